"""Accounts month by month, the tier reached and the tier billed."""
