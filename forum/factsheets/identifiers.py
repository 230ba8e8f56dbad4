"""The names that publications go by: DOI, PMID and PMCID, however they were written. Pure."""

import re
from collections.abc import Callable, Iterator
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple
from urllib.parse import unquote

from forum.core.errors import Invalid
from forum.core.i18n import Text, _

LONGEST = 300  # more is no identifier, and nothing longer is looked at
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_BEFORE_DOI = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|info:doi/|doi\s?:?\s?", re.I)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]{1,9}){0,4}/[^\s\x00-\x1f\x7f\ufffd]+")
_BEFORE_PMID = re.compile(
    r"(?:https?://)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|www\.ncbi\.nlm\.nih\.gov/pubmed/)"
    r"|(?:pmid|pubmed)\s?:?\s?",
    re.I,
)
_PMID = re.compile(r"0{0,20}([1-9][0-9]{0,8})")
_BEFORE_PMCID = re.compile(
    r"(?:https?://)?(?:pmc\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov/pmc)/articles/"
    r"|pmcid\s?:?\s?",
    re.I,
)
_PMCID = re.compile(r"PMC0{0,20}([1-9][0-9]{0,9})(?:\.[0-9]{1,3})?", re.I)
_OPENS = {")": "(", "]": "[", "}": "{", ">": "<"}
_ENDS = ".,;:!?'\"’”"  # of the sentence that an identifier stood in


class Identifiers(NamedTuple):
    """As they are written today, each None when there is none."""

    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None

    def keys(self) -> Iterator[str]:
        """What another mention of the same publication is known by, the surest first."""
        if self.doi:
            yield f"doi:{same_doi(self.doi)}"
        if self.pmid:
            yield f"pmid:{self.pmid}"
        if self.pmcid:
            yield f"pmcid:{self.pmcid}"


def read_doi(written: str) -> str:
    """Without address, percent signs and the end of a sentence; its letters stay as they are.

    The `.pub3` of a Cochrane review stays: it is another publication than `.pub2`.
    Raises Invalid that says what is wrong.
    """
    found = _bare(written, _BEFORE_DOI)
    while (decoded := unquote(found)) != found:
        found = decoded
    found = _end_of_sentence(_past(found, _BEFORE_DOI))
    if not _DOI.fullmatch(found):
        raise _wrong(
            _(
                "Dit is geen DOI: %(written)s. Een DOI begint met 10. en heeft een /.",
                **_told(written),
            ),
            "doi",
        )
    return found


def same_doi(doi: str) -> str:
    """What two spellings of one DOI have in common: capitals mean nothing in it."""
    return doi.translate(_LOWER)


def read_pmid(written: str) -> str:
    """The bare number. Raises Invalid that says what is wrong."""
    found = _PMID.fullmatch(_end_of_sentence(_bare(written, _BEFORE_PMID).rstrip("/")))
    if found is None:
        raise _wrong(
            _(
                "Dit is geen PMID: %(written)s. Een PMID is een getal van hoogstens negen cijfers.",
                **_told(written),
            ),
            "pmid",
        )
    return found[1]


def read_pmcid(written: str) -> str:
    """`PMC` and the number, without a version. Raises Invalid that says what is wrong."""
    found = _PMCID.fullmatch(_end_of_sentence(_bare(written, _BEFORE_PMCID).rstrip("/")))
    if found is None:
        raise _wrong(
            _(
                "Dit is geen PMCID: %(written)s. Een PMCID is PMC met een getal erachter.",
                **_told(written),
            ),
            "pmcid",
        )
    return f"PMC{found[1]}"


def read(doi: str | None, pmid: str | None, pmcid: str | None) -> Identifiers:
    """All three, of which nothing typed is none. Raises Invalid."""
    return Identifiers(_if_any(read_doi, doi), _if_any(read_pmid, pmid), _if_any(read_pmcid, pmcid))


def find_doi(written: str) -> str | None:
    """The same for what others wrote, where there may as well be none: how it is compared."""
    try:
        return same_doi(read_doi(written))
    except Invalid:
        return None


def find_pmid(written: str) -> str | None:
    try:
        return read_pmid(written)
    except Invalid:
        return None


def _if_any(read_one: Callable[[str], str], written: str | None) -> str | None:
    return read_one(written) if written and written.strip() else None


def _bare(written: str, prefix: re.Pattern[str]) -> str:
    text = written.strip()
    return _past(text.lstrip("([{<"), prefix) if len(text) <= LONGEST else ""


def _past(text: str, prefix: re.Pattern[str]) -> str:
    """Without any number of prefixes: people write `doi: https://doi.org/…`."""
    while found := prefix.match(text):
        text = text[found.end() :].lstrip()
    return text


def _end_of_sentence(text: str) -> str:
    """Without the marks that end it, and without a bracket that was opened before it."""
    while text and (text[-1] in _ENDS or _is_loose(text)):
        text = text[:-1]
    return text


def _is_loose(text: str) -> bool:
    opening = _OPENS.get(text[-1])
    return opening is not None and text.count(opening) < text.count(text[-1])


def _told(written: str) -> dict[str, str]:
    return {"written": written.strip()[:80] or "–"}


def _wrong(why: Text, field: str) -> Invalid:
    return Invalid(why, code=f"bad_{field}", errors={field: [why]})
