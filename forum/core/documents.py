"""Texts of our own in Markdown, as pages show them: by section, each with a name to point at."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

from forum.core.slugs import slugify

TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "code", "pre", "h3", "h4", "blockquote"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
TITLE = re.compile(r"\A# (?P<title>[^\n]+)\n")
SECTION = re.compile(r"^## (?P<title>[^\n]+?)(?: \{#(?P<name>[\w-]+)\})?$", re.MULTILINE)
MARKS = re.compile(r"^#+ | \{#[\w-]+\}$|\*\*|`|\[([^\]]*)\]\([^)]*\)", re.MULTILINE)

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Section:
    """`name` is what comes after the `#` of an address."""

    name: str
    title: str
    html: Markup


@dataclass(frozen=True)
class Document:
    title: str
    lead: Markup
    sections: Sequence[Section]


@cache
def read(text: str) -> Document:
    """A heading may end with the name of its section: `## What we do {#what}`."""
    title = TITLE.match(text)
    first = SECTION.search(text)
    lead = text[title.end() if title else 0 : first.start() if first else len(text)]
    return Document(title["title"] if title else "", _html(lead), list(_sections(text)))


def plain(text: str) -> str:
    """The same without its marks, to be compared with another."""
    return MARKS.sub(lambda found: found[1] or "", text)


def _sections(text: str) -> Iterator[Section]:
    found = list(SECTION.finditer(text))
    ends = [*(one.start() for one in found), len(text)][1:]
    for one, end in zip(found, ends, strict=True):
        name = one["name"] or slugify(one["title"])
        yield Section(name, one["title"], _html(text[one.end() : end]))


def _html(text: str) -> Markup:
    clean = nh3.clean(
        _markdown.render(text),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "mailto"},
        link_rel=None,
    )
    return Markup(clean)  # noqa: S704  texts of our own, cleaned
