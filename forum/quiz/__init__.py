"""The quiz: statements that each stand on a claim of a fact sheet, and go when that changes."""
