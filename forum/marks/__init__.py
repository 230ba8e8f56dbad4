"""What a reader leaves with what others wrote: how far, whether to follow, what to keep."""
