"""Whose devices, and how many. Pure: no database, no request."""

from sqlalchemy import ColumnElement

from forum.accounts.policy import may_change_account, may_see_account
from forum.accounts.viewer import Viewer
from forum.core.permission import Verdict
from forum.push.models import PushDevice

MOST = 10  # for one member


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """One's own. There is no role that sees a device of somebody else."""
    return PushDevice.member_id == viewer.member_id


def may_see_devices(viewer: Viewer) -> Verdict:
    return may_see_account(viewer)


def may_change_devices(viewer: Viewer) -> Verdict:
    return may_change_account(viewer)
