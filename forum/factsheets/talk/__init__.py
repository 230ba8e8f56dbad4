"""Fact sheets in conversations: claims in posts, pins, what members suggest."""
