"""Texts that say of somebody what only a badge may say: that they were verified. Pure.

A guess, and a wide one: what it finds waits for a moderator, who sees in a moment that a nurse
with a sore back only tells of her work.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from unicodedata import combining, normalize

from forum.accounts.looks import readings
from forum.accounts.names import username_key
from forum.core.i18n import Text, _

MARKS = frozenset("✓✔☑✅🗸🗹⍻√🛡")
# What the badge and the registers are called, found also with blanks or look-alikes in between.
BADGE_WORDS = (
    "geverifieerd", "verified", "bigregister", "bignummer", "biggeregistreerd", "krfnl",
    "keurmerkfysio", "kwaliteitsregisterparamedici",
)  # fmt: skip
# How the professions begin that can be verified here; of an art or an artist nothing is meant.
PROFESSIONS = (
    "fysiotherapeut", "huisarts", "gzpsycholoog", "psycholoog", "verpleegkundige",
    "oefentherapeut", "ergotherapeut", "dietist",
)  # fmt: skip
WHOLE = frozenset({"arts", "fysio"})
PAIRS = frozenset({("manueel", "therapeut"), ("physician", "assistant")})
# Who has one of these before it is somebody else, or is it no more.
OTHERS = frozenset({
    "mijn", "mn", "m", "n", "de", "onze", "ons", "je", "jouw", "uw", "zijn", "haar", "hun", "bij",
    "van", "naar", "door", "geen", "via", "andere", "goede", "vaste", "nieuwe", "welke", "elke",
    "iedere", "veel", "met", "aan", "zo", "is", "was", "oud", "ex", "voormalig", "gepensioneerd",
    "gepensioneerde",
})  # fmt: skip
MYSELF = frozenset({"ben", "als", "werk"})
NUMBER = re.compile(r"(?<![0-9+])[0-9](?:[ .-]?[0-9]){10}(?![ .-]?[0-9])")
WORD = re.compile(r"[^\W\d_]+")


class Claim(StrEnum):
    MARK = "mark"
    WORD = "word"
    NUMBER = "number"
    PROFESSION = "profession"
    # Not found here: what moderators watch for, and what may be a cry for help.
    WATCHED = "watched"
    CRISIS = "crisis"


CLAIMS: Mapping[Claim, Text] = {
    Claim.MARK: _("Er staat een vinkje in, zoals bij geverifieerde experts."),
    Claim.WORD: _("Er staat een woord in dat bij geverifieerde experts hoort."),
    Claim.NUMBER: _("Er staat een nummer in dat op een BIG-nummer lijkt."),
    Claim.PROFESSION: _("Er staat een beroep in dat we hier verifiëren."),
    Claim.WATCHED: _("Er staat een woord in dat op de lijst van moderators staat."),
    Claim.CRISIS: _("Er kan een roep om hulp in staan."),
}


def imitates_badge(text: str) -> bool:
    """Whether it looks like the badge itself, whoever would bear it."""
    return claim_in(text) in (Claim.MARK, Claim.WORD)


def claim_in(text: str) -> Claim | None:
    """What a reader could take for a verification, if anything."""
    if MARKS & (set(text) | set(normalize("NFKC", text))):
        return Claim.MARK
    return next(filter(None, map(_said_in, readings(text))), None)


def _said_in(plain: str) -> Claim | None:
    if NUMBER.search(plain):
        return Claim.NUMBER
    words = WORD.findall(plain)
    key = username_key(plain)
    if "BIG" in words or any(username_key(word) in key for word in BADGE_WORDS):
        return Claim.WORD
    return Claim.PROFESSION if _names_profession([*map(_fold, words)]) else None


def _names_profession(words: list[str]) -> bool:
    places = [at for at, word in enumerate(words) if _is_profession(word)]
    places += [at for at, pair in enumerate(zip(words, words[1:], strict=False)) if pair in PAIRS]
    return any(_is_said_of_oneself(words[:at]) for at in places)


def _is_profession(word: str) -> bool:
    """One person's: of several the talk is of others."""
    one = word in WHOLE or any(word.startswith(known) for known in PROFESSIONS)
    return one and not word.endswith("en") and not _is_work(word)


def _is_work(word: str) -> bool:
    return any(word.startswith(known) and word.endswith("praktijk") for known in PROFESSIONS)


def _is_said_of_oneself(before: Iterable[str]) -> bool:
    words = list(before)
    if words and words[-1] == "een":
        return len(words) > 1 and words[-2] in MYSELF
    return not words or words[-1] not in OTHERS


def _fold(word: str) -> str:
    return "".join(one for one in normalize("NFKD", word.casefold()) if not combining(one))
