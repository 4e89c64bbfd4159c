"""The months to come: what is expected, what is possible, and why they differ from today."""
