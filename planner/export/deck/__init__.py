"""Slides with native charts: what is the same in those for a client and in our own."""
