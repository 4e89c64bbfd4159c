"""Documents for a client, made of an offer: they cannot reach the plan."""
