"""The next tier: what it takes, what it saves, and what losing this one would cost."""
