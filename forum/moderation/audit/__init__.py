"""That the log is what it was: each line tied to the one before it."""
