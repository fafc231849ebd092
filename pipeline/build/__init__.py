"""A corpus made into a database: every letter read, what is unchanged taken from the cache."""
