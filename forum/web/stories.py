"""The goal and the steps of a recovery story, on a page of their own for who started it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.core import clock
from forum.core.db import let_go, transaction
from forum.core.errors import Complaints, Conflict, Invalid, Stale
from forum.core.i18n import Text, _
from forum.core.permission import require
from forum.core.schemas import storable
from forum.posting import stories as posting
from forum.recovery.stories import steps, telling
from forum.recovery.stories.policy import MOST_STEPS, may_tell
from forum.recovery.stories.schemas import CompletedInput, StepsInput
from forum.recovery.stories.views import StoryView
from forum.threads.queries import get_thread
from forum.threads.views import ThreadView
from forum.web.alarm import acknowledged
from forum.web.forms import Form, read_form, read_small_form, version_seen
from forum.web.page import tell, viewer
from forum.web.thread_page import address_of

bp = Blueprint("stories", __name__)

EMPTY_ROWS = 3


@dataclass(frozen=True)
class Row:
    """One step as it was typed, with the number of its boxes."""

    number: int
    place: int
    sent: dict[str, Any]


@bp.get("/t/<id:thread_id>/steps")
def steps_page(thread_id: int) -> str:
    return _page(_own(thread_id), Form(_filled_in(steps.get_story(viewer(), thread_id))))


@bp.post("/t/<id:thread_id>/steps")
def set_steps(thread_id: int) -> ResponseReturnValue:
    thread = _own(thread_id)
    rows = _typed()
    form = read_form(StepsInput, steps=[row.sent for row in rows])
    form = replace(form, errors=_placed(form.errors, rows))
    if form.errors:
        return _page(thread, form), 422
    version = version_seen() or 0
    try:
        with transaction():
            posting.set_steps(
                viewer(), thread_id, version=version, acknowledged=acknowledged(), **form.data
            )
    except Invalid as error:
        blamed = form.blame(error)
        return _page(thread, replace(blamed, errors=_placed(blamed.errors, rows))), error.status
    except Stale as error:
        return _stale_page(thread, form, error), error.status
    except Conflict as error:
        return _page(thread, form.blame(error, otherwise="goal")), error.status
    tell(_("Doel en stappen zijn bewaard."))
    return redirect(address_of(thread, 0), 303)


@bp.post("/t/<id:thread_id>/completed")
def set_completed(thread_id: int) -> ResponseReturnValue:
    completed = read_small_form(CompletedInput)["completed"]
    with transaction():
        telling.set_completed(viewer(), thread_id, completed=completed)
    tell(
        _("Je herstelverhaal is afgerond. Verder schrijven kan altijd.")
        if completed
        else _("Je herstelverhaal loopt weer.")
    )
    return redirect(address_of(get_thread(viewer(), thread_id), 0), 303)


def _own(thread_id: int) -> ThreadView:
    thread = get_thread(viewer(), thread_id)
    require(may_tell(viewer(), thread, clock.now()))
    return thread


def _filled_in(story: StoryView) -> dict[str, str]:
    typed = {"goal": story.goal, "version": str(story.version)}
    for step in story.steps:
        typed |= {f"text_{step.number}": step.text, f"place_{step.number}": str(step.number)}
        typed[f"done_{step.number}"] = step.done_on.isoformat() if step.done_on else ""
    return typed


def _typed() -> list[Row]:
    """In the order that was asked for. A step without a text is no step any more."""
    rows = [_row(number) for number in range(1, MOST_STEPS + EMPTY_ROWS + 1)]
    return sorted((row for row in rows if row.sent["text"]), key=_order)


def _order(row: Row) -> tuple[int, int]:
    """Of two that want one place: what came up before what stood there, what went down after."""
    return row.place, (row.place > row.number) - (row.place < row.number)


def _row(number: int) -> Row:
    text, done, place = (_said(f"{name}_{number}") for name in ("text", "done", "place"))
    is_number = place.isascii() and place.isdigit() and len(place) < 4
    sent = {"text": text, "done_on": done or None}
    return Row(number, int(place) if is_number else number, sent)


def _said(name: str) -> str:
    return storable(request.form.get(name, "")).strip()


def _placed(errors: Complaints, rows: Sequence[Row]) -> Complaints:
    """Each complaint at the box that it is about."""
    placed = dict(errors)
    about = placed.pop("steps", [])
    if not isinstance(about, dict):
        return placed | ({"goal": about} if about else {})
    boxes = {"text": "text", "done_on": "done"}
    for at, wrong in about.items():
        placed |= {f"{boxes[name]}_{rows[at].number}": told for name, told in wrong.items()}
    return placed


def _stale_page(thread: ThreadView, form: Form, error: Stale) -> str:
    """What was typed, beside what stands there now: saving again is about that."""
    let_go()
    story = steps.get_story(viewer(), thread.id)
    blamed = form.blame(error, otherwise="goal")
    typed = {**blamed.typed, "version": str(story.version)}
    return _page(thread, replace(blamed, typed=typed), now=story)


def _page(thread: ThreadView, form: Form, *, now: StoryView | None = None) -> str:
    typed = [
        number for number in range(1, MOST_STEPS + EMPTY_ROWS + 1) if form.get(f"text_{number}")
    ]
    count = min(max(typed, default=0) + EMPTY_ROWS, MOST_STEPS + EMPTY_ROWS)
    numbers = range(1, count + 1)
    return render_template(
        "threads/steps.html",
        thread=thread,
        form=form,
        numbers=numbers,
        labels=_labels(numbers),
        there_now=now,
        most=MOST_STEPS,
    )


def _labels(numbers: range) -> dict[str, Text]:
    labels = {"goal": _("Je doel")}
    for number in numbers:
        labels[f"text_{number}"] = _("Stap %(number)s", number=number)
        labels[f"done_{number}"] = _("Stap %(number)s, gelukt op", number=number)
    return labels
