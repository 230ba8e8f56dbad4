"""The boxes for a poll on the forms where people write, as the one field that JSON has."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import request
from marshmallow import Schema

from forum.core.errors import Complaints
from forum.core.i18n import Text, _
from forum.core.schemas import storable
from forum.drafts.views import POLL_DAYS, POLL_MOST, POLL_OPTIONS, POLL_QUESTION
from forum.web.forms import Form, read_form

POLL_LABELS: dict[str, Text] = {
    POLL_QUESTION: _("Vraag van de peiling"),
    **{box: _("Antwoord %(number)s", number=at) for at, box in enumerate(POLL_OPTIONS, start=1)},
    POLL_MOST: _("Hoeveel antwoorden mag iemand kiezen?"),
    POLL_DAYS: _("Sluit na hoeveel dagen?"),
}


def read_with_poll(schema: type[Schema]) -> Form:
    """The form, with a poll where a question or an answer was typed."""
    poll = _typed()
    form = read_form(schema, **({"poll": poll} if poll else {}))
    return replace(form, errors=_by_box(form.errors))


def whole(text: str) -> int | str:
    """A number that was typed; anything else as it is, for the schema to refuse."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else text


def _typed() -> dict[str, Any] | None:
    question, options = _said(POLL_QUESTION), [_said(name) for name in _filled()]
    if not question and not options:
        return None
    poll: dict[str, Any] = {"question": question, "options": options}
    numbers = {"most": _said(POLL_MOST), "closes_in_days": _said(POLL_DAYS)}
    return poll | {name: whole(text) for name, text in numbers.items() if text}


def _filled() -> Sequence[str]:
    return [box for box in POLL_OPTIONS if _said(box)]


def _said(name: str) -> str:
    return storable(request.form.get(name, "")).strip()


def _by_box(errors: Complaints) -> Complaints:
    """Complaints about the poll, each at the box that it is about."""
    found: dict[str, Any] = dict(errors)
    wrong = found.pop("poll", {})
    if not isinstance(wrong, dict):
        return found | {POLL_QUESTION: wrong}
    options = wrong.pop("options", {})
    if not isinstance(options, dict):
        options = {0: options}
    boxes = _filled() or POLL_OPTIONS[:1]
    found |= {boxes[min(at, len(boxes) - 1)]: texts for at, texts in options.items()}
    return found | {f"poll_{name}": texts for name, texts in wrong.items()}
