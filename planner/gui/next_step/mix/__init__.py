"""Which accounts to resell and which to put on commission: the best mix, and why."""
