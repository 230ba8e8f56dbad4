"""Saving and discarding drafts."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, func, select, update

from forum.accounts.service.pausing import get_held
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db, insert_or
from forum.core.errors import Conflict, Invalid, Stale
from forum.core.i18n import _, number
from forum.core.permission import require
from forum.drafts.keys import read_key
from forum.drafts.models import Draft
from forum.drafts.policy import MOST, may_discard_draft, may_keep_draft, visible_to
from forum.drafts.queries import find_draft
from forum.drafts.views import POLL_OPTIONS, POLL_QUESTION, DraftView

NONE_YET = 0  # the version of a draft that is not there
# The rest is chosen, and is no loss by itself.
WRITTEN = ("title", "body", "to", POLL_QUESTION, *POLL_OPTIONS)

Fields = Mapping[str, str]


def save(viewer: Viewer, key: str, *, fields: Fields, version: int | None = None) -> DraftView:
    """The draft as it is now kept.

    With `version`, the one that was read, only over that very one; NONE_YET is only where there
    is none. Otherwise over whatever stands there. Raises Stale when another window saved something
    else meanwhile, with its texts by field in `errors`; Conflict for a member with too many, and
    Invalid where nothing was written.
    """
    require(may_keep_draft(viewer, clock.now()))
    read_key(key)
    if is_blank(fields):
        wrong = _("Er is nog niets om te bewaren.")
        raise Invalid(wrong, code="blank", errors={"body": [wrong]})
    kept = _change(viewer, key, fields, version) or _add(viewer, key, fields, version)
    return kept or _as_it_stands(viewer, key, fields)


def discard(viewer: Viewer, key: str, *, version: int | None = None) -> None:
    """What is gone already is gone. Raises Stale when `version` is not what stands there."""
    require(may_discard_draft(viewer))
    read_key(key)
    mine = [visible_to(viewer), Draft.key == key]
    if version is not None:
        mine.append(Draft.version == version)
    went = db.session.scalars(delete(Draft).where(*mine).returning(Draft.key)).all()
    if version is not None and not went:
        _check_gone(viewer, key)


def is_blank(fields: Fields) -> bool:
    return not any(fields.get(name, "").strip() for name in WRITTEN)


def _change(viewer: Viewer, key: str, fields: Fields, version: int | None) -> DraftView | None:
    change = update(Draft).where(visible_to(viewer), Draft.key == key)
    if version is not None:
        change = change.where(Draft.version == version)
    change = change.values(version=Draft.version + 1, **_texts(fields))
    return _kept(key, fields, change.returning(Draft.version))


def _add(viewer: Viewer, key: str, fields: Fields, version: int | None) -> DraftView | None:
    """None where another is in the way. The member is held, so that two at once take turns, and
    nothing is kept for who was just erased."""
    if version not in (None, NONE_YET):
        return None
    get_held(viewer.member_id)
    _check_room(viewer, key)
    texts = _texts(fields)
    row = {"member_id": viewer.member_id, "key": key, "version": _first_version(), **texts}
    add = insert_or(Draft).values(row)
    place = [Draft.member_id, Draft.key]
    if version is None:
        over = {"version": Draft.version + 1, **texts}
        add = add.on_conflict_do_update(index_elements=place, set_=over)
    else:
        add = add.on_conflict_do_nothing(index_elements=place)
    return _kept(key, fields, add.returning(Draft.version))


def _check_room(viewer: Viewer, key: str) -> None:
    others = select(func.count()).where(visible_to(viewer), Draft.key != key)
    if (db.session.scalar(others) or 0) >= MOST:
        told = _(
            "Je hebt al %(most)s concepten, en meer bewaren we er niet. Gooi er eerst een weg bij "
            "‘Concepten’.",
            most=number(MOST),
        )
        raise Conflict(told, code="too_many_drafts")


def _first_version() -> int:
    """Later than any version of a draft that stood here before: who still has that one open
    would otherwise write over this one."""
    return int(clock.now().timestamp() * 1000)


def _texts(fields: Fields) -> dict[str, Any]:
    return {"fields": json.dumps(dict(fields), ensure_ascii=False), "saved_at": clock.now()}


def _kept(key: str, fields: Fields, statement: Any) -> DraftView | None:
    version = db.session.scalar(statement, execution_options={"synchronize_session": False})
    return None if version is None else DraftView(key, fields, version, clock.now())


def _as_it_stands(viewer: Viewer, key: str, fields: Fields) -> DraftView:
    """What the other window saved, when that is the very same. Raises Stale otherwise."""
    stands = find_draft(viewer, key)
    if stands and stands.fields == fields:
        return stands
    texts = {name: [text] for name, text in stands.fields.items()} if stands else {}
    raise Stale(_("Dit concept is intussen in een ander venster veranderd."), errors=texts)


def _check_gone(viewer: Viewer, key: str) -> None:
    if find_draft(viewer, key):
        raise Stale(_("Dit concept is intussen in een ander venster veranderd."))
