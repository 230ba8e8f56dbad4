"""What newcomers leave out of a text: many links, and where somebody can be reached. Pure.

All patterns take time by the letter: each begins where it can begin only once.
"""

import re
from collections.abc import Sequence
from html import unescape
from unicodedata import category

from forum.core.i18n import Text, _, number
from forum.core.normal import normalized
from forum.moderation.gates.trust import MOST_LINKS

LINK = re.compile(r"(?:https?://|(?<![\w.])www\.)[^\s<>()\[\]\"']{3,500}", re.IGNORECASE)
ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,60}")
# Ten figures from 0, or behind a country; `0800-0113` and the like are for everybody.
TELEPHONE = re.compile(r"(?<![\d+/])(?:(?:\+|00)[1-9]\d|\(?0)(?:[ ./()-]{0,2}\d){8,10}(?![\d])")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")  # as Markdown has it
PARTS = 6  # a number is not written in more: a scale from 0 to 10 is none
WITHIN = re.compile(r"[ ./()-]+")
DIGITS = range(10, 15)


def links_in(text: str) -> Sequence[str]:
    """Those that lead to other sites as they are written, each once."""
    found = [one.rstrip(".,;:!?") for one in LINK.findall(_as_shown(text))]
    return list(dict.fromkeys(found))


def names_reach(text: str) -> bool:
    """Whether a mail address or a telephone number stands in it."""
    plain = _as_shown(text)
    return bool(ADDRESS.search(plain)) or any(map(_is_telephone, TELEPHONE.findall(plain)))


def complaints(texts: Sequence[str]) -> list[Text]:
    """What a newcomer is told of what goes together into one post."""
    told = []
    if sum(len(links_in(text)) for text in texts) > MOST_LINKS:
        told.append(
            _(
                "Zolang je nieuw bent, staan er hoogstens %(most)s links in een bericht. Laat er "
                "een paar weg.",
                most=number(MOST_LINKS),
            )
        )
    if any(map(names_reach, texts)):
        told.append(
            _(
                "Zolang je nieuw bent, kun je geen e-mailadres of telefoonnummer plaatsen. Haal "
                "het weg; iedereen zou het kunnen lezen."
            )
        )
    return told


def _as_shown(text: str) -> str:
    """Spelled signs as what they are, and without what nobody sees."""
    plain = ESCAPED.sub(r"\1", unescape(normalized("NFKC", text)))
    return plain if plain.isascii() else "".join(one for one in plain if category(one) != "Cf")


def _is_telephone(found: str) -> bool:
    digits = sum(sign.isdigit() for sign in found)
    return digits in DIGITS and len(WITHIN.findall(found)) < PARTS
