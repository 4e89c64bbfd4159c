"""Resell or commission, as a picture."""
