"""What a maintainer does with a corpus: add, check, review, evaluate, see what is held."""
