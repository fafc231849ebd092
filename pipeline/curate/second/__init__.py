"""Second: a letter read by a language model or another person, each entry held to the letter's own words."""
