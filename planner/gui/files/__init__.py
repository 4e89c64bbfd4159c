"""Plans as files: opened, kept, never lost."""
