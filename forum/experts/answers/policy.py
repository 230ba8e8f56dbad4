"""Who may stand behind an answer. Pure: no database, no request."""

from datetime import datetime

from forum.accounts.viewer import Viewer
from forum.core.i18n import _
from forum.core.permission import Verdict, no
from forum.experts.policy import may_work
from forum.threads.views import PostView


def may_endorse(viewer: Viewer, post: PostView, at: datetime) -> Verdict:
    """Another expert than who wrote it, of what is an answer of an expert."""
    if not (verdict := may_work(viewer, at)):
        return verdict
    if not post.is_expert or not post.is_readable:
        return no("no_answer", _("Alleen een antwoord van een expert kun je onderschrijven."))
    if post.mine:
        return no("own_post", _("Je eigen antwoord kun je niet onderschrijven."))
    return verdict
