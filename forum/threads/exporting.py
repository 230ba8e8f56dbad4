"""What one member wrote, for the member: all of it is their own, so nothing of it is hidden.

Also what a moderator took away, of which the text is kept. Of threads that others started only the
number is told: their titles are the words of others. Nor is what a category is called that was
closed to the member.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from forum.accounts.viewer import Viewer
from forum.accounts.viewers import get_viewer
from forum.categories.models import Category
from forum.categories.policy import name_for
from forum.core.db import db
from forum.core.i18n import _
from forum.core.sections import Row, Section, in_batches
from forum.labels.models import Label
from forum.labels.rows import named
from forum.threads.kinds import NAMES, READERS, REPLY_KINDS
from forum.threads.models import Post, Revision, Thread, ThreadLabel, Voice, VoiceBlock
from forum.threads.reasons import TITLES

THREAD = {
    "id": _("Nummer"),
    "title": _("Titel"),
    "category": _("Categorie"),
    "labels": _("Labels"),
    "kind": _("Soort"),
    "visibility": _("Voor wie"),
    "written_as": _("Onder de naam"),
    "is_pseudonym": _("Schuilnaam"),
    "created_at": _("Geplaatst"),
    "locked_at": _("Gesloten"),
    "pinned_at": _("Vastgezet"),
    "accepted_number": _("Bericht dat je hielp"),
    "accepted_at": _("Als antwoord gekozen"),
    "paused_at": _("Op pauze sinds"),
    "deleted_at": _("Verwijderd"),
}
POST = {
    "id": _("Nummer"),
    "thread_id": _("In gesprek nummer"),
    "number": _("Plek in het gesprek"),
    "written_as": _("Onder de naam"),
    "is_pseudonym": _("Schuilnaam"),
    "is_expert": _("Als geverifieerd expert"),
    "reply_kind": _("Soort reactie"),
    "body": _("Tekst"),
    "created_at": _("Geplaatst"),
    "edited_at": _("Bewerkt"),
    "edit_reason": _("Waarom bewerkt"),
    "deleted_at": _("Door jou verwijderd"),
    "removed_at": _("Door een moderator verwijderd"),
    "removed_reason": _("Reden"),
    "amended_reason": _("Door een moderator bewerkt, om"),
}
LABELS = (
    select(named())
    .join(ThreadLabel, ThreadLabel.label_id == Label.id)
    .where(ThreadLabel.thread_id == Thread.id)
    .correlate(Thread)
    .scalar_subquery()
    .label("labels")
)
REVISION = {
    "post_id": _("Van bericht nummer"),
    "version": _("Versie"),
    "title": _("Titel"),
    "body": _("Tekst"),
    "written_at": _("Geschreven"),
    "reason": _("Waarom bewerkt"),
    "emptied_at": _("Door jou leeggemaakt"),
}
WORDS = {
    "kind": {kind.value: name for kind, name in NAMES.items()},
    "visibility": {visibility.value: readers for visibility, readers in READERS.items()},
}
BLOCK = {"thread_id": _("In gesprek nummer"), "blocked_at": _("Geblokkeerd")}


def export(member_id: int) -> Sequence[Section]:
    posts = in_batches(_posts(member_id), Voice.id, Post.id)
    kinds = {kind.value: name for kind, name in REPLY_KINDS.items()}
    words = {"removed_reason": TITLES, "amended_reason": TITLES, "reply_kind": kinds}
    return [
        Section(
            "threads",
            _("Gesprekken die je begon"),
            THREAD,
            _own_threads(member_id),
            WORDS,
            is_long=True,
        ),
        Section("posts", _("Je berichten"), POST, posts, words, is_long=True),
        _revisions(member_id),
        _blocks(member_id),
    ]


def count_posts(member_id: int) -> int:
    mine = select(func.count(Post.id)).join(Voice, Voice.id == Post.voice_id)
    return db.session.scalar(mine.where(Voice.member_id == member_id)) or 0


def _posts(member_id: int) -> Select[*tuple[Any, ...]]:
    """By thread: over the voices of one member an index leads to each post."""
    own = (name for name in POST if name not in ("written_as", "is_pseudonym"))
    columns = [getattr(Post, name) for name in own]
    return (
        select(*columns, Voice.shown_name.label("written_as"), Voice.is_pseudonym)
        .join(Voice, Voice.id == Post.voice_id)
        .where(Voice.member_id == member_id)
    )


def _revisions(member_id: int) -> Section:
    query = (
        select(*(getattr(Revision, name) for name in REVISION))
        .join(Post, Post.id == Revision.post_id)
        .join(Voice, Voice.id == Post.voice_id)
        .where(Voice.member_id == member_id)
    )
    rows = in_batches(query, Revision.id)
    title = _("Eerdere versies van je berichten")
    return Section("revisions", title, REVISION, rows, is_long=True)


def _own_threads(member_id: int) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        yield from in_batches(_threads(get_viewer(member_id)), Thread.id)()

    return rows


def _threads(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    apart = ("category", "labels", "written_as", "is_pseudonym")
    columns = [getattr(Thread, name) for name in THREAD if name not in apart]
    return (
        select(
            *columns,
            name_for(viewer).label("category"),
            LABELS,
            Voice.shown_name.label("written_as"),
            Voice.is_pseudonym,
        )
        .join(Voice, Voice.starts_thread_id == Thread.id)
        .join(Category, Category.id == Thread.category_id)
        .where(Voice.member_id == viewer.id)
    )


def _blocks(member_id: int) -> Section:
    query = (
        select(Voice.thread_id, VoiceBlock.blocked_at)
        .join(Voice, Voice.id == VoiceBlock.voice_id)
        .where(VoiceBlock.member_id == member_id)
    )
    title = _("Schuilnamen die je blokkeerde, zonder die naam")
    return Section("voice_blocks", title, BLOCK, in_batches(query, VoiceBlock.id))
