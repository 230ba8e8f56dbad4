"""What members suggest about a sheet, and what curators answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select, update

from forum.accounts.policy import may_write
from forum.accounts.viewer import Viewer
from forum.core import clock, throttles
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound
from forum.core.facts import Fact
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.core.throttles import Limit
from forum.factsheets.models import SheetSuggestion
from forum.factsheets.models.uses import WHOLE
from forum.factsheets.policy import may_curate
from forum.factsheets.queries import unknown
from forum.factsheets.talk.facts import known_facts
from forum.factsheets.talk.kinds import CONTRADICTION
from forum.threads.posts import get_readable_post

SUGGESTED = Limit("sheet suggestions by member", 10, timedelta(hours=24))
_SOURCE = re.compile(r"(?:doi: ?)?10\.[0-9]{4,9}/\S{1,200}|https?://[^\s/]{1,200}\S{0,200}", re.I)


@dataclass(frozen=True)
class Suggested:
    """`claim` is the key of a claim, `post_id` a post that speaks against it, and `source` a DOI
    or the address of a publication."""

    kind: str
    body: str
    claim: int | None = None
    post_id: int | None = None
    source: str | None = None

    @classmethod
    def of(cls, data: Mapping[str, Any], *sites: str) -> "Suggested":
        """From what crossed a door of the forum, which is known by these addresses. Raises Invalid
        for a post on another site."""
        post_id, site = data["post_id"] or (None, None)
        if site and site.casefold() not in {urlsplit(own).netloc.casefold() for own in sites}:
            _refuse(
                "post_id", _("Deze link leidt naar een andere site. Plak er een van dit forum.")
            )
        return cls(**{**data, "post_id": post_id})


def suggest(viewer: Viewer, slug: str, said: Suggested) -> SheetSuggestion:
    """Something for curators to look at.

    Raises NotFound for a sheet that there is not, Invalid for a claim, post or source that there
    is not, and TooMany for who goes on without a pause.
    """
    require(may_write(viewer, clock.now()))
    sheet_id = _sheet(viewer, slug, said.claim)
    _check_post(viewer, said)
    if said.source and not _SOURCE.fullmatch(said.source):
        _refuse("source", _("Geef een DOI (10.…) of een webadres."))
    throttles.take(SUGGESTED, str(viewer.member_id))
    made = SheetSuggestion(
        sheet_id=sheet_id,
        claim_key=said.claim or WHOLE,
        post_id=said.post_id,
        kind=said.kind,
        body=said.body,
        source=said.source or None,
        member_id=viewer.member_id,
        created_at=clock.now(),
    )
    db.session.add(made)
    db.session.flush()
    return made


def close_suggestion(viewer: Viewer, suggestion_id: int, *, outcome: str, answer: str) -> None:
    """With an answer for who suggested it. Raises NotFound, Conflict when it was closed before."""
    require(may_curate(viewer))
    one = SheetSuggestion.id == suggestion_id
    closed = update(SheetSuggestion).where(one, SheetSuggestion.closed_at.is_(None))
    told = {"outcome": outcome, "answer": answer}
    closed = closed.values(closed_at=clock.now(), closed_by=viewer.id, **told)
    if db.session.scalar(closed.returning(SheetSuggestion.id)) is not None:
        return
    if db.session.scalar(select(SheetSuggestion.id).where(one)) is None:
        raise NotFound(_("Deze suggestie bestaat niet."))
    raise Conflict(_("Deze suggestie is al afgehandeld."), code="closed")


def _sheet(viewer: Viewer, slug: str, claim: int | None) -> int:
    whole, one = Fact(slug, WHOLE), Fact(slug, claim or WHOLE)
    known = known_facts(viewer, [whole, one])
    if whole.place not in known:
        raise unknown()
    if one.place not in known or known[one.place].card.is_gone:
        _refuse("claim", _("Deze bewering staat niet op de factsheet."))
    return known[whole.place].sheet_id


def _check_post(viewer: Viewer, said: Suggested) -> None:
    if said.post_id is None:
        return
    if said.kind != CONTRADICTION:
        _refuse("post_id", _("Een bericht noem je alleen bij tegenspraak."))
    try:
        get_readable_post(viewer, said.post_id)
    except NotFound:
        _refuse("post_id", _("Dit bericht bestaat niet, of je kunt het niet lezen."))


def _refuse(field: str, wrong: Text) -> None:
    raise Invalid(wrong, errors={field: [wrong]})
