"""Who may keep a draft. Pure: no database, no request."""

from datetime import datetime

from sqlalchemy import ColumnElement

from forum.accounts.policy import may_change_account, may_see_account, may_write
from forum.accounts.viewer import Viewer
from forum.core.permission import Verdict
from forum.drafts.models import Draft

MOST = 100  # for one member, so that a forgotten program cannot fill the disk


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """One's own. There is no role that reads a draft of somebody else."""
    return Draft.member_id == viewer.member_id


def may_keep_draft(viewer: Viewer, at: datetime) -> Verdict:
    """Who may not write here gives no texts about their health to be kept either."""
    return may_write(viewer, at)


def may_see_drafts(viewer: Viewer) -> Verdict:
    """Also who lost the standing to write: the words are theirs."""
    return may_see_account(viewer)


def may_discard_draft(viewer: Viewer) -> Verdict:
    return may_change_account(viewer)
