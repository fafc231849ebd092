"""Interpret: what each numeric phrase says: how many of how many, of what, and which way it counts."""
