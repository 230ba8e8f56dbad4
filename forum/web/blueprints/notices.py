"""What can be found, and what is told: search, notifications, mail, feeds."""

from forum.web import feeds, notices

BLUEPRINTS = (feeds.bp, notices.bp)
