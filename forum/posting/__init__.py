"""Writing, composed: all that must happen when a text is stored, in one transaction."""
