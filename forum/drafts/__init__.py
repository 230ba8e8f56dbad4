"""What members are still writing, kept sealed."""
