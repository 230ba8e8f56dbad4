"""What members are told of: one row for a member and what it is about, and never its words."""
