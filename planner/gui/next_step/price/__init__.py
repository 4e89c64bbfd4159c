"""The price finder: what a package must cost at each tier, and what an input must be."""
