"""What is under way in one browser: begun in one request, done in another, and done once."""

import json
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, delete, select, true

from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict
from forum.core.i18n import _
from forum.core.ids import new_token, token_hash
from forum.proofs.models import Ceremony

LASTS = timedelta(minutes=10)


class Step(StrEnum):
    """What a browser is in the middle of."""

    SECOND_FACTOR = "second_factor"
    PASSKEY_LOG_IN = "passkey_log_in"
    PASSKEY_SECOND = "passkey_second"
    PASSKEY_NEW = "passkey_new"
    OTHER_PROVIDER = "other_provider"
    LINK_IDENTITY = "link_identity"
    NEW_IDENTITY = "new_identity"


@dataclass(frozen=True)
class Begun:
    """What was kept when it began. `facts` are plain data, such as a challenge."""

    member_id: int | None
    facts: dict[str, Any]


def begin(step: Step, *, member_id: int | None = None, **facts: Any) -> str:
    """The token that the browser keeps until it comes back."""
    token = new_token()
    db.session.add(
        Ceremony(
            kind=step,
            member_id=member_id,
            token_hash=token_hash(token),
            facts=json.dumps(facts),
            began_at=clock.now(),
        )
    )
    return token


def look(step: Step, token: str) -> Begun:
    """What was begun with this token, left as it is. Raises Conflict as `finish` does."""
    query = select(Ceremony.member_id, Ceremony.facts).where(*_open(step, token))
    return _shown(db.session.execute(query).one_or_none())


def finish(step: Step, token: str, *, of: int | None = None) -> Begun:
    """What was begun with this token, which from now on is used up; `of` whom, if that is known.

    Raises Conflict (`step_over`) for one that is used, too old, of another step or member, or not
    ours.
    """
    whose = Ceremony.member_id == of if of is not None else true()
    taken = delete(Ceremony).where(*_open(step, token), whose)
    returned = taken.returning(Ceremony.member_id, Ceremony.facts)
    return _shown(db.session.execute(returned).one_or_none())


def over() -> Conflict:
    return Conflict(_("Dit duurde te lang. Begin opnieuw."), code="step_over")


def _open(step: Step, token: str) -> tuple[ColumnElement[bool], ...]:
    fresh = Ceremony.began_at > clock.now() - LASTS
    return Ceremony.kind == step, Ceremony.token_hash == token_hash(token), fresh


def _shown(row: Any) -> Begun:
    if row is None:
        raise over()
    return Begun(row.member_id, json.loads(row.facts))
