"""Holding what somebody sends against the rules for newcomers, the watched words and floods.

A text with signs of an emergency, or that may be a cry for help, passes all of it: it is never
refused, and nothing holds it up. What would have is shown to moderators instead. Only who sends
without end is asked to wait as anybody is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from forum.accounts.policy import may_write
from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import Text, _
from forum.moderation.gates import flags, floods, limits, newcomers
from forum.moderation.gates.words.actions import Action
from forum.moderation.gates.words.kept import sieve
from forum.moderation.gates.words.sifting import Sifted
from forum.posting.sent import Sent
from forum.posting.warning import look as what_is_in

DUPLICATE = "duplicate"
WATCHED, NEWCOMER, SPREAD = "watched_word", "newcomer", "spread_link"


@dataclass(frozen=True)
class Place:
    """Where it is to stand. `is_open` is where newcomers are at once: their own story or question,
    and threads of their own."""

    thread_id: int | None = None
    is_open: bool = False
    is_change: bool = False


@dataclass(frozen=True)
class Passed:
    """`texts` may be stored as they are here, by field; with a `reason` a moderator looks first."""

    texts: Mapping[str, str]
    reason: str | None = None
    flagged: Sequence[str] = ()
    replaced: tuple[str, ...] = ()
    key: str | None = None


def look(viewer: Viewer, texts: Mapping[str, str], place: Place) -> Passed:
    """Raises Invalid by field, Conflict for what was just sent, and TooMany. Whoever may not write
    hears so from the act itself."""
    if viewer.is_staff or not may_write(viewer, clock.now()):
        return Passed(texts)
    is_alarming = bool(what_is_in("\n".join(texts.values())))
    sifted = sieve().sift(texts)
    refuse(sifted, but=is_alarming)
    passed = Passed(
        sifted.texts,
        reason=None if is_alarming else _held_by_word(sifted),
        flagged=_shown(sifted, is_alarming=is_alarming),
        replaced=tuple(one.said for one in sifted.of(Action.REPLACE)),
    )
    return (_seen_later if is_alarming else _counted)(viewer, passed, place)


def look_beside(
    viewer: Viewer, texts: Mapping[str, str]
) -> tuple[Mapping[str, str], Sequence[str]]:
    """Of what stands beside a post, such as the steps of a story: as it may be kept, and the words
    that moderators are shown. There is nothing to hold up there. Raises Invalid by field."""
    if viewer.is_staff or not may_write(viewer, clock.now()):
        return texts, ()
    sifted = sieve().sift(texts)
    is_alarming = bool(what_is_in("\n".join(texts.values())))
    refuse(sifted, but=is_alarming)
    if not is_alarming and newcomers.is_new(viewer):
        for name, text in sifted.texts.items():
            _check_newcomer({name: text}, name)
    shown = (Action.FLAG, Action.HOLD, *((Action.REFUSE,) if is_alarming else ()))
    return sifted.texts, [one.watched.word for action in shown for one in sifted.of(action)]


def look_at_message(viewer: Viewer, body: str) -> str:
    """The text as it may be sent. Between members nothing is looked at by others: words that are
    held or flagged elsewhere pass. Raises Invalid."""
    if viewer.is_staff:
        return body
    sifted = sieve().sift({"body": body})
    refuse(sifted, but=bool(what_is_in(body)))
    return sifted.texts["body"]


def look_at_profile(viewer: Viewer, bio: str) -> tuple[str, bool]:
    """The text as it may be kept, and whether a moderator looks first. Raises Invalid."""
    if viewer.is_staff or not may_write(viewer, clock.now()):
        return bio, False
    sifted = sieve().sift({"bio": bio})
    is_alarming = bool(what_is_in(bio))
    refuse(sifted, but=is_alarming)
    if not is_alarming and newcomers.is_new(viewer):
        _check_newcomer(sifted.texts, "bio")
    return sifted.texts["bio"], bool(sifted.of(Action.HOLD) or sifted.of(Action.FLAG))


def note(passed: Passed, sent: Sent) -> Sent:
    """What became of it."""
    if passed.key is not None:
        floods.note(passed.key, int(sent))
    if passed.flagged and sent.post_id:
        flags.flag(sent.post_id, passed.flagged)
    return replace(sent, replaced=passed.replaced)


def refuse(sifted: Sifted, *, but: bool = False) -> None:
    """Raises Invalid, by field, for words that may not stand there."""
    found = [] if but else sifted.of(Action.REFUSE)
    errors: dict[str, list[Text | str]] = {}
    for one in found:
        told = _("‘%(said)s’ kan hier niet staan. %(why)s", said=one.said, why=one.watched.reason)
        errors.setdefault(one.field, []).append(told)
    if errors:
        raise Invalid(_("Pas je tekst aan. Er is niets verloren."), code=WATCHED, errors=errors)


def _held_by_word(sifted: Sifted) -> str | None:
    found = sorted({one.watched.word for one in sifted.of(Action.HOLD)})
    return f"{WATCHED}:{', '.join(found)}" if found else None


def _shown(sifted: Sifted, *, is_alarming: bool) -> list[str]:
    """What would have been refused or held up is shown to moderators instead."""
    shown = [Action.FLAG, *((Action.REFUSE, Action.HOLD) if is_alarming else ())]
    return [one.watched.word for action in shown for one in sifted.of(action)]


def _seen_later(viewer: Viewer, passed: Passed, place: Place) -> Passed:
    """It is there at once, and moderators see for what it would have waited or come back."""
    if not place.is_change:
        floods.count_post(viewer)
    is_new = newcomers.is_new(viewer)
    is_much = is_new and limits.complaints(list(passed.texts.values()))
    reason = NEWCOMER if is_much else _reason(viewer, passed, place, is_new=is_new)
    why = [flags.code_of(reason)] if reason else []
    return replace(passed, flagged=[*why, *passed.flagged])


def _counted(viewer: Viewer, passed: Passed, place: Place) -> Passed:
    is_new = newcomers.is_new(viewer)
    if is_new:
        _check_newcomer(passed.texts)
    if not place.is_change:
        passed = _counted_in(viewer, passed, place, is_new=is_new)
    return replace(passed, reason=_reason(viewer, passed, place, is_new=is_new))


def _reason(viewer: Viewer, passed: Passed, place: Place, *, is_new: bool) -> str | None:
    """Why a moderator should look first, if that is so."""
    reason = passed.reason
    if floods.is_spread(viewer, "\n".join(passed.texts.values())):
        reason = reason or SPREAD
    if is_new and not place.is_change and not place.is_open and newcomers.is_first(viewer):
        reason = reason or NEWCOMER
    return reason


def _check_newcomer(texts: Mapping[str, str], name: str = "body") -> None:
    told = limits.complaints(list(texts.values()))
    if told:
        raise Invalid(told[0], code=NEWCOMER, errors={name: told})


def _counted_in(viewer: Viewer, passed: Passed, place: Place, *, is_new: bool) -> Passed:
    said = "\n".join(passed.texts.values())
    key, number = floods.seen_before(viewer, said, place.thread_id)
    if number:
        raise _sent_before(number)
    floods.count_post(viewer)
    if is_new:
        newcomers.count_post(viewer)
    return replace(passed, key=key)


def _sent_before(number: int) -> Conflict:
    """`errors` says which it is, for programs."""
    told = _("Dit stuurde je net al. Je eerste bericht staat er, dus een tweede is niet nodig.")
    if number < 0:
        told = _("Dit stuurde je net al. Het wacht op een moderator.")
    return Conflict(told, code=DUPLICATE, errors={"body": [told], "first": [str(number)]})
