"""Text written by members, made into HTML that is safe to show."""

from collections.abc import Mapping

import nh3
from markdown_it import MarkdownIt

from forum.core.facts import FACT_CLASS, own_fact
from forum.core.figures import MOST_PICTURES, PICTURES, is_own, own_picture
from forum.core.links import NAMES, find_links, is_allowed, link_names, mark_outside
from forum.core.quotes import BREAKS_OFF, quote

VERSION = 3  # kept with every rendered text, so that a later renderer knows what to do again

TAGS = {"p", "br", "hr", "em", "strong", "s", "a", "blockquote", "ul", "ol", "li", "pre", "code"}
TAGS |= {"img"}

# Headings belong to the page, images of elsewhere would tell other sites who reads along, and with
# tables or named links a post of a few kilobytes could become megabytes.
_markdown = (
    MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": 20, "breaks": True})
    .enable(["linkify", "strikethrough"])
    .disable(["heading", "lheading", "image", "reference"])
)
_markdown.validateLink = is_allowed  # type: ignore[method-assign,assignment]
_markdown.block.ruler.at("blockquote", quote, {"alt": BREAKS_OFF})
_markdown.core.ruler.at("linkify", find_links)
_markdown.core.ruler.push("names", link_names)
_markdown.core.ruler.push("outside", mark_outside)
_markdown.inline.ruler.before("link", "own_picture", own_picture)
_markdown.inline.ruler.before("link", "own_fact", own_fact)

# Links are found once, afterwards, and only where a scheme or `www.` says so: looking at every
# turn, or for bare names, takes seconds over texts made for it.
_markdown.inline.ruler.disable("linkify")
if _markdown.linkify:
    _markdown.linkify.set({"fuzzy_link": False})
    _markdown.linkify.add("//", None)


def to_html(
    text: str, names: Mapping[str, str] | None = None, *, with_pictures: bool = True
) -> str:
    """HTML of the allowed kinds, whatever the text holds.

    `names` are the mentions that lead somewhere, as they are spelled in the text without their
    `@`: to which address, or nowhere when that is empty.
    """
    return nh3.clean(
        _markdown.render(
            text, {NAMES: names or {}, PICTURES: 0 if with_pictures else MOST_PICTURES}
        ),
        tags=TAGS,
        attributes={
            "a": {"href", "rel", "class"},
            "ol": {"start"},
            "img": {"src", "alt", "loading"},
            "*": set(),
        },
        attribute_filter=_allowed_value,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )


def _allowed_value(tag: str, name: str, value: str) -> str | None:
    """Whatever came before, no picture of elsewhere is ever asked for."""
    if name == "class":
        return value if value == FACT_CLASS else None
    if name == "href" and not is_allowed(value):
        return None
    return None if (tag, name) == ("img", "src") and not is_own(value) else value
