"""Keeping sources and what is found about them."""
