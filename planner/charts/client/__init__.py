"""Charts that a client may see, drawn of an offer: they cannot reach the plan."""
