"""The words by which threads are found, from a list that moderators keep."""
