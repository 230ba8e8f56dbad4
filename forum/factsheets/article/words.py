"""The words and shapes by which a line without markup is known."""

import re

SHORT = 120  # no heading and no line of a call to action is longer
_REFERENCES_SHORT = 80
_SOURCES = "(?:bronnen|referenties|literatuur)"

_INTRODUCTIONS = {"inleiding"}
_SUMMARIES = {"in het kort", "samenvatting"}
_REFERENCES = re.compile(rf"(?:wetenschappelijke )?{_SOURCES}", re.I)
_REFERENCES_WHOLE = re.compile(
    rf"(?:wetenschappelijke )?{_SOURCES}(?:lijst)?(?:(?: en | & | ?/ ?){_SOURCES})?:?", re.I
)
_FAQ = re.compile(r"(?:meest|veel|vaak) ?gestelde vragen", re.I)
_CALL = re.compile(
    r"\b(?:sluit je aan|ontdek|gratis|e-?book|gelijkgestemden|stap voor stap|gingen je voor)\b"
    r"|community",
    re.I,
)
# A reader in danger comes first: such a line is never left out.
_ALARM = re.compile(
    r"\b(?:112|huisarts\w{0,20}|spoed\w{0,20}|alarm\w{0,20}|let op|bel (?:direct|meteen|nu))\b",
    re.I,
)
_REFERENCE = re.compile(r"\bdoi\b|\bPMID\b|\b(?:19|20)\d\d(?: [a-z]{3,4}(?: \d\d?)?)?;", re.I)
_CLOSERS = ")]’”\"'»"
_ENDED = re.compile(rf"[.?!:][{re.escape(_CLOSERS)}]{{0,9}}(?: ?\[[\d ,–-]{{1,40}}\]){{0,5}}$")
_SENTENCE_INSIDE = re.compile(r"[.!?] ")
_BULLET = re.compile(r"\s*(?:[-*+]\s+|•\s*)(?=\S)")
_NUMBER = re.compile(r"\s*(?:(\d{1,3})[.)]|\[(\d{1,3})\])\s+(?=\S)")


def is_introduction(plain: str) -> bool:
    return len(plain) <= SHORT and _name(plain) in _INTRODUCTIONS


def is_summary(plain: str) -> bool:
    return len(plain) <= SHORT and _name(plain) in _SUMMARIES


def _name(plain: str) -> str:
    return plain.casefold().removesuffix(":")


def is_references_heading(plain: str, following: str) -> bool:
    """Either nothing but the usual words, or a short line with a reference right after it."""
    if len(plain) > _REFERENCES_SHORT:
        return False
    if _REFERENCES_WHOLE.fullmatch(plain):
        return True
    untold = not ends_sentence(plain.removesuffix(":"))
    return untold and bool(_REFERENCES.match(plain)) and looks_like_reference(following)


def is_faq_heading(plain: str) -> bool:
    return len(plain) <= SHORT and not plain.endswith((".", "!")) and bool(_FAQ.search(plain))


def is_question(plain: str) -> bool:
    """One short question and nothing before it: a heading, or the start of a call to action."""
    short = len(plain) <= SHORT and plain.endswith("?")
    return short and not _SENTENCE_INSIDE.search(plain)


def looks_like_reference(plain: str) -> bool:
    return bool(_REFERENCE.search(plain))


def call_words(plain: str) -> set[str]:
    return {word.casefold() for word in _CALL.findall(plain)}


def is_alarm(plain: str) -> bool:
    return bool(_ALARM.search(plain))


def ends_sentence(plain: str) -> bool:
    return bool(_ENDED.search(plain[-300:]))


def is_one_sentence(plain: str) -> bool:
    return not _SENTENCE_INSIDE.search(plain)


def bullet(raw: str) -> str:
    """The mark a list item opens with, spaces included, or nothing."""
    found = _BULLET.match(raw)
    return found.group() if found else ""


def reference_mark(raw: str) -> tuple[str, int | None]:
    """What a reference opens with: a list mark, a number or both; and that number."""
    mark = bullet(raw)
    found = _NUMBER.match(raw, len(mark))
    return (raw[: found.end()], int(found.group(1) or found.group(2))) if found else (mark, None)


def list_number(raw: str) -> str:
    """What an item of a numbered list opens with, or nothing."""
    found = _NUMBER.match(raw)
    return found.group() if found else ""
