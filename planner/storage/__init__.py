"""Plan ⇄ file: what a plan looks like on disk, and how it gets there unharmed."""
