"""Fact sheets and their claims that a text points at: known here by how they are spelled alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markdown_it.rules_inline import StateInline

FACTS = "facts"  # how many of the text there are already
MOST_FACTS = 20  # in one text; of more one is made out yet, so that who keeps the text can tell
FACT_CLASS = "fact"
_SLUG = r"[a-z0-9-]{1,100}"
_NUMBER = r"[1-9][0-9]{0,8}"
_CODE = rf"(?P<slug>{_SLUG})(?:#(?P<key>{_NUMBER})(?:@(?P<version>{_NUMBER}))?)?"
_SPELLED = re.compile(rf"\[\[feit: ?{_CODE}\]\]")
_TYPED = re.compile(rf"(?:\[\[feit: ?)?{_CODE}(?:\]\])?")
_SHOWN = re.compile(
    rf'<a href="/factsheets/(?P<slug>{_SLUG})(?:#bewering-(?P<key>{_NUMBER}))?" '
    rf'class="{FACT_CLASS}">factsheet {_SLUG}(?:, bewering {_NUMBER})?'
    rf"(?:, versie (?P<version>{_NUMBER}))?</a>"
)

Place = tuple[str, int]  # a slug, and the key of a claim or 0 for the sheet as a whole


@dataclass(frozen=True)
class Fact:
    """A claim of a sheet by its key, or with 0 the sheet; the version where the text names one."""

    slug: str
    key: int
    version: int | None = None

    @property
    def place(self) -> Place:
        return self.slug, self.key

    @property
    def code(self) -> str:
        """As it is written in a text."""
        return f"[[feit:{self.slug}{f'#{self.key}' if self.key else ''}]]"

    @property
    def address(self) -> str:
        return f"/factsheets/{self.slug}{f'#bewering-{self.key}' if self.key else ''}"


def own_fact(state: StateInline, silent: bool) -> bool:
    """A rule for markdown-it: `[[feit:slug#3]]` is a link that nothing else can be taken for."""
    found = _SPELLED.match(state.src, state.pos, state.posMax)
    count = state.env.get(FACTS, 0)
    if not found or count > MOST_FACTS or state.linkLevel > 0:
        return False
    if not silent:
        state.env[FACTS] = count + 1
        _push_link(state, _fact(found))
    state.pos = found.end()
    return True


def facts_in(html: str) -> list[Fact]:
    """What a text points at, in order, from what was made of it."""
    return [_fact(found) for found in _SHOWN.finditer(html)]


def lay(html: str, show: Callable[[Fact], str | None]) -> str:
    """The text with what `show` makes of each in its place; of None the link stays."""
    return _SHOWN.sub(lambda found: show(_fact(found)) or found[0], html)


def read_code(typed: str) -> Fact | None:
    """`slug#3`, with its brackets or without."""
    found = _TYPED.fullmatch(typed.strip())
    return _fact(found) if found else None


def _fact(found: re.Match[str]) -> Fact:
    version = found["version"]
    return Fact(found["slug"], int(found["key"] or 0), int(version) if version else None)


def _push_link(state: StateInline, fact: Fact) -> None:
    said = f", bewering {fact.key}" if fact.key else ""
    said += f", versie {fact.version}" if fact.version else ""
    opened = state.push("link_open", "a", 1)
    opened.attrs = {"href": fact.address, "class": FACT_CLASS}
    state.push("text", "", 0).content = f"factsheet {fact.slug}{said}"
    state.push("link_close", "a", -1)
