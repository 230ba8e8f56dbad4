"""Hours in which experts answer in one thread."""
