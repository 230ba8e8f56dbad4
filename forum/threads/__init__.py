"""Threads, the posts in them, and the voices they are written with."""
