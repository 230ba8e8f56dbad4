"""What moderators do, each act with its reason in the log."""

from collections.abc import Sequence
from typing import Any

from forum.accounts.opened import PSEUDONYM
from forum.accounts.service.access import note_access
from forum.accounts.viewer import Viewer
from forum.categories import service as categories
from forum.categories.circles import IN_WORDS
from forum.categories.policy import may_arrange
from forum.categories.queries import get_category
from forum.core import outbox
from forum.core.facts import Fact
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.factsheets.service.talk import linking, pinning
from forum.labels import service as labels
from forum.marks import erasing as marks
from forum.moderation.acts import Act
from forum.moderation.entries import log_act as _log
from forum.moderation.events import PseudonymSeen
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.models import Measure
from forum.moderation.measures.service import take
from forum.moderation.models import LogEntry
from forum.threads import service as threads

# What the log tells of a change to a category or label.
CHANGES: dict[str, Text] = {
    "name": _("Naam"),
    "description": _("Omschrijving"),
    "position": _("Plaats"),
    "parent_name": _("Staat in"),
    "readers": _("Lezen"),
    "writers": _("Schrijven"),
}


def act_on_thread(viewer: Viewer, act: Act, thread_id: int, *, reason: str) -> Measure:
    """Lock, unlock, pin or unpin. Raises what `measures.service.take` does, as the one below."""
    return take(viewer, Wanted(Kind(act), thread_id=thread_id, reason=reason))


def act_on_post(viewer: Viewer, act: Act, post_id: int, *, reason: str, note: str = "") -> Measure:
    """Remove (the reason is a code of the list) or restore."""
    return take(viewer, Wanted(Kind(act), post_id=post_id, reason=reason, note=note))


def link_claim(viewer: Viewer, post_id: int, fact: Fact, *, note: str = "") -> None:
    """Put a claim, or a sheet, under a post. Raises what `linking` does, as the one below."""
    post, changed = linking.link_claim(viewer, post_id, fact, note=note)
    if changed:
        told = f"{fact.code}\n{note}".strip()
        _log(viewer, Act.LINK_CLAIM, thread_id=post.thread_id, post_id=post.id, note=told)


def unlink_claim(viewer: Viewer, post_id: int, fact: Fact) -> LogEntry:
    post = linking.unlink_claim(viewer, post_id, fact)
    return _log(viewer, Act.UNLINK_CLAIM, thread_id=post.thread_id, post_id=post.id, note=fact.code)


def unmask(viewer: Viewer, post_id: int, *, reason: str) -> LogEntry:
    """Learn who is behind a pseudonym, never without a trace: a line here without the name, one
    in the member's own log, and a letter. `queries.unmasked` then tells the name.

    Raises Conflict for a post that is not under a pseudonym.
    """
    found = threads.unmask(viewer, post_id)
    opened = note_access(viewer, found.member_id, what=PSEUDONYM, why=reason)
    outbox.record(PseudonymSeen(opened.id))
    return _log(viewer, Act.UNMASK, thread_id=found.thread_id, post_id=post_id, reason=reason)


def set_labels(viewer: Viewer, thread_id: int, slugs: Sequence[str]) -> None:
    """The labels of a thread. Logged when a moderator chooses them for somebody else."""
    before = threads.set_labels(viewer, thread_id, slugs)
    if not before.mine:
        was = ", ".join(tag.name for tag in before.tags) or "–"
        note = str(_("Eerst: %(labels)s", labels=was))
        _log(viewer, Act.CHOOSE_LABELS, thread_id=thread_id, note=note)


def add_label(viewer: Viewer, **facts: Any) -> str:
    """Its slug. Raises what `labels.service` does, as the two below."""
    label = labels.add_label(viewer, **facts)
    _log(viewer, Act.ADD_LABEL, about=label.name)
    return label.slug


def change_label(viewer: Viewer, slug: str, **facts: Any) -> None:
    before = labels.hold_label(viewer, slug).name
    label = labels.change_label(viewer, slug, **facts)
    _log(viewer, Act.CHANGE_LABEL, about=label.name, note=_changed({"name": (before, label.name)}))


def remove_label(viewer: Viewer, slug: str) -> None:
    """Threads lose it, and nobody follows it any more."""
    label = labels.hold_label(viewer, slug)
    threads.take_off(label.id)
    marks.forget_label(label.id)
    labels.remove_label(viewer, label)
    _log(viewer, Act.REMOVE_LABEL, about=label.name)


def add_category(viewer: Viewer, **facts: Any) -> str:
    """Its slug. Raises what `categories.service` does, as the two below."""
    category = categories.add_category(viewer, **facts)
    _log(viewer, Act.ADD_CATEGORY, about=category.name)
    return category.slug


def change_category(viewer: Viewer, slug: str, **facts: Any) -> None:
    before = get_category(viewer, slug)
    categories.change_category(viewer, slug, **facts)
    after = get_category(viewer, slug)
    facts_of = {name: (getattr(before, name), getattr(after, name)) for name in CHANGES}
    _log(viewer, Act.CHANGE_CATEGORY, about=after.name, note=_changed(facts_of))


def remove_category(viewer: Viewer, slug: str) -> None:
    """With what was pinned to it and who followed it."""
    require(may_arrange(viewer))
    place = get_category(viewer, slug)
    pinning.unpin_all(place.id)
    marks.forget_category(place.id)
    categories.remove_category(viewer, slug)
    _log(viewer, Act.REMOVE_CATEGORY, about=place.name)


def _changed(facts: dict[str, tuple[Any, Any]]) -> str:
    """`Naam: Nek → Nek en schouder; Lezen: iedereen → leden`."""
    changes = [
        f"{CHANGES[name]}: {IN_WORDS.get(was, was or '–')} → {IN_WORDS.get(now, now or '–')}"
        for name, (was, now) in facts.items()
        if was != now
    ]
    return "; ".join(changes)
