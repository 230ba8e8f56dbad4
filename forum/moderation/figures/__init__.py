"""What everybody may know of moderation: how much of it there was, in a year."""
