"""Reasons that moderators give often, in words that they keep themselves."""
