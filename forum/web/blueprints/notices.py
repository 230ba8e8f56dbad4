"""What can be found, and what is told: search, notifications, mail, feeds."""

from forum.web import bounces, digest, hooks, mail, mail_stop, notices, search, sitemap
from forum.web.feeds import followed, public

BLUEPRINTS = (
    search.bp,
    public.bp,
    followed.bp,
    sitemap.bp,
    notices.bp,
    digest.bp,
    mail.bp,
    mail_stop.bp,
    bounces.bp,
    hooks.bp,
)
