"""From the window into the proposal: copying, saving and previewing."""
