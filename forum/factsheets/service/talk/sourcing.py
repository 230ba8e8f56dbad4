"""Holding a reply that is said to be sourced to it, as it is written."""

from sqlalchemy import delete, select

from forum.accounts.viewer import Viewer
from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.facts import facts_in
from forum.core.i18n import _
from forum.factsheets.models import PostSource, Reference, ReferenceKey
from forum.factsheets.talk.facts import known_facts
from forum.factsheets.talk.sourced import carries, sources_in
from forum.threads.kinds import ReplyKind


def keep_sources(
    viewer: Viewer, post_id: int, kind: ReplyKind, *, body: str, html: str, is_new: bool = False
) -> None:
    """Which publications a sourced reply or the answer of an expert names. Of another kind of
    reply nothing is kept.

    Raises Invalid for one that is said to be sourced and names nothing that still stands.
    """
    if not is_new:
        db.session.execute(delete(PostSource).where(PostSource.post_id == post_id))
    if kind not in (ReplyKind.SOURCED, ReplyKind.EXPERT):
        return
    keys = sources_in(body)
    if kind == ReplyKind.SOURCED:
        known = known_facts(viewer, facts_in(html))
        if not carries((found.card for found in known.values()), _statuses(keys)):
            _refuse()
    db.session.add_all(PostSource(post_id=post_id, key=key) for key in keys)
    db.session.flush()


def keep_again(post_id: int, kind: ReplyKind | None, body: str) -> None:
    """After somebody else changed the text: what it names now, and nothing is asked of that."""
    db.session.execute(delete(PostSource).where(PostSource.post_id == post_id))
    if kind in (ReplyKind.SOURCED, ReplyKind.EXPERT):
        db.session.add_all(PostSource(post_id=post_id, key=key) for key in sources_in(body))
        db.session.flush()


def _statuses(keys: list[str]) -> list[str]:
    """Of those that we do not know it is not known."""
    if not keys:
        return []
    query = (
        select(ReferenceKey.key, Reference.status)
        .join(Reference, Reference.id == ReferenceKey.reference_id)
        .where(ReferenceKey.key.in_(keys))
    )
    known: dict[str, str] = {row.key: row.status for row in db.session.execute(query)}
    return [known.get(key, "unknown") for key in keys]


def _refuse() -> None:
    wrong = _(
        "Onderbouwd kan met een bron: zet de code van een bewering van een factsheet in je tekst, "
        "zoals [[feit:helpt-rekken#2]], of de DOI van een onderzoek. Een bron die is ingetrokken "
        "telt niet mee. Heb je geen bron, kies dan Ervaring."
    )
    raise Invalid(wrong, errors={"kind": [wrong]})
