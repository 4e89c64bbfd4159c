"""What moves the profit: one driver at a time."""
