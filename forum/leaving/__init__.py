"""Taking everything along, pausing, and really leaving."""
