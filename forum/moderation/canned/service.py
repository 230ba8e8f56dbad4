"""Keeping the list of reasons. Of what is changed the log of moderation tells."""

from typing import Any

from sqlalchemy import ColumnElement

from forum.accounts.policy import may_moderate
from forum.accounts.service.pausing import require_there
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db, insert_or
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.slugs import slugify
from forum.moderation.acts import Act
from forum.moderation.canned.models import CannedReason
from forum.moderation.canned.queries import get_reason, reasons
from forum.moderation.canned.standard import Reason
from forum.moderation.entries import log_act

MOST = 60  # more is no list to choose from


def add(viewer: Viewer, *, title: str, body: str) -> Reason:
    """Known from then on by a code made of its title. Raises Conflict for a title that makes the
    code of another, and for a list that is full."""
    require(may_moderate(viewer))
    found, code = reasons(viewer), slugify(title).replace("-", "_")
    if len(found) >= MOST:
        raise Conflict(_("De lijst is vol. Haal eerst een reden weg."), code="too_many_reasons")
    is_new = code not in {reason.code for reason in found}
    is_gone = CannedReason.removed_at.is_not(None)
    if not (is_new and _keep(viewer, code, is_gone, **_said(title, body))):
        raise Conflict(_("Er is al een standaardreden met deze titel."), code="taken")
    log_act(viewer, Act.ADD_REASON, about=title)
    return Reason(code, title, body)


def change(viewer: Viewer, code: str, *, title: str, body: str) -> Reason:
    """What was decided with it before keeps the words it had. Raises NotFound, as the one below."""
    before = get_reason(viewer, code)
    _keep(viewer, code, **_said(title, body))
    log_act(viewer, Act.CHANGE_REASON, about=title, note=f"{before.body} → {body}")
    return Reason(code, title, body)


def remove(viewer: Viewer, code: str) -> None:
    found = get_reason(viewer, code)
    _keep(viewer, code, **_said(found.title, found.body) | {"removed_at": clock.now()})
    log_act(viewer, Act.REMOVE_REASON, about=found.title)


def _said(title: str, body: str) -> dict[str, Any]:
    return {"title": title, "body": body, "removed_at": None}


def _keep(viewer: Viewer, code: str, over: ColumnElement[bool] | None = None, **facts: Any) -> bool:
    """Whether it was: what is there already only where `over` says so."""
    require_there(viewer.member_id)
    facts |= {"changed_by": viewer.member_id, "changed_at": clock.now()}
    kept = insert_or(CannedReason).values(code=code, **facts)
    kept = kept.on_conflict_do_update(index_elements=["code"], set_=facts, where=over)
    kept = kept.returning(CannedReason.id)
    return db.session.scalar(kept, execution_options={"synchronize_session": False}) is not None
