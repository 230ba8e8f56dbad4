"""A diary as a file: to take along, to hand to a doctor, and to read in again."""
