"""A member's name in the texts of others: `@Name`, and the name by itself. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

WITHOUT_NAME = "@verwijderd lid"
QUOTED = " schreef in [bericht #"  # what follows a name, in bold, above what is quoted of them
WITHOUT_NAME_QUOTED = "**verwijderd lid**"
MOST_NAMES = 20  # in one text
MOST_MENTIONS = 200

LONGEST = 60  # of a name with its accents apart
_AT = re.compile(r"(?<!\w)@(?=[\w.'’\-])")
_SPELLED = re.compile(rf"(?:[\w.'’\-\u0300-\u036f]| (?! )){{1,{LONGEST}}}")
_END = re.compile(r"(?<=\S)(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Mentions:
    """Where texts name this member.

    `longer` are the names of others that begin like this one: `@Wilma-Jan` is not about Wilma.
    """

    def __init__(self, name: str, longer: Iterable[str] = ()) -> None:
        self.name = unicodedata.normalize("NFC", name)
        self._longer = sorted(longer, key=len, reverse=True)

    def taken_out(self, text: str) -> str:
        """The text with every mention made into one of nobody in particular, and every quote."""
        return self._mention.sub(_of_nobody, text)

    def spells(self, name: str) -> bool:
        """Whether this is the member's name, as `taken_out` would know it."""
        return self._name.fullmatch(name) is not None

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
        own = _spelled(self.name)
        return re.compile(
            rf"(?<!\w)@(?:(?:{others})|(?P<own>{own}))(?!\w)"
            rf"|\*\*(?P<quoted>{own})\*\*(?={re.escape(QUOTED)})",
            re.IGNORECASE,
        )

    @cached_property
    def _name(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{_spelled(self.name)})(?!\w)", re.IGNORECASE)


def _of_nobody(found: re.Match[str]) -> str:
    if found["quoted"]:
        return WITHOUT_NAME_QUOTED
    return WITHOUT_NAME if found["own"] else found[0]


class TooManyNames(ValueError):
    """A text that mentions more than anybody reads."""


def named_in(text: str) -> set[str]:
    """Whom the text may mention, spelled as it does: a name can have spaces, so of `@Wilma loopt`
    both `Wilma` and `Wilma loopt`. Raises TooManyNames, without reading on."""
    plain = _ESCAPED.sub(r"\1", text)
    found: set[str] = set()
    first_words: set[str] = set()
    for times, at in enumerate(_AT.finditer(plain), start=1):
        readings = _readings(plain, at.end())
        first_words.add(readings[0].casefold())
        if times > MOST_MENTIONS or len(first_words) > MOST_NAMES:
            raise TooManyNames
        found.update(readings)
    return found


def _readings(text: str, start: int) -> list[str]:
    """What the name that begins here can be, the shortest first."""
    spelled = _SPELLED.match(text, start)
    end = spelled.end() if spelled else start
    return [text[start : place.start()] for place in _END.finditer(text, start + 1, end)]


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
