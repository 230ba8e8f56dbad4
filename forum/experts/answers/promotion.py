"""What an expert may not do in an answer: lead people to the own practice, or ask them to come.

Pure: no database, no request. What is found here is not refused but looked at by a moderator, so
it may be found a little too often.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from html import unescape
from unicodedata import category
from urllib.parse import unquote, urlsplit

from forum.core.normal import normalized


class Promotion(StrEnum):
    OWN_PRACTICE = "own_practice"
    RECRUITING = "recruiting"


_TAG = re.compile(r"<[^<>]{0,2000}>")
_HOST = re.compile(r"[\w.-]{1,500}")
_SENTENCE = re.compile(r"[.!?\n]")
_OWN = ("mijn praktijk", "onze praktijk", "bij mij", "bij ons", "met mij", "met ons")
_INVITES = (
    "afspraak", "boek ", "boeken", "consult", "intake", "kom langs", "langskomen", "langs te komen",
    "meld je", "schrijf je in", "terecht", "welkom", "bel mij", "bel ons", "bel gerust",
)  # fmt: skip
_PRIVATELY = (
    "stuur me een privébericht", "stuur mij een privébericht", "stuur me een bericht",
    "stuur mij een bericht", "stuur me een mail", "stuur mij een mail", "mail me", "mail mij",
    "app me", "app mij", "bel me", "bel mij",
)  # fmt: skip


def promotion_in(body: str, html: str, practice_site: str | None) -> Promotion | None:
    """What a moderator should look at first, in a text and in what readers see of it."""
    seen = _plain(unescape(_TAG.sub("", html)))
    shown = f"{_plain(body)}\n{_plain(unescape(html))}\n{seen}"
    host = host_of(practice_site)
    if host and any(_leads_to(found, host) for found in _hosts(shown)):
        return Promotion.OWN_PRACTICE
    return Promotion.RECRUITING if any(map(_recruits, _SENTENCE.split(seen))) else None


def host_of(site: str | None) -> str | None:
    """Of `https://www.praktijk.nl/over` it is `praktijk.nl`. None of what has no host."""
    text = (site or "").strip().lower()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return None
    host = _spelled(host).removeprefix("www.")
    return host if "." in host else None


def _plain(text: str) -> str:
    """Without what readers do not see, however it was spelled."""
    folded = normalized("NFKC", unquote(text)).lower().replace("。", ".")  # a dot to browsers
    return "".join(sign for sign in folded if category(sign) != "Cf")


def _hosts(text: str) -> Iterator[str]:
    return (_spelled(found[0]) for found in _HOST.finditer(text))


def _spelled(host: str) -> str:
    """As the net spells it, so that both spellings of one name are the same."""
    bare = host.strip(".-_")
    try:
        return bare.encode("idna").decode()
    except UnicodeError:
        return bare


def _leads_to(found: str, host: str) -> bool:
    return found == host or found.endswith(f".{host}")


def _recruits(sentence: str) -> bool:
    words = f" {' '.join(sentence.split())} "
    invites = any(word in words for word in _INVITES) and any(own in words for own in _OWN)
    return invites or any(f" {asked} " in words for asked in _PRIVATELY)
