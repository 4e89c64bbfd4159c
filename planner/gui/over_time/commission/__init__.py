"""Commissions that run out, by when their accounts joined."""
