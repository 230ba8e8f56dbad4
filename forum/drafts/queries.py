"""Reading one's own drafts."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.core.questions import Question
from forum.drafts.keys import read_key
from forum.drafts.models import Draft
from forum.drafts.policy import MOST, may_see_drafts, visible_to
from forum.drafts.views import DraftView


def drafts(viewer: Viewer) -> list[DraftView]:
    """All of them, the latest saved first: there are never more than a few."""
    require(may_see_drafts(viewer))
    newest = _own(viewer).order_by(Draft.saved_at.desc(), Draft.key).limit(MOST)
    return [_show(row) for row in db.session.execute(newest)]


def get_draft(viewer: Viewer, key: str) -> DraftView:
    """Raises NotFound, also for what is no key."""
    require(may_see_drafts(viewer))
    read_key(key)
    found = find_draft(viewer, key)
    if found is None:
        raise NotFound(_("Dit concept bestaat niet."))
    return found


def find_draft(viewer: Viewer, key: str) -> DraftView | None:
    question = ask_draft(viewer, key)
    return question.ask() if question else None


def ask_draft(viewer: Viewer, key: str) -> Question[DraftView | None] | None:
    """A guest has none, so for a guest there is no question."""
    if not viewer.is_member:
        return None
    return Question(_own(viewer).where(Draft.key == key), _first)


def _own(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    columns = (Draft.key, Draft.fields, Draft.version, Draft.saved_at)
    return select(*columns).where(visible_to(viewer))


def _first(rows: Sequence[Any]) -> DraftView | None:
    return _show(rows[0]) if rows else None


def _show(row: Any) -> DraftView:
    return DraftView(row.key, json.loads(row.fields), row.version, row.saved_at)
