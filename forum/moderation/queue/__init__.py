"""All that waits for a moderator, in one list: what first, until when, and by whom."""
