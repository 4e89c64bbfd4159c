"""Goal seek: what an input must be for the book, or one package, to meet a goal."""
