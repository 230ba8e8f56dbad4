"""The words of a text that was made into HTML, without its marks."""

import re
from html import unescape

_ENDS = re.compile(r"</(?:p|li|blockquote|h[1-6])>")
_TAG = re.compile(r"<[^<>]{0,2000}>")


def words_in(html: str) -> str:
    """What was made of a text is clean, so a tag is a tag."""
    return " ".join(unescape(_TAG.sub("", _ENDS.sub(" ", html))).split())


def beginning(words: str, most: int) -> str:
    """The first of them, ending at a whole word where one ends."""
    if len(words) <= most:
        return words
    cut = words[:most]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:-") + " …"
