"""Finds what asks instead of tells: calls to action and the slogan of an introduction."""

from collections.abc import Iterator, Sequence

from forum.factsheets.article import verdict, words
from forum.factsheets.article.citations import has_citation
from forum.factsheets.article.model import Section
from forum.factsheets.article.sections import Seen, Shape
from forum.factsheets.article.verdict import Verdict

MOST_LINES = 8  # after the question; a longer run of short lines is a text
_SLOGAN_LENGTH = 40

Verdicts = dict[int, Verdict]


def judge_questions(seen: Sequence[Seen]) -> Verdicts:
    """By line number: every lone question is a heading, unless it opens a call to action."""
    judged: Verdicts = {}
    for run, bulleted in _runs(seen):
        calling = not bulleted and _may_be_call(run)
        judged |= _call(run) if calling else {}
        judged.setdefault(run[0].number, _heading_verdict(run, bulleted=bulleted))
    return judged


def _runs(seen: Sequence[Seen]) -> Iterator[tuple[Sequence[Seen], bool]]:
    """Each question with the text up to the next heading, and whether a list follows it."""
    asks = [at for at, line in enumerate(seen) if _asks(line)]
    for at in asks:
        end = at + 1
        while end < len(seen) and seen[end].is_text:
            end += 1
        yield seen[at:end], end < len(seen) and seen[end].shape is Shape.BULLET


def _asks(line: Seen) -> bool:
    return line.shape is Shape.QUESTION and line.section is not Section.FAQ


def _may_be_call(run: Sequence[Seen]) -> bool:
    cited = any(has_citation(line.plain) for line in run)
    alarm = words.is_alarm(run[0].plain)
    return len(run) <= 1 + MOST_LINES and _is_short(run) and not cited and not alarm


def _is_short(run: Sequence[Seen]) -> bool:
    return all(len(line.plain) <= words.SHORT for line in run)


def _call(run: Sequence[Seen]) -> Verdicts:
    """Up to the last line that calls: what follows it may be anything, so it stays."""
    found = [words.call_words(line.plain) for line in run]
    calling = [at for at, its_words in enumerate(found) if at and its_words]
    if not calling:
        return {}
    several = len(set().union(*found)) > 1
    loud = verdict.CALL if several else verdict.CALL_UNSURE
    return {
        line.number: loud if its_words or line is run[0] else verdict.CALL_SILENT
        for line, its_words in list(zip(run, found, strict=True))[: calling[-1] + 1]
        if not words.is_alarm(line.plain)
    }


def _heading_verdict(run: Sequence[Seen], *, bulleted: bool) -> Verdict:
    unsure = len(run) > 1 and _is_short(run) and not bulleted
    return verdict.HEADING_UNSURE if unsure else verdict.HEADING


def judge_slogans(seen: Sequence[Seen]) -> Verdicts:
    """By line number: exclamations after the last paragraph of the introduction."""
    intro = [line for line in seen if line.section is Section.INTRODUCTION]
    paragraphs = [at for at, line in enumerate(intro) if _is_paragraph(line)]
    if not paragraphs or intro[paragraphs[-1]].plain.endswith(":"):
        return {}
    closing = intro[paragraphs[-1] + 1 :]
    return {line.number: verdict.SLOGAN for line in closing if _is_slogan(line)}


def _is_paragraph(line: Seen) -> bool:
    return line.is_sentence and len(line.plain) > _SLOGAN_LENGTH


def _is_slogan(line: Seen) -> bool:
    short = line.is_text and len(line.plain) <= _SLOGAN_LENGTH
    return short and line.plain.endswith("!") and _says_nothing(line.plain)


def _says_nothing(plain: str) -> bool:
    told = words.is_alarm(plain) or any(map(str.isdigit, plain))
    return words.is_one_sentence(plain) and not told
