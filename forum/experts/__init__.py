"""Experts: who they are, what they are asked, and what they answer."""
