"""What stands between a text and its readers: limits for newcomers, watched words, floods."""
