"""Who may see and keep fact sheets. Pure: no database, no request."""

from datetime import datetime

from sqlalchemy import ColumnElement, true

from forum.accounts.policy import may_moderate, may_write
from forum.accounts.viewer import Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, login_first, no, yes
from forum.factsheets.models import FactSheet


def may_curate(viewer: Viewer) -> Verdict:
    """Importing, editing, publishing, withdrawing and pinning."""
    return may_moderate(viewer)


def may_review(viewer: Viewer, at: datetime) -> Verdict:
    """Putting one's name to a text: for who is known by a profession that was checked."""
    if not (verdict := may_write(viewer, at)):
        return verdict
    if not viewer.is_expert:
        return no("experts_only", _("Alleen een geverifieerde expert kan dit doen."))
    return verdict


def may_see_reviews(viewer: Viewer, at: datetime) -> Verdict:
    """What waits for a look: for curators, and for experts of good standing."""
    if not viewer.is_member:
        return login_first(_("Log in als expert of moderator."))
    if viewer.is_staff:
        return yes
    if viewer.is_expert:
        return may_write(viewer, at)
    return no("reviewers_only", _("Alleen experts en moderators kunnen dit zien."))


def sees_notes(viewer: Viewer) -> bool:
    """What reviewers tell each other of how well a source fits its claim."""
    return viewer.is_staff or viewer.is_expert


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Which sheets exist for the viewer: drafts are for those who work on them."""
    return true() if viewer.is_staff else is_read()


def is_read() -> ColumnElement[bool]:
    """Which sheets readers read now, whoever asks: for what is the same for everyone."""
    return FactSheet.published_number.is_not(None)
