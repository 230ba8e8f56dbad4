"""What can be found, and what is told: search, notifications, mail, feeds."""

from forum.web import bounces, hooks, mail, mail_stop, notices, search, sitemap
from forum.web.feeds import followed, public

BLUEPRINTS = (
    search.bp,
    public.bp,
    followed.bp,
    sitemap.bp,
    hooks.bp,
    mail.bp,
    mail_stop.bp,
    bounces.bp,
    notices.bp,
)
