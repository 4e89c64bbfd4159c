"""The parts of the column of what is assumed."""
