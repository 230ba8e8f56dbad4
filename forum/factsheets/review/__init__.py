"""Drafts in review, versions beside each other, and who signed."""
