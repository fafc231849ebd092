"""One module a command. Each imports what it needs when it runs, so that `sqs --help` answers at once."""
