"""Words that moderators watch: the list, and finding them in a text."""
