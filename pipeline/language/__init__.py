"""English as inspectors write it: number words, shares, sentences, and the rules that are data."""
