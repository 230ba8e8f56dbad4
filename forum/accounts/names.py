"""Names of members: which are allowed, and which are the same to a reader's eye."""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import cache

from forum.accounts.pseudonyms import POOL
from forum.core.i18n import Text, _
from forum.core.ids import new_token

SHORTEST, LONGEST = 2, 40

# Letters that do not come apart into a plain letter and an accent.
LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ĳ": "ij"}

# What looks alike in many typefaces is one name (after Unicode UTS 39, for our alphabet only).
LOOK_ALIKES = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("i", "l"), ("|", "l"), ("5", "s"))

# Words of our addresses, of mail, and of nobody in particular.
RESERVED = {
    "alarmsignalen", "anoniem", "api", "bezoeker", "bookmarks", "c", "calling", "categories",
    "confirmemail", "decisions", "deskundige", "drafts", "edit", "experts", "factsheets", "feeds",
    "forgot", "gast", "guest", "healthz", "held-posts", "help", "iedereen", "l", "labels",
    "language", "login", "logout", "mail", "me", "members", "messages", "metrics", "moderation",
    "names", "new", "noreply", "notifications", "p", "postmaster", "preview", "privacy",
    "questions", "quiz", "readyz", "recovery", "redactie", "register", "report", "reports",
    "reset", "review", "root", "rules", "search", "settings", "similar", "sitemap", "sitemaps",
    "static", "suggestions", "support", "sw", "systeem", "t", "threads", "transparency", "u",
    "uploads", "verify", "webmaster",
}  # fmt: skip
OFFICIAL = (
    "admin", "beheer", "moderat", "ruggespraak", "geverifieerd", "bigregister", "klantenservice",
    "fysiotherap", "huisarts", "psycholoog", "neuroloog", "orthopeed", "verpleegkundige",
    "medewerker", "expertteam", "verwijderdlid", "verified", "bignummer", "keurmerkfysio",
    "oefentherap", "ergotherap", "dietist", "physicianassistant", "manueeltherap",
)  # fmt: skip
# Parts that say whose name this is: `mod_`, `dr. `, `Het Team`.
TITLES = {
    "mod", "expert", "arts", "big", "gz", "krf", "dokter", "fysio", "dr", "drs", "prof", "staff",
    "team", "coordinator",
}  # fmt: skip
APART = re.compile(r"[ ._\-'’]+")


def complaint(name: str) -> Text | None:
    """What is wrong with a name somebody wants, fit to show; None when nothing is."""
    if not SHORTEST <= len(name) <= LONGEST:
        return _("Gebruik 2 tot 40 tekens.")
    if not all(_is_allowed(character) for character in name) or "  " in name:
        return _("Gebruik letters, cijfers, spaties en . _ - '.")
    if not any(character.isalnum() for character in name):
        return _("Gebruik ten minste één letter of cijfer.")
    if _looks_official(name):
        return _("Deze naam kan verward worden met het team of een expert. Kies een andere.")
    if username_key(name) in _pseudonym_keys():
        return _("Deze naam bewaren we voor schuilnamen. Kies een andere.")
    return None


def username_key(name: str) -> str:
    """Equal for names that a reader could take for each other."""
    plain = "".join(_fold(character) for character in unicodedata.normalize("NFKC", name))
    plain = re.sub(r"[^a-z0-9|]", "", plain)
    for seen, taken_for in LOOK_ALIKES:
        plain = plain.replace(seen, taken_for)
    return plain or name.casefold()


def email_key(address: str) -> str:
    """Equal for addresses that reach the same box, as far as anyone outside can tell."""
    local, at, domain = unicodedata.normalize("NFKC", address).strip().casefold().rpartition("@")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode()
    return f"{local}{at}{domain}"


def nobodys_key() -> str:
    """In the place of the key of an address that has an account already. Nobody can type it."""
    return new_token()


def reaches_somebody(key: str) -> bool:
    """Whether this is the key of an address, and not one in its place."""
    return "@" in key


def _fold(character: str) -> str:
    lower = character.casefold()
    apart = LETTERS.get(lower) or unicodedata.normalize("NFKD", lower)
    return "".join(part for part in apart if not unicodedata.combining(part))


def _is_allowed(character: str) -> bool:
    if character in " ._-'’":
        return True
    return character.isalnum() and all("0" <= part <= "z" for part in _fold(character))


def _looks_official(name: str) -> bool:
    key = username_key(name)
    spelled = unicodedata.normalize("NFKC", name)
    parts = [*APART.split(spelled), *APART.split(spelled.replace(".", ""))]  # `D.r. Jansen` too
    if key in _keys(RESERVED) or _keys(parts) & _keys(TITLES):
        return True
    return any(word in key for word in _keys(OFFICIAL))


@cache
def _pseudonym_keys() -> set[str]:
    return _keys(POOL)


def _keys(words: Iterable[str]) -> set[str]:
    return {username_key(word) for word in words}
