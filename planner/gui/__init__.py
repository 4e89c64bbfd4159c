"""The window. It reads the plan, asks the document for edits and shows results."""
