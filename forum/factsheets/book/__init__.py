"""All published sheets as one book."""
