"""Holding what somebody writes against the alarm signs, before anything of it is kept."""

from collections.abc import Collection

from forum import alarms
from forum.core.errors import Conflict
from forum.core.i18n import _

RuleIds = Collection[str]
RED_FLAGS = "red_flags"


def warn(text: str, acknowledged: RuleIds) -> None:
    """Raises a Conflict that both doors can show, for what was found and not yet acknowledged."""
    signs = [sign for sign in alarms.check(text) if sign.rule not in acknowledged]
    if signs:
        rules, levels = [sign.rule for sign in signs], [sign.level.value for sign in signs]
        told = _(
            "Je bericht noemt klachten waarmee je niet moet wachten. Bel direct je huisarts, en "
            "buiten kantoortijd de huisartsenspoedpost. Wil je het toch plaatsen, druk dan nog "
            "een keer op de knop."
        )
        raise Conflict(told, code=RED_FLAGS, errors={"alarms": rules, "levels": levels})
