"""The economics: frozen plans in, plain results out. No Qt, no files, no words, no floats."""
