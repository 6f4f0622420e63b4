"""Checks: what does not add up among the claims. Written by the lead; in work."""
