"""Results as documents: files that leave the program."""
