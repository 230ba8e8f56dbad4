"""What can be found, and what is told: search, notifications, mail, feeds."""

from forum.web import bounces, feeds, mail, mail_stop

BLUEPRINTS = (feeds.bp, mail.bp, mail_stop.bp, bounces.bp)
