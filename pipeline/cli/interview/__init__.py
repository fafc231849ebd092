"""The interview of `sqs review`: questions to a person at a terminal, each answer on disk before the next question."""
