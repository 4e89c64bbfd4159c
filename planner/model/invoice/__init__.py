"""The vendor's invoice held against the book: which line is whose, and why amounts differ."""
