"""Proposals that were sent: listed, opened exactly as they were, and held against today."""
