"""What members and others report, what is decided about it, and objections to that."""
