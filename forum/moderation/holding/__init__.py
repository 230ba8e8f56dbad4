"""What waits for a moderator before readers see it, and what became of it."""
