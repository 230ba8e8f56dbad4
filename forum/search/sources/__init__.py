"""What each room has that can be found: its texts, and what a reader may see of what was found."""
