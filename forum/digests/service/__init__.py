"""What members do with digests, and what the clock does."""
