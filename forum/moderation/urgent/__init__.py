"""Answers by mail that named an emergency and do not stand on the forum: nobody else sees them."""
