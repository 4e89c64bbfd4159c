"""The page of the months to come."""
