"""What somebody said, put in front of an answer to it. Pure."""

import re

from forum.accounts.mentions import QUOTED
from forum.core.figures import OWN_PICTURE
from forum.threads.views import PostView

LONGEST_QUOTE = 1000
MARKUP = re.compile(r"([\\`*_~\[\]<>&])")


def attribution(post: PostView) -> str:
    """The line above a quote: who said it, under the name that is shown, and where."""
    name = MARKUP.sub(r"\\\1", post.author.name)
    return f"**{name}**{QUOTED}{post.number}](/p/{post.id}):"


def quotation(post: PostView) -> str:
    """The beginning of the post as a quote, and a place to answer below."""
    beginning = _without_pictures(_beginning(post.body))
    quoted = "\n".join(f"> {line}".rstrip() for line in beginning.split("\n"))
    return f"{attribution(post)}\n\n{quoted}\n\n"


def _without_pictures(text: str) -> str:
    """Of each picture what is on it. Whose own picture it was would show it to all who read the
    answer, and be known by that, also under a pseudonym."""
    return OWN_PICTURE.sub(lambda found: found[1], text).replace("![", "!\\[")


def _beginning(body: str) -> str:
    """As many paragraphs as fit; of a first one that does not, as many words."""
    if len(body) <= LONGEST_QUOTE:
        return body
    start = body[: LONGEST_QUOTE + 1]
    for border in ("\n\n", "\n", " "):
        if kept := start.rpartition(border)[0].rstrip():
            return f"{kept}\n\n…" if border == "\n\n" else f"{kept} …"
    return f"{body[:LONGEST_QUOTE]}…"
