"""Members: who they are, how they prove it, and what they agreed to."""
