"""The domain: frozen nouns that travel from stage to stage. No input, no output, no rules."""
