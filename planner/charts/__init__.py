"""Results → pictures. No Qt, no files, no global state."""
