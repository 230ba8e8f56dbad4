"""What forms for decisions have in common: the kinds, the reasons of the list, and saying why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from forum.core.errors import Invalid
from forum.core.i18n import Text, _
from forum.moderation.measures.kinds import NAMES, Kind
from forum.threads.reasons import TEXTS, TITLES
from forum.web.forms import Form

Choices = Sequence[tuple[str, Text, Text | str]]  # a code, its name, and what it means
NO_JUDGEMENT = (Kind.APPROVE, Kind.ATTACH)
# What rooms call otherwise than the forms do.
FIELDS = {"reason": "reason_code", "until": "days"}


def kinds_to_choose(kinds: Sequence[Kind]) -> Choices:
    return [(kind.value, NAMES[kind], "") for kind in kinds]


def reasons_to_choose() -> Choices:
    return [(code, title, TEXTS[code]) for code, title in TITLES.items()]


def check_why(said: Mapping[str, Any]) -> None:
    """Raises Invalid where nothing says why."""
    if said["kind"] in NO_JUDGEMENT or said["reason_code"] or said["facts"]:
        return
    wrong = _("Kies een reden, of leg uit waarom.")
    raise Invalid(wrong, errors={"reason_code": [wrong]})


def renamed(form: Form) -> Form:
    """With the complaints of a room at the fields that they are about."""
    return replace(
        form, errors={FIELDS.get(name, name): told for name, told in form.errors.items()}
    )
