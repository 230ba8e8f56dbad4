"""Who takes what up, and whose notes are whose. Pure: no database, no request."""

from forum.accounts.policy import may_moderate
from forum.accounts.viewer import Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no


def may_take_up(viewer: Viewer, *, is_about_viewer: bool) -> Verdict:
    verdict = may_moderate(viewer)
    if verdict and is_about_viewer:
        return no("not_oneself", _("Over jezelf beslist een ander."))
    return verdict


def may_remove_note(viewer: Viewer, writer_id: int) -> Verdict:
    verdict = may_moderate(viewer)
    if verdict and viewer.id != writer_id:
        return no("not_yours", _("Alleen wie een notitie schreef, kan haar weghalen."))
    return verdict
