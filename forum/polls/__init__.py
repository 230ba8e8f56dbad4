"""Questions with answers to choose from. Nobody sees who chose what."""
