"""A base and named differences, side by side."""
