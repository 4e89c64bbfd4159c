"""The page of packages."""
