"""Who may leave something with a post. Pure: no database, no request."""

from datetime import datetime

from forum.accounts.policy import may_change_account, may_write
from forum.accounts.viewer import Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no
from forum.threads.views import PostView


def may_react(viewer: Viewer, post: PostView, at: datetime) -> Verdict:
    """A reaction speaks to others, so it takes what writing takes; a lock is about words only."""
    if viewer.is_member and post.mine:
        return no("own_post", _("Je eigen bericht kun je niet zelf waarderen."))
    if post.is_deleted or post.withheld:
        return no("gone", _("Dit bericht is verwijderd."))
    return may_write(viewer, at)


def may_keep(viewer: Viewer) -> Verdict:
    """Nobody else ever sees what one keeps, so standing has nothing to do with it. It does tell of
    one's health, and a note more so: that takes the consent that other texts take."""
    verdict = may_change_account(viewer)
    if verdict and not viewer.has_consent:
        return no("consent_required", _("Geef eerst toestemming voor het bewaren van je teksten."))
    return verdict
