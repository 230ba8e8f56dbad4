"""The page of a thread: its posts, and what all rooms have to put beside them."""

from dataclasses import dataclass, replace
from typing import Any

from flask import render_template, url_for

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.questions import ask_together
from forum.drafts.keys import of_thread
from forum.drafts.queries import ask_draft
from forum.drafts.views import DraftView
from forum.factsheets.talk.facts import ask_facts
from forum.factsheets.talk.pins import ask_pinned_above
from forum.labels.queries import ask_labels
from forum.marks.on_posts import ask_own_marks
from forum.marks.unread import ask_mark
from forum.polls.queries import ask_polls
from forum.recovery.snapshots import ask_snapshots
from forum.recovery.stories import ask_story
from forum.threads import posts as reading
from forum.threads.kinds import Kind
from forum.threads.policy import may_label
from forum.threads.reasons import TITLES
from forum.threads.views import PostView, Stretch, ThreadView
from forum.web.drafting import filled_in
from forum.web.forms import Form, key_for
from forum.web.milestones import milestones
from forum.web.page import viewer
from forum.web.pins import sheets_to_pin
from forum.web.poll_forms import POLL_LABELS
from forum.web.reading import note_shown


@dataclass(frozen=True)
class PostPage:
    """The posts that stand here, and the addresses of the other pages."""

    items: list[PostView]
    from_number: int
    to_number: int
    total: int
    first_url: str | None
    previous_url: str | None
    next_url: str | None
    last_url: str | None


def page_of(thread: ThreadView, after: int, form: Form, *, quote: str = "") -> str:
    """With the form as it was sent, or, when the page was just opened, with the draft, to which
    a quote is added."""
    stretch = reading.stretch(viewer(), thread, after=after)
    around = _beside(viewer(), thread, stretch)
    note_shown(thread.id, stretch, around["mark"])
    is_opened = not form.typed
    return render_template(
        "threads/show.html",
        thread=thread,
        posts=_post_page(thread, stretch),
        experts=stretch.experts,
        accepted=stretch.accepted,
        **around,
        milestones=milestones(thread, around["story"], around["snapshots"]),
        form=_begun(around["draft"], quote) if is_opened else form,
        is_opened=is_opened,
        form_key=key_for(form),
        poll_labels=POLL_LABELS,
        sheets_to_pin=sheets_to_pin(viewer(), around["pinned"]),
        removal_reasons=list(TITLES.items()) if viewer().is_staff else [],
    )


def _beside(who: Viewer, thread: ThreadView, stretch: Stretch) -> dict[str, Any]:
    """By the names that the template knows them by, in one query."""
    begins_story = thread.kind == Kind.RECOVERY and stretch.after == 0
    return ask_together(
        pinned=ask_pinned_above(who, thread),
        labels=ask_labels() if may_label(who, thread, clock.now()) else None,
        facts=ask_facts(who, stretch.items),
        polls=ask_polls(who, [post.id for post in stretch.items]),
        own_marks=ask_own_marks(who, stretch.items),
        mark=ask_mark(who, thread),
        draft=ask_draft(who, of_thread(thread.id)),
        story=ask_story(who, thread.id) if begins_story else None,
        snapshots=ask_snapshots(who, thread.id) if begins_story else None,
    )


def _begun(draft: DraftView | None, quote: str) -> Form:
    form = filled_in(Form(), draft)
    written = [text for text in (form.get("body"), quote) if text]
    return replace(form, typed=form.typed | {"body": "\n\n".join(written)})


def _post_page(thread: ThreadView, stretch: Stretch) -> PostPage:
    numbers = [post.number for post in stretch.items] or [stretch.after]
    starts = (stretch.first, stretch.previous, stretch.next, stretch.last)
    addresses = [None if start is None else address_of(thread, start) for start in starts]
    return PostPage(stretch.items, numbers[0], numbers[-1], stretch.total, *addresses)


def address_of(thread: ThreadView, after: int, quote: int | None = None) -> str:
    return url_for(
        "threads.show", thread_id=thread.id, slug=thread.slug, after=after or None, quote=quote
    )
