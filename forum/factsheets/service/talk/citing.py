"""Keeping which claims a post points at, as the post is written."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.facts import MOST_FACTS, Fact, Place, facts_in
from forum.core.i18n import Text, _
from forum.factsheets.models import ClaimLink, FactSheet, PostClaim, PostSource
from forum.factsheets.talk.facts import KnownFact, known_facts


def cite(
    viewer: Viewer, post_id: int, html: str, *, is_new: bool = False, keeps: bool = False
) -> None:
    """What the text points at now. What it pointed at before it may go on pointing at, as it was
    then, whatever became of that. With `keeps` it does so also where the text names it no more.

    Raises Invalid, with nothing kept, for more than one text may have and for what there is not.
    """
    facts = facts_in(html)
    if is_new and not facts:
        return
    _check_number(facts)
    before = {} if is_new else _named_before(post_id)
    known = known_facts(viewer, facts)
    _check_known(facts, known, before)
    wanted = {fact.place: fact for fact in facts}
    for place, row in before.items():
        if place not in wanted and not keeps:
            db.session.delete(row)
    for place, fact in wanted.items():
        _keep(post_id, fact, before.get(place), known.get(place))
    db.session.flush()


def forget_post(post_id: int) -> None:
    """Of a post that was deleted."""
    for table in (PostClaim, PostSource, ClaimLink):
        db.session.execute(delete(table).where(table.post_id == post_id))


def _keep(post_id: int, fact: Fact, row: PostClaim | None, known: KnownFact | None) -> None:
    """A version that the text names counts; else that of the day it was first named."""
    if row is not None:
        row.number = fact.version or row.number
    elif known is not None:
        number = fact.version or known.number
        about = {"sheet_id": known.sheet_id, "claim_key": fact.key}
        db.session.add(PostClaim(post_id=post_id, number=number, **about))


def _named_before(post_id: int) -> Mapping[Place, PostClaim]:
    query = (
        select(FactSheet.slug, PostClaim)
        .join(FactSheet, FactSheet.id == PostClaim.sheet_id)
        .where(PostClaim.post_id == post_id)
    )
    return {(slug, row.claim_key): row for slug, row in db.session.execute(query)}


def _check_number(facts: Sequence[Fact]) -> None:
    if len(facts) > MOST_FACTS:
        _refuse(_("Noem hoogstens %(most)s factsheets of beweringen.", most=MOST_FACTS))


def _check_known(
    facts: Sequence[Fact], known: Mapping[Place, KnownFact], before: Mapping[Place, PostClaim]
) -> None:
    for fact in facts:
        found = known.get(fact.place)
        if not found and fact.place not in before:
            _refuse(_("Deze factsheet of bewering bestaat niet: %(code)s", code=fact.code))
        if found and fact.version and fact.version > found.number:
            said = {"code": fact.code, "version": fact.version}
            _refuse(_("Van %(code)s bestaat versie %(version)s niet.", **said))


def _refuse(wrong: Text) -> None:
    raise Invalid(wrong, errors={"body": [wrong]})
