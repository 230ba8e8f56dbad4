"""What can be found, and what is told: search, notifications, mail, feeds."""

from forum.web import bounces, digest, feeds, mail, mail_stop

BLUEPRINTS = (digest.bp, digest.letter, feeds.bp, mail.bp, mail_stop.bp, bounces.bp)
