"""Cumulative cash, and the month from which it stays above nothing."""
