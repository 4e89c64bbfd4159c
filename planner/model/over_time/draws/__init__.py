"""Chance that is the same on every machine: raw integers of a named generator, integer tables."""
