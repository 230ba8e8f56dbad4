"""Telling other programs that something new can be read, at addresses that an admin chose."""
