"""The review desk: a letter in this machine's browser, each answer in its `findings.yml` at once."""
