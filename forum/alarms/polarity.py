"""Whether a sign is denied: "geen koorts", "koorts heb ik niet", "koorts? Nee." (GUIDE §3.4).

A negation word that a pattern asked for ("geen gevoel", "kan niet plassen") is the sign itself
and denies nothing.
"""

from forum.alarms.matching import Found
from forum.alarms.places import Span

DENYING = (
    *("AFFIRMED", "ANSWERED_NO", "CLOSING_DENIAL", "DENIAL", "FAILING", "FINE", "HAVING"),
    *("LIST_DENIAL", "NEW_START", "NEXT", "TOLD_NO", "TURN", "WAS_FINE"),
)
BEFORE = 7  # words between a denial and what it denies, lists included
NEAR = 3  # words over which a denial reaches that is not one of a list
AFTER = 6


def is_denied(found: Found, span: Span) -> bool:
    """Does somebody say that this is not so?"""
    if any(yes.end > span.start + 1 for yes in found.beside("AFFIRMED", span)):
        return False
    ways = (_is_fine, _is_denied_before, _is_denied_within, _is_denied_after, _is_answered)
    return any(way(found, span) for way in ways)


def _is_fine(found: Found, span: Span) -> bool:
    """ "Kan gewoon plassen", "gaat prima": said around the sign, of what does not fail now."""
    if found.reading.sentences[span.start] in found.asked:
        return False
    return any(
        span.start - 3 <= fine.start < span.end + 2
        and not found.has_word_of("TURN", fine.end, span.start)
        and not found.has_word_of("FAILING", fine.end, span.end)
        and not any(was.touches(fine) for was in found.beside("WAS_FINE", span))
        and not found.has_word_of("DENIAL", fine.start - 1, fine.end + 1, other_than=fine.said)
        for fine in found.beside("FINE", span)
    )


def _denials(found: Found, start: int, end: int, said: frozenset[int]) -> list[int]:
    """The words from start up to end that deny, other than those that were asked for."""
    here = [at for at in found.words_of("DENIAL", start, end) if at not in said]
    return [at for at in here if at not in found.idle_denials] if here else here


def _is_denied_before(found: Found, span: Span) -> bool:
    start = span.start
    while span.start - start < BEFORE and _reaches_over(found, start - 1, span):
        start -= 1
    denials = _denials(found, start, span.start, span.said)
    return any(found.begins("LIST_DENIAL", at) or span.start - at <= NEAR for at in denials)


def _reaches_over(found: Found, at: int, span: Span) -> bool:
    """No denial reaches over *maar* or *wel*, nor over a new subject with its verb."""
    reading = found.reading
    if at < 0 or reading.sentences[at] != reading.sentences[span.start]:
        return False
    is_other = reading.clauses[at] != reading.clauses[span.start]
    begins = is_other and found.begins("NEW_START", at + 1)
    return not begins and not found.begins("TURN", at)


def _is_denied_within(found: Found, span: Span) -> bool:
    return bool(_denials(found, span.start, span.end, span.said))


def _is_denied_after(found: Found, span: Span) -> bool:
    end = min(found.clause_end(span), span.end + AFTER)
    return any(
        found.has_word_of("HAVING", span.end, at) or _closes(found, at, span.end, end)
        for at in _denials(found, span.end, end, span.said)
    )


def _closes(found: Found, at: int, start: int, end: int) -> bool:
    """ "Koorts niet, …": it stands right after the sign, and nothing of the clause follows."""
    is_last = at + 1 == end or found.has_word_of("NEXT", at + 1, at + 2)
    return at == start and is_last and found.has_word_of("CLOSING_DENIAL", at, at + 1)


def _is_answered(found: Found, span: Span) -> bool:
    """A question to oneself with a no for an answer, or "dat heb ik niet" after it."""
    first = found.sentence_end(span)
    if found.has_word_of("TOLD_NO", first, first + 1):
        return found.is_next_sentence(span, first)
    is_asked = found.reading.sentences[span.start] in found.asked
    return is_asked and found.has_word_of("ANSWERED_NO", first, first + 1)
