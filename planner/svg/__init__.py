"""Drawings that people give: what of them is safe, and drawn alike everywhere."""
