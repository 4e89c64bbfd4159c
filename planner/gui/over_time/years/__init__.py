"""What each year brings."""
