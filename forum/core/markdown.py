"""Text written by members, made into HTML that is safe to show."""

import re

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

VERSION = 2  # kept with every rendered text, so that a later renderer knows what to do again

TAGS = {"p", "br", "hr", "em", "strong", "s", "a", "blockquote", "ul", "ol", "li", "pre", "code"}
TAGS |= {"img"}
MOST_PICTURES = 20  # what stands behind them stays text
OWN_PICTURE = re.compile(r"!\[((?:[^\[\]\\\n]|\\.){0,600})\]\(/u/([\w-]{43})\)", re.ASCII)
SHOWN = re.compile(r'<img src="/u/([\w-]{43})/960"', re.ASCII)

# Headings belong to the page, images of elsewhere would tell other sites who reads along, and with
# tables or named links a post of a few kilobytes could become megabytes.
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


def _own_picture(state: StateInline, silent: bool) -> bool:
    """`![words](/u/KEY)`: a picture of this site, that leads to itself in full."""
    found = OWN_PICTURE.match(state.src, state.pos, state.posMax)
    count = state.env.get("pictures", 0)
    if not found or count >= MOST_PICTURES:
        return False
    if not silent:
        state.env["pictures"] = count + 1
        _push_picture(state, f"/u/{found[2]}", re.sub(r"\\(.)", r"\1", found[1]).strip())
    state.pos = found.end()
    return True


def _push_picture(state: StateInline, address: str, alt: str) -> None:
    is_linked = state.linkLevel > 0
    if not is_linked:
        state.push("link_open", "a", 1).attrs = {"href": address}
    shown = {"src": f"{address}/960", "alt": alt or "afbeelding", "loading": "lazy"}
    state.push("own_picture", "img", 0).attrs = {**shown}
    if not is_linked:
        state.push("link_close", "a", -1)


_markdown.inline.ruler.before("link", "own_picture", _own_picture)


def pictures_in(html: str) -> set[str]:
    """The keys of the pictures that a text shows, from what was made of it."""
    return set(SHOWN.findall(html))


def to_html(text: str) -> str:
    """HTML of the allowed kinds, whatever the text holds."""
    return nh3.clean(
        _markdown.render(text, {}),
        tags=TAGS,
        attributes={
            "a": {"href"},
            "ol": {"start"},
            "img": {"src", "alt", "loading"},
            "*": set(),
        },
        attribute_filter=_of_own_pictures,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener noreferrer",
    )


def _of_own_pictures(tag: str, name: str, value: str) -> str | None:
    """Whatever came before, no picture of elsewhere is ever asked for."""
    if tag == "img" and name == "src" and not re.fullmatch(r"/u/[\w-]{43}/960", value, re.ASCII):
        return None
    return value
