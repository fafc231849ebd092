"""Generators: what a statement may mean, each reading with the evidence that speaks for it."""
