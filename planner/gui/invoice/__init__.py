"""The vendor's invoice held against the book."""
