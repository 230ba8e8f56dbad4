"""Measurements of what it costs. Not tests: machines differ, so each gives ratios of one run."""
