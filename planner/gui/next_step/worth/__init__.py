"""What each client and each package is worth."""
