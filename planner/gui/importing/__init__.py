"""Client lists from other programs."""
