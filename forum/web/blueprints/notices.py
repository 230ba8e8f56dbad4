"""What can be found, and what is told: search, notifications, mail, feeds."""

from forum.web import sitemap
from forum.web.feeds import followed, public

BLUEPRINTS = (public.bp, followed.bp, sitemap.bp)
