"""How sure it is: the chances of tiers and of the goal, and how far the months spread."""
