"""Gives every line its kind. What is not known is kept, with a remark."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from forum.factsheets.article import verdict, words
from forum.factsheets.article.calls import judge_questions, judge_slogans
from forum.factsheets.article.model import Kind, Line, Remark, Section
from forum.factsheets.article.sections import Seen, Shape, look
from forum.factsheets.article.source import Source
from forum.factsheets.article.verdict import Verdict

_LONGEST_CALLOUT = 160
_LONGEST_TITLE = 100  # a line longer than this is no heading that lost its markup
_LEFT_OUT = {Kind.CALL_TO_ACTION, Kind.SLOGAN}
_HEADINGS = {Shape.KNOWN_HEADING, Shape.REFERENCES_HEADING, Shape.FAQ_HEADING}


def classify(
    sources: Sequence[Source], kinds: Mapping[int, Kind] | None = None
) -> tuple[list[Line], list[Remark]]:
    """All lines with their kind, and a remark for each that may be something else.

    `kinds` are those that a moderator told, by line: what is said of the others follows.
    """
    verdicts = _verdicts(list(look(sources)))
    if kinds:
        verdicts = _with_told(sources, kinds, verdicts)
        seen = {line.number: line for line in look(sources, kinds)}
    else:
        seen = {line.number: line for line in look(sources)}
    lines = [_line(source, seen.get(source.number), verdicts) for source in sources]
    doubts = [Remark(number, found.doubt) for number, found in verdicts.items() if found.doubt]
    return lines, doubts


def _with_told(
    sources: Sequence[Source], kinds: Mapping[int, Kind], alone: dict[int, Verdict]
) -> dict[int, Verdict]:
    """A line that is told may open or close a section, which says what its neighbours are. Whether
    something calls or tells does not hang on that: so a line that is taken in takes no other in.
    """
    again = _verdicts(list(look(sources, kinds)))
    found = {
        number: alone[number] if _LEFT_OUT & {alone[number].kind, now.kind} else now
        for number, now in again.items()
    }
    return found | {at: verdict.told(kind) for at, kind in kinds.items() if at in found}


def _verdicts(seen: Sequence[Seen]) -> dict[int, Verdict]:
    judged = judge_questions(seen) | judge_slogans(seen)
    around: Iterator[tuple[Seen | None, Seen, Seen | None]] = zip(
        [None, *seen[:-1]], seen, [*seen[1:], None], strict=True
    )
    return {
        line.number: judged.get(line.number) or _verdict(line, before, after)
        for before, line, after in around
    }


def _verdict(line: Seen, before: Seen | None, after: Seen | None) -> Verdict:
    if line.shape in _HEADINGS:
        return verdict.HEADING
    if line.section is Section.REFERENCES:
        return _among_references(line)
    if line.section is Section.FAQ:
        return verdict.FAQ_QUESTION if line.shape is Shape.QUESTION else _in_faq(line, before)
    return _in_text(line, before, after)


def _among_references(line: Seen) -> Verdict:
    if _is_reference(line):
        return verdict.REFERENCE
    unended = not line.is_sentence and len(line.plain) <= _LONGEST_CALLOUT
    return Verdict(Kind.CALLOUT if unended else Kind.PARAGRAPH, doubt=verdict.STRAY)


def _is_reference(line: Seen) -> bool:
    return bool(words.reference_mark(line.raw)[0]) or words.looks_like_reference(line.plain)


def _in_faq(line: Seen, before: Seen | None) -> Verdict:
    if _is_faq_question(line.plain):
        return verdict.FAQ_QUESTION
    if line.shape is Shape.BULLET:
        return verdict.BULLET
    asked = before is not None and _is_faq_question(before.plain)
    untold = len(line.plain) <= _LONGEST_CALLOUT and not line.is_sentence
    return verdict.CALLOUT_UNKNOWN if untold and not asked else verdict.FAQ_ANSWER


def _is_faq_question(plain: str) -> bool:
    """An answer may end in a question too, but then it is long and says something first."""
    short = len(plain) <= words.SHORT or words.is_one_sentence(plain)
    return plain.endswith("?") and short


def _in_text(line: Seen, before: Seen | None, after: Seen | None) -> Verdict:
    if line.shape is Shape.BULLET:
        return verdict.BULLET
    if line.is_sentence:
        return verdict.PARAGRAPH
    if len(line.plain) > _LONGEST_CALLOUT:
        return verdict.PARAGRAPH_UNENDED
    return verdict.CALLOUT if _is_callout(line, before, after) else verdict.CALLOUT_UNKNOWN


def _is_callout(line: Seen, before: Seen | None, after: Seen | None) -> bool:
    """Between two paragraphs, and either announced or too long to be a lost heading."""
    if not (before and before.is_sentence and after and after.is_sentence):
        return False
    return before.plain.endswith(":") or len(line.plain) > _LONGEST_TITLE


def _line(source: Source, seen: Seen | None, verdicts: dict[int, Verdict]) -> Line:
    if seen is None:
        blank = Line(source.number, source.raw, source.ending, Kind.BLANK, source.text)
        return replace(blank, marks=source.marks)
    found = verdicts[source.number]
    is_reference = found.kind is Kind.REFERENCE
    marker = words.reference_mark(source.text)[0] if is_reference else source.list
    return Line(
        number=source.number,
        raw=source.raw,
        ending=source.ending,
        kind=found.kind,
        text=source.text[len(marker) :],
        marker=marker,
        reason=found.reason,
        confidence=found.confidence,
        section=seen.section,
        marks=source.marks,
    )
