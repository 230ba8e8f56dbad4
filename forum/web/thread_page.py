"""The page of a thread: its posts, and what all rooms have to put beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import render_template, url_for

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.questions import ask_together
from forum.drafts.keys import of_thread
from forum.drafts.queries import ask_draft
from forum.drafts.views import DraftView
from forum.experts.answers.queries import ask_answers, ask_endorsements, joined
from forum.experts.hours.queries import ask_hour
from forum.experts.questions.queries import ask_question
from forum.experts.questions.reasons import CHOSEN
from forum.factsheets.talk.facts import ask_facts
from forum.factsheets.talk.pins import ask_pinned_above
from forum.factsheets.talk.sourced import ask_sources, without_source
from forum.labels.queries import ask_labels
from forum.marks.on_posts import ask_own_marks
from forum.marks.unread import ask_mark
from forum.moderation.gates.newcomers import waits_first
from forum.moderation.signals.queries import ask_signals
from forum.polls.queries import ask_polls
from forum.recovery.stories.snapshots import ask_snapshots
from forum.recovery.stories.steps import ask_story
from forum.threads import posts as reading
from forum.threads.kinds import Kind, ReplyKind
from forum.threads.pacing import next_reply_at
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
from forum.web.structured_threads import about_thread


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


def page_of(
    thread: ThreadView, after: int, form: Form, *, quote: str = "", **beside: int | None
) -> str:
    """With the form as it was sent, or, when the page was just opened, with the draft, to which
    a quote is added; or begun as an answer to, or an addition to, the post
    with the number that `beside` has."""
    stretch = reading.stretch(viewer(), thread, after=after)
    around = _beside(viewer(), thread, stretch)
    note_shown(thread.id, stretch, around["mark"])
    return render_template(
        "threads/show.html",
        thread=thread,
        posts=_post_page(thread, stretch),
        experts=stretch.experts,
        accepted=stretch.accepted,
        **around,
        fallen=without_source(stretch.items, around["facts"], around["sources"]),
        milestones=milestones(thread, around["story"], around["snapshots"]),
        about=about_thread(thread, stretch, around["answers"]) if after == 0 else None,
        form=form if form.typed else _begun(around["draft"], quote, beside),
        is_opened=not form.typed,
        form_key=key_for(form),
        again_at=next_reply_at(viewer(), thread),
        is_first=waits_first(viewer()),
        **_to_choose_from(around),
    )


def _to_choose_from(around: dict[str, Any]) -> dict[str, Any]:
    return {
        "poll_labels": POLL_LABELS,
        "sheets_to_pin": sheets_to_pin(viewer(), around["pinned"]),
        "question_reasons": list(CHOSEN.items()),
        "removal_reasons": list(TITLES.items()) if viewer().is_staff else [],
    }


def _beside(who: Viewer, thread: ThreadView, stretch: Stretch) -> dict[str, Any]:
    """By the names that the template knows them by, in one query."""
    begins_story = thread.kind == Kind.RECOVERY and stretch.after == 0
    found = ask_together(
        pinned=ask_pinned_above(who, thread),
        labels=ask_labels() if may_label(who, thread, clock.now()) else None,
        facts=ask_facts(who, [*stretch.items, *stretch.experts]),
        sources=ask_sources(stretch.items),
        answers=ask_answers(who, [*stretch.items, *stretch.experts]),
        endorsements=ask_endorsements([*stretch.items, *stretch.experts]),
        polls=ask_polls(who, [post.id for post in stretch.items]),
        own_marks=ask_own_marks(who, stretch.items),
        mark=ask_mark(who, thread),
        draft=ask_draft(who, of_thread(thread.id)),
        story=ask_story(who, thread.id) if begins_story else None,
        snapshots=ask_snapshots(who, thread.id) if begins_story else None,
        question=ask_question(who, thread),
        hour=ask_hour(who, thread),
        signals=ask_signals(who, [post.id for post in stretch.items]),
    )
    return found | {"answers": joined(found["answers"], found["endorsements"])}


def _begun(draft: DraftView | None, quote: str, beside: Mapping[str, int | None]) -> Form:
    form = filled_in(Form(), draft)
    written = [text for text in (form.get("body"), quote) if text]
    added: dict[str, str] = {name: str(to) for name, to in beside.items() if to}
    added |= {"kind": ReplyKind.EXPERT} if added else {}
    return replace(form, typed=form.typed | {"body": "\n\n".join(written)} | added)


def _post_page(thread: ThreadView, stretch: Stretch) -> PostPage:
    numbers = [post.number for post in stretch.items] or [stretch.after]
    starts = (stretch.first, stretch.previous, stretch.next, stretch.last)
    addresses = [None if start is None else address_of(thread, start) for start in starts]
    return PostPage(stretch.items, numbers[0], numbers[-1], stretch.total, *addresses)


def address_of(thread: ThreadView, after: int, **asked: int | None) -> str:
    place: dict[str, Any] = {"thread_id": thread.id, "slug": thread.slug, **asked}
    return url_for("threads.show", after=after or None, **place)
