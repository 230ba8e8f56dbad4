"""Trying one thing for some weeks: what it is, and those weeks beside the ones before."""
