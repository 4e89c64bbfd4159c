"""The same book under another programme."""
