"""The page of the best next step, and what lies behind it."""
