"""The command `sqs`: its commands, the interview of `sqs review`, and every report that is printed."""
