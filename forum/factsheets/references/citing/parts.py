"""What every format wants to know of a reference: what kind it is, and who wrote it."""

import re
from enum import Enum
from typing import NamedTuple

from forum.core.days import day_of
from forum.factsheets.references.findings import Origin
from forum.factsheets.references.views import StatusView
from forum.factsheets.statuses import SourceStatus
from forum.factsheets.views import ReferenceView

_SUFFIXES = {"jr", "sr", "2nd", "3rd", "4th", "ii", "iii", "iv"}
_OTHERS = {"et al", "et al."}
# In the language of the publications, whoever asks: these files go on to other readers.
TROUBLES: dict[str, str] = {
    SourceStatus.CORRECTED: "Corrected",
    SourceStatus.CONCERN: "Expression of concern",
    SourceStatus.RETRACTED: "Retracted",
}
_ORIGINS = {
    Origin.RETRACTION_WATCH: "Retraction Watch",
    Origin.CROSSREF: "Crossref",
    Origin.MODERATOR: "the editors of this fact sheet",
}


class Kind(Enum):
    ARTICLE = "article"
    BOOK = "book"
    OTHER = "other"


class Name(NamedTuple):
    """As family and initials, or whole when it is no person's."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""


class Authors(NamedTuple):
    names: list[Name]
    has_others: bool  # more than are named


def kind_of(reference: ReferenceView) -> Kind:
    """What stands in a volume, or has a number of PubMed, is an article; what has only a place and
    a year was published by itself."""
    in_journal = (reference.volume, reference.issue, reference.pages, reference.pmid, reference.doi)
    if reference.journal and any(in_journal):
        return Kind.ARTICLE
    return Kind.BOOK if reference.journal else Kind.OTHER


def authors_of(reference: ReferenceView) -> Authors:
    told = [plain(name) for name in reference.authors.split(",")]
    named = [name for name in told if name and name.casefold() not in _OTHERS]
    return Authors([_name(name) for name in named], len(named) < len(list(filter(None, told))))


def plain(text: str | None) -> str:
    """On one line, without signs that are no text: nothing in it can begin a field of its own."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text or "").split())


def year_of(reference: ReferenceView) -> int | None:
    found = re.fullmatch(r"[0-9]{4}", plain(reference.year))
    return int(found[0]) if found else None


def pages_of(reference: ReferenceView) -> tuple[str, str]:
    """First and last, the last in full: `491-9` is 491 to 499. An article's number stands alone."""
    first, _dash, last = plain(reference.pages).replace("–", "-").partition("-")
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first, last


def id_of(slug: str, reference: ReferenceView) -> str:
    return f"{slug}-{reference.number}"


def note_of(status: StatusView | None) -> str:
    """What became of it, who says so and where; nothing of what is fine or not known."""
    trouble = TROUBLES.get(status.status) if status else None
    if status is None or trouble is None:
        return ""
    said = f" according to {_ORIGINS[Origin(status.origin)]}" if status.origin else ""
    when = f", checked {day_of(status.checked_at)}" if status.checked_at else ""
    where = f" {status.notice_url}" if status.notice_url else ""
    return f"{trouble}{said}{when}.{where}"


def _name(told: str) -> Name:
    """`van der Berg JA 3rd`, as PubMed writes it; what looks otherwise stays whole."""
    words = told.split(" ")
    suffix = words.pop() if len(words) > 2 and words[-1].casefold().rstrip(".") in _SUFFIXES else ""
    if len(words) < 2 or not _are_initials(words[-1]):
        return Name(literal=told)
    return Name(" ".join(words[:-1]), _initials(words[-1]), suffix)


def _are_initials(word: str) -> bool:
    letters = word.replace("-", "")
    return 0 < len(letters) <= 4 and letters.isalpha() and letters.isupper()


def _initials(word: str) -> str:
    """`JA` is `J. A.`, and `J-P` is `J.-P.`"""
    return "-".join(" ".join(f"{letter}." for letter in part) for part in word.split("-"))
