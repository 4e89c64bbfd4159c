"""The page of prices and tiers."""
