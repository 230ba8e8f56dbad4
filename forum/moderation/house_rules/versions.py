"""Which rules held when. Pure.

Versions stand in the code and not in a table that is edited on a page: the rules promise what the
code does, so both change together, are looked at by a second person, and are the same wherever the
site runs. Who changed what is in the history of the files; a version that is out never changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from forum.core.i18n import LANGUAGES, Text, _

TEXTS = Path(__file__).with_name("texts")


@dataclass(frozen=True)
class Version:
    """`name` is the day on which it was made known, `holds_from` the first on which it holds."""

    name: str
    holds_from: date
    summary: Text

    def text(self, language: str) -> str:
        """In Markdown; in Dutch for a language we do not speak."""
        return _read(self.name, language if language in LANGUAGES else LANGUAGES[0])


# The oldest first. Add one, with its two texts, and set `accounts.purposes.RULES_VERSION` to it.
VERSIONS: tuple[Version, ...] = (
    Version("2026-11-22", date(2026, 11, 22), _("De eerste huisregels.")),
    Version(
        "2026-11-23",
        date(2026, 11, 23),
        _(
            "Nieuw is hoe je iets meldt, hoe je bezwaar maakt tegen een besluit en hoe je kunt "
            "nagaan wat moderators doen. Ook kunnen zij voor elkaar een notitie over een lid "
            "bewaren. Wat jij wel en niet mag, is hetzelfde gebleven."
        ),
    ),
)


def newest(among: Sequence[Version] = VERSIONS) -> Version:
    """Which was made known last, though it may not hold yet."""
    return among[-1]


def version_at(day: date, among: Sequence[Version] = VERSIONS) -> Version | None:
    """Which held on a day; None before there were rules."""
    held = [one for one in among if one.holds_from <= day]
    return held[-1] if held else None


def find(name: str, among: Sequence[Version] = VERSIONS) -> Version | None:
    return next((one for one in among if one.name == name), None)


def before(version: Version, among: Sequence[Version] = VERSIONS) -> Version | None:
    """The one that it took the place of."""
    at = among.index(version)
    return among[at - 1] if at else None


@cache
def _read(name: str, language: str) -> str:
    return (TEXTS / f"{name}.{language}.md").read_text(encoding="utf-8")
