"""The expected months: the forecast as a chart, and every month in a table."""
