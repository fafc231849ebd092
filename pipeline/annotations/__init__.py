"""What people have checked in a letter: the entries of its `findings.yml`, and where they stand."""
