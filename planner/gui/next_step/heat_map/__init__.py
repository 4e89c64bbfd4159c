"""Price and accounts: what the book earns with each."""
