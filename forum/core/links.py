"""Where a text may lead: to other sites by their whole address, and to places on this one."""

import re
from collections.abc import Iterator, Mapping

from markdown_it.rules_core import StateCore, linkify
from markdown_it.token import Token

REL = "nofollow ugc noopener noreferrer"  # what a link to elsewhere tells search engines
MOST_FOUND = 200  # addresses in one text: to find where each ends may take reading all of it
NAMES = "names"  # under which the environment of a text has the names that it may link

_ELSEWHERE = re.compile(r"(?:https?://|mailto:)[^\s\\]", re.IGNORECASE)
# Browsers read `//` and `/\` as the start of another site, also with a tab in between.
_HERE = re.compile(r"/(?![/\\%])[^\s\\\x00-\x1f]*\Z")


def is_allowed(address: str) -> bool:
    return is_here(address) or _ELSEWHERE.match(address) is not None


def is_here(address: str) -> bool:
    """A path of this site, whichever site that is."""
    return _HERE.match(address) is not None


def find_links(state: StateCore) -> None:
    """A rule for markdown-it: addresses lead where they say."""
    if state.src.count("://") <= MOST_FOUND:
        linkify(state)


def mark_outside(state: StateCore) -> None:
    """A rule for markdown-it: what is ours is worth following, what leads elsewhere is not ours."""
    for token in _inside(state):
        if token.type == "link_open" and not is_here(str(token.attrGet("href") or "")):
            token.attrSet("rel", REL)


def link_names(state: StateCore) -> None:
    """A rule for markdown-it: `@Name` leads to where the environment says, but for an empty
    address; not in code, nor in what leads somewhere already. Of names that begin alike the
    longest counts."""
    names: Mapping[str, str] = state.env.get(NAMES) or {}
    if not names:
        return
    spelled = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    mention = re.compile(rf"(?<!\w)@({spelled})(?!\w)")
    for block in state.tokens:
        if block.children:
            block.children = list(_linked(block.children, mention, names))


def _inside(state: StateCore) -> Iterator[Token]:
    return (token for block in state.tokens for token in block.children or ())


def _linked(
    tokens: list[Token], mention: re.Pattern[str], names: Mapping[str, str]
) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if token.type == "text" and not depth:
            yield from _split(token.content, mention, names)
        else:
            yield token


def _split(text: str, mention: re.Pattern[str], names: Mapping[str, str]) -> Iterator[Token]:
    end = 0
    for found in mention.finditer(text):
        if address := names[found[1]]:
            yield _text(text[end : found.start()])
            yield Token("link_open", "a", 1, {"href": address})
            yield _text(found[0])
            yield Token("link_close", "a", -1)
            end = found.end()
    yield _text(text[end:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
