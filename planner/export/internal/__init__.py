"""Documents for the agency itself: each page says so."""
