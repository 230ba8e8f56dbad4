"""What moderators decided about one member's words, and what the member did as one of them."""

from collections.abc import Callable, Iterator, Sequence
from json import loads
from typing import Any

from sqlalchemy import Select, and_, case, or_, select

from forum.core.i18n import _
from forum.core.sections import Row, Section, in_batches, section
from forum.moderation.acts import LABELS
from forum.moderation.gates.models import WatchedWord
from forum.moderation.gates.words.actions import ACTIONS
from forum.moderation.member_notes import exporting as member_notes
from forum.moderation.models import HeldPost, LogEntry
from forum.moderation.queue import exporting as queue
from forum.threads.owners import posts_of, threads_of
from forum.threads.reasons import TITLES

DECISION = {
    "act": _("Wat"),
    "thread_id": _("Gesprek nummer"),
    "post_id": _("Bericht nummer"),
    "reason": _("Reden"),
    "done_at": _("Wanneer"),
}
ACT = {
    "act": _("Wat"),
    "thread_id": _("Gesprek nummer"),
    "post_id": _("Bericht nummer"),
    "about": _("Categorie of label"),
    "reason": _("Reden"),
    "note": _("Jouw notitie"),
    "done_at": _("Wanneer"),
}
HELD = {
    "thread_id": _("Gesprek nummer"),
    "post_id": _("Bericht nummer"),
    "content": _("Wat je stuurde"),
    "reason": _("Waarom het werd vastgehouden"),
    "held_at": _("Wanneer"),
    "decided_at": _("Beslist"),
    "decision": _("Besluit"),
    "answer": _("Reden"),
}
DECIDED = {"decided_at": _("Beslist"), "decision": _("Besluit")}
WATCHED = {
    "word": _("Woord"),
    "action": _("Wat ermee gebeurt"),
    "reason": _("Reden"),
    "kept_at": _("Wanneer"),
}
WORDS = {"act": {act.value: label for act, label in LABELS.items()}, "reason": TITLES}


def export(member_id: int) -> Sequence[Section]:
    about = in_batches(_about(member_id), LogEntry.id)
    mine = LogEntry.moderator_id == member_id
    did = _("Wat je als moderator deed")
    return [
        Section("decisions", _("Besluiten over wat je schreef"), DECISION, about, WORDS),
        Section(
            "held_posts",
            _("Berichten van jou die op een moderator wachtten"),
            HELD,
            _held(member_id),
        ),
        section(
            HeldPost,
            HeldPost.decided_by == member_id,
            DECIDED,
            "decided_held_posts",
            _("Vastgehouden berichten waarover je besliste"),
        ),
        *member_notes.export(member_id),
        _watched(member_id),
        section(LogEntry, mine, ACT, "acts", did, words=WORDS, is_long=True),
        *queue.export(member_id),
    ]


def _watched(member_id: int) -> Section:
    return section(
        WatchedWord,
        WatchedWord.kept_by == member_id,
        WATCHED,
        "watched_words",
        _("Woorden die je op de lijst zette"),
        words={"action": {one.value: label for one, label in ACTIONS.items()}},
    )


def _held(member_id: int) -> Callable[[], Iterator[Row]]:
    """Of what was sent the text."""
    query = select(*(getattr(HeldPost, name) for name in HELD))
    read = in_batches(query.where(HeldPost.member_id == member_id), HeldPost.id)

    def rows() -> Iterator[Row]:
        for row in read():
            sent = loads(row["content"])
            said = filter(None, (sent.get("title"), sent.get("body")))
            yield {**row, "content": "\n\n".join(said)}

    return rows


def _about(member_id: int) -> Select[*tuple[Any, ...]]:
    """Without who decided and what moderators noted among themselves, which may tell of others:
    of their reasons only those that are on the list for readers."""
    told = case((LogEntry.reason.in_(list(TITLES)), LogEntry.reason), else_=None)
    columns = [getattr(LogEntry, name) for name in DECISION if name != "reason"]
    return select(*columns, told.label("reason")).where(
        or_(
            LogEntry.post_id.in_(posts_of(member_id)),
            and_(LogEntry.post_id.is_(None), LogEntry.thread_id.in_(threads_of(member_id))),
        )
    )
