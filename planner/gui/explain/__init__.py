"""The panel that opens a figure to its lines."""
