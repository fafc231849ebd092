"""The usual page, painted several times as quickly: its program read in one go, its level lines in one loop each."""
