"""Fact sheets: knowledge with its sources, made from articles, kept by moderators."""
