"""Whom a post speaks to: who is mentioned in it, and whose words it quotes. Pure."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

from forum.accounts.mentions import QUOTED

PROFILE = "/members/"
ELSEWHERE = frozenset({"blockquote", "code", "pre"})  # words of others, and no words at all
MOST = 20  # of one post; nobody means more
_QUOTES = re.compile(rf"^\*\*[^\n]{{1,200}}\*\*{re.escape(QUOTED)}\d+\]\(/p/(\d{{1,18}})\):", re.M)


def mentioned(html: str) -> list[str]:
    """The names that the renderer made into a link to a profile, outside of quotes and code."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(dict.fromkeys(reader.names))[:MOST]


def quoted(body: str) -> list[int]:
    """The numbers of the posts whose beginning stands here as a quote; not of a quote in one."""
    return list(dict.fromkeys(map(int, _QUOTES.findall(body))))[:MOST]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self._inside = 0
        self._linked: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ELSEWHERE:
            self._inside += 1
        elif tag == "a" and not self._inside:
            address = dict(attrs).get("href") or ""
            is_profile = address.startswith(PROFILE)
            self._linked = unquote(address.removeprefix(PROFILE)) if is_profile else None

    def handle_data(self, data: str) -> None:
        if self._linked and data.startswith("@"):
            self.names.append(self._linked)
        self._linked = None

    def handle_endtag(self, tag: str) -> None:
        if tag in ELSEWHERE:
            self._inside -= 1
