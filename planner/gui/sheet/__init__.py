"""A table for the keyboard, over any part of the plan."""
