"""Keeping what conversations and sheets have to do with each other."""
