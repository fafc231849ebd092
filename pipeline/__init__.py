"""The road from a letter's page to a comparable row: read, segment, extract, interpret, validate, load, explore."""
