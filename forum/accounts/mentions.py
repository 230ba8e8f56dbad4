"""A member's name in the texts of others: `@Name`, and the name by itself. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

WITHOUT_NAME = "@verwijderd lid"


class Mentions:
    """Where texts name this member.

    `longer` are the names of others that begin like this one: `@Wilma-Jan` is not about Wilma.
    """

    def __init__(self, name: str, longer: Iterable[str] = ()) -> None:
        self.name = unicodedata.normalize("NFC", name)
        self._longer = sorted(longer, key=len, reverse=True)

    def taken_out(self, text: str) -> str:
        """The text with every mention made into one of nobody in particular."""
        return self._mention.sub(lambda found: WITHOUT_NAME if found["own"] else found[0], text)

    def names(self, text: str) -> bool:
        """Whether the text has the name in it, as a mention or not."""
        return self._name.search(text) is not None

    @property
    def recognisable(self) -> str:
        """The longest part of the name that every database finds in whatever case."""
        return max(re.findall("[A-Za-z0-9]+", self.name), key=len, default="")

    @cached_property
    def _mention(self) -> re.Pattern[str]:
        others = "|".join(map(_spelled, self._longer)) or "(?!)"
        return re.compile(
            rf"(?<!\w)@(?:(?:{others})|(?P<own>{_spelled(self.name)}))(?!\w)", re.IGNORECASE
        )

    @cached_property
    def _name(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{_spelled(self.name)})(?!\w)", re.IGNORECASE)


def _spelled(name: str) -> str:
    """The name in every way that looks the same, also with Markdown's backslashes."""
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
    return "|".join("".join(map(_character, form)) for form in sorted(forms))


def _character(character: str) -> str:
    if character in "'’":
        return r"\\?['’]"
    if character.isspace():
        return r"\s+"
    return re.escape(character) if character.isalnum() else rf"\\?{re.escape(character)}"
