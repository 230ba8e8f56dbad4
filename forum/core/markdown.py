"""Text written by members, made into HTML that is safe to show."""

import nh3
from markdown_it import MarkdownIt

VERSION = 1  # kept with every rendered text, so that a later renderer knows what to do again

TAGS = {"p", "br", "hr", "em", "strong", "s", "a", "blockquote", "ul", "ol", "li", "pre", "code"}

# Headings belong to the page, images would tell other sites who reads along, and with tables or
# named links a post of a few kilobytes could become megabytes.
_markdown = (
    MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": 20, "breaks": True})
    .enable(["linkify", "strikethrough"])
    .disable(["heading", "lheading", "image", "reference"])
)

# Links are found once, afterwards, and only where a scheme or `www.` says so: looking at every
# turn, or for bare names, takes seconds over texts made for it.
_markdown.inline.ruler.disable("linkify")
if _markdown.linkify:
    _markdown.linkify.set({"fuzzy_link": False})
    _markdown.linkify.add("//", None)


def to_html(text: str) -> str:
    """HTML of the allowed kinds, whatever the text holds."""
    return nh3.clean(
        _markdown.render(text),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}, "*": set()},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener noreferrer",
    )
