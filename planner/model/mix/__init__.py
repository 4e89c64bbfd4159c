"""Which active accounts to resell and which to put on commission, so that profit is highest."""
