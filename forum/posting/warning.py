"""Holding what somebody writes against the alarm signs, before anything of it is kept."""

from collections.abc import Collection
from enum import Enum

from forum import alarms
from forum.core.errors import Conflict
from forum.core.i18n import _

RuleIds = Collection[str]
RED_FLAGS = "red_flags"


class Destination(Enum):
    """Where it would stand, and what is said of it there."""

    POST = _(
        "Je bericht noemt klachten waarmee je niet moet wachten. Bel direct je huisarts, en "
        "buiten kantoortijd de huisartsenspoedpost. Wil je het toch plaatsen, druk dan nog "
        "een keer op de knop."
    )
    MESSAGE = _(
        "Je bericht noemt klachten waarmee je niet moet wachten. Bel direct je huisarts, en "
        "buiten kantoortijd de huisartsenspoedpost. Wil je het toch sturen, druk dan nog "
        "een keer op de knop."
    )
    STORY = _(
        "Wat je schrijft noemt klachten waarmee je niet moet wachten. Bel direct je huisarts, en "
        "buiten kantoortijd de huisartsenspoedpost. Wil je het toch in je verhaal zetten, druk dan "
        "nog een keer op de knop."
    )
    DIARY = _(
        "Wat je schrijft noemt klachten waarmee je niet moet wachten. Bel direct je huisarts, en "
        "buiten kantoortijd de huisartsenspoedpost. Wil je het toch bewaren, druk dan nog "
        "een keer op de knop."
    )
    FILE = _(
        "In de notities staan klachten waarmee je niet moet wachten. Heb je die nu, bel dan direct "
        "je huisarts, en buiten kantoortijd de huisartsenspoedpost. Wil je ze toch inlezen, druk "
        "dan nog een keer op de knop. Een bestand kies je daarvoor opnieuw."
    )


def warn(text: str, acknowledged: RuleIds, place: Destination = Destination.POST) -> None:
    """Raises a Conflict that both doors can show, for what was found and not yet acknowledged."""
    signs = [sign for sign in alarms.check(text) if sign.rule not in acknowledged]
    if signs:
        rules, levels = [sign.rule for sign in signs], [sign.level.value for sign in signs]
        raise Conflict(place.value, code=RED_FLAGS, errors={"alarms": rules, "levels": levels})
