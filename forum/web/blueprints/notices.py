"""What can be found, and what is told: search, notifications, mail, feeds."""

from forum.web import feeds, search

BLUEPRINTS = (feeds.bp, search.bp)
