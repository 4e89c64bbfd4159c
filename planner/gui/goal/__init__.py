"""Goal seek in the window: what an input has to be, asked beside it or on its own."""
