"""The page on which a client is quoted."""
