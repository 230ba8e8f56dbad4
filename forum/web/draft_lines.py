"""Where the drafts of a member belong, as far as the member still sees those places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forum.accounts.viewer import Viewer
from forum.core.i18n import Text, _
from forum.drafts.keys import Place
from forum.drafts.views import DraftView
from forum.threads.titles import threads_by_id, threads_of_own_posts
from forum.threads.views import ThreadView
from forum.web.drafting import address_of

WITHOUT_THREAD = {
    Place.NEW: _("Nieuw gesprek"),
    Place.MESSAGE: _("Antwoord in een privégesprek"),
    Place.NEW_MESSAGE: _("Nieuw privébericht"),
}
GONE = {
    Place.THREAD: _("Reactie in een gesprek dat er niet meer is, of dat je nu niet ziet"),
    Place.EDIT: _("Wijziging van een bericht dat er niet meer is, of dat je nu niet ziet"),
}


@dataclass(frozen=True)
class DraftLine:
    """Without an address there is no place to go on writing, only a text to copy."""

    draft: DraftView
    name: Text
    address: str | None


def lines_of(viewer: Viewer, drafts: Sequence[DraftView]) -> list[DraftLine]:
    """The places of all of them in two queries."""
    posts = threads_of_own_posts(viewer, _numbers(drafts, Place.EDIT))
    wanted = {*_numbers(drafts, Place.THREAD), *posts.values()}
    threads = threads_by_id(viewer, wanted)
    return [_line(draft, threads, posts) for draft in drafts]


def _numbers(drafts: Sequence[DraftView], place: Place) -> list[int]:
    return [draft.place.id for draft in drafts if draft.place.place == place]


def _line(
    draft: DraftView, threads: Mapping[int, ThreadView], posts: Mapping[int, int]
) -> DraftLine:
    key = draft.place
    if key.place == Place.NEW_MESSAGE and draft.to:
        return DraftLine(
            draft, _("Nieuw privébericht aan %(names)s", names=draft.to), address_of(key)
        )
    if key.place in WITHOUT_THREAD:
        return DraftLine(draft, WITHOUT_THREAD[key.place], address_of(key))
    is_edit = key.place == Place.EDIT
    thread = threads.get(posts.get(key.id, 0) if is_edit else key.id)
    if thread is None:
        return DraftLine(draft, GONE[key.place], None)
    edit, reply = (
        _("Wijziging in ‘%(title)s’", title=thread.title),
        _("Reactie in ‘%(title)s’", title=thread.title),
    )
    return DraftLine(draft, edit if is_edit else reply, address_of(key))
