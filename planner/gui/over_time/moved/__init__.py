"""What moves the profit from today to a month to come."""
