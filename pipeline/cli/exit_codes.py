"""The status that a command ends with."""

ALL_WELL = 0
FOUND_WANTING = 1
"""Letters that could not be read, or that are no longer read as a person has checked them."""
USER_ERROR = 2
FAULT_IN_SQS = 3
DOUBTFUL = 4
"""All letters were added, some with a doubt about them that a person must settle."""
STOPPED = 130
