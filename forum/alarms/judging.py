"""Whether a sign that stands in a text is there now, and the writer's own (GUIDE §3.3, §3.4)."""

from collections.abc import Callable
from itertools import chain

from forum.alarms.matching import ALL_DENIALS, Found
from forum.alarms.places import Span
from forum.alarms.polarity import DENYING, is_denied

# Lists of words that the judgement asks for, besides those of the rules.
NEEDED = (
    *("ANIMAL", "ANOTHERS", "BACK_AGAIN", "CONFIRMED", "FEARED", "FIGURE", "NOT_OVER", "NOT_PAST"),
    *("NOW", "OFF_ANIMAL", "ORDINARY", "OVER", "OWN", "OWN_NOW", "PAST", "SUPPOSED"),
    *("SUPPOSED_OF_ANYONE", "TAUGHT", *ALL_DENIALS, *DENYING),
)
AHEAD = 2  # sentences after a sign in which it may be told that it is over
BEHIND = 8  # words before a sign from which on that may be told
FEAR_REACHES = 10  # words


def why_not(found: Found, span: Span, may_be_past: bool) -> str | None:
    """The reason not to count a sign, for whoever works on the rules; None when it counts."""
    of_time = () if may_be_past else _OF_TIME.items()
    reasons = chain(_REASONS.items(), of_time)
    return next((reason for reason, holds in reasons if holds(found, span)), None)


def _is_figure(found: Found, span: Span) -> bool:
    """Said in a figure of speech, or a word that means something else here."""
    return any(figure.touches(span) for figure in found.beside("FIGURE", span))


def _is_of_animal(found: Found, span: Span) -> bool:
    beside = found.beside("OFF_ANIMAL", span)
    return any(
        animal.start < span.end and not any(off.touches(animal) for off in beside)
        for animal in found.beside("ANIMAL", span)
    )


def _is_supposed(found: Found, span: Span) -> bool:
    """Supposed, asked in general, or looked for: it need not be there."""
    if any(one.start <= span.end for one in found.beside("SUPPOSED", span)):
        return True
    if not found.beside("SUPPOSED_OF_ANYONE", span) or found.beside("NOW", span):
        return False
    confirmed = found.beside("CONFIRMED", span) or found.beside("CONFIRMED", span, later=1)
    return not confirmed and not found.beside("OWN", span)


def _is_feared(found: Found, span: Span) -> bool:
    return any(
        fear.start <= span.start < fear.end + FEAR_REACHES
        and not found.has_word_of("TURN", fear.end, span.start)
        for fear in found.beside("FEARED", span)
    )


def _is_taught(found: Found, span: Span) -> bool:
    """In a list of signs, a leaflet or advice to others."""
    return bool(found.beside("TAUGHT", span)) and not found.in_clause("OWN_NOW", span)


def _is_anothers(found: Found, span: Span) -> bool:
    """Of another member or somebody far away, of whom it is told."""
    others = found.beside("ANOTHERS", span)
    return any(other.start < span.start for other in others) and not found.beside("NOW", span)


def _is_past(found: Found, span: Span) -> bool:
    not_past = found.beside("NOT_PAST", span)
    past = [
        one
        for one in found.beside("PAST", span)
        if not any(other.touches(one) for other in not_past)
    ]
    is_told_of_now = found.beside("NOW", span) or any(_is_back(found, one) for one in past)
    return bool(past) and not is_told_of_now


def _is_over(found: Found, span: Span) -> bool:
    """Told to be over, in the same sentence or just after it; a question tells nothing."""
    sentence = found.reading.sentences[span.start]
    told = [later for later in range(AHEAD + 1) if not later or sentence + later not in found.asked]
    return any(
        over.start >= span.start - BEHIND
        and max(over.said) not in span.said  # "het gevoel is verdwenen": that is the sign itself
        and not found.has_word_of("TURN", over.end, span.start)
        and not _is_not_over(found, over)
        and not _is_back(found, over)
        for later in told
        for over in found.beside("OVER", span, later=later)
    )


def _is_not_over(found: Found, over: Span) -> bool:
    if found.has_word_of("DENIAL", over.start - 3, over.end + 1, other_than=over.said):
        return True
    not_over = found.beside("NOT_OVER", over)
    return any(one.start <= over.end + 1 and over.start < one.end for one in not_over)


def _is_back(found: Found, over: Span) -> bool:
    return any(
        again.start >= over.end
        for later in range(AHEAD + 1)
        for again in found.beside("BACK_AGAIN", over, later=later)
    )


_REASONS: dict[str, Callable[[Found, Span], bool]] = {
    "denied": is_denied,
    "figure": _is_figure,
    "animal": _is_of_animal,
    "supposed": _is_supposed,
    "feared": _is_feared,
    "taught": _is_taught,
    "another's": _is_anothers,
}
_OF_TIME: dict[str, Callable[[Found, Span], bool]] = {"past": _is_past, "over": _is_over}
