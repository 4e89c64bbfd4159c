"""The screen that is turned to the client, made of an offer: it cannot reach the plan."""
