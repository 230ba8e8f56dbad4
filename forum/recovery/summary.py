"""What a diary comes to: each measure beside its own start, and a sentence that says so. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from forum.core.i18n import Text, _, number
from forum.recovery.change import AT_EACH_END, FEWEST, Change, change, mean
from forum.recovery.checkins import CheckIn
from forum.recovery.scales import MEASURES, PSFS

WORSE = -2  # points; nobody agreed on a threshold for worse, so it is only told, never counted


Scores = Mapping[int, int]


@dataclass(frozen=True)
class Summary:
    """`function_of` are the activities that `function` is the mean of; the lists of changes are by
    measure and by activity."""

    check_ins: int
    measures: Mapping[str, Change | None]
    function: Change | None
    function_of: frozenset[int]
    activities: Mapping[int, Change | None]

    @property
    def pain(self) -> Change | None:
        return self.measures["pain"]

    @property
    def sentences(self) -> Sequence[Text]:
        """What one may say of it: first what the member can do, then the pain."""
        if self.function is None and self.pain is None:
            return (_("Nog te weinig check-ins om te vergelijken."),)
        return tuple(_said(self.function, self.pain))


def summary(check_ins: Sequence[CheckIn]) -> Summary:
    """Of all check-ins of a diary, in the order of their days."""
    scored = psfs_of(check_ins)
    which = compared(scored)
    return Summary(
        check_ins=len(check_ins),
        measures={name: change(values_of(check_ins, name), m.scale) for name, m in _MEASURES},
        function=_change_of(scored, which) if which else None,
        function_of=which,
        activities={one: _change_of(scored, frozenset({one})) for one in sorted(which)},
    )


def values_of(check_ins: Sequence[CheckIn], name: str) -> list[int]:
    return [found.scores[name] for found in check_ins if name in found.scores]


def psfs_of(check_ins: Sequence[CheckIn]) -> list[Scores]:
    """Of each check-in how well its activities went, by their numbers."""
    return [
        {one.activity_id: one.score for one in found.activities if one.scale_id == PSFS.id}
        for found in check_ins
    ]


def function_of(scored: Sequence[Scores], which: frozenset[int]) -> list[Fraction]:
    """The mean over these activities, of each check-in that has them all."""
    return [mean([scores[one] for one in which]) for scores in _with_all(scored, which)]


def compared(scored: Sequence[Scores]) -> frozenset[int]:
    """The activities of the latest check-in that has any. What was replaced since does not count,
    and the one that took its place begins at its own start: only like is held beside like."""
    for scores in reversed(scored):
        if scores:
            return frozenset(scores)
    return frozenset()


def _change_of(scored: Sequence[Scores], which: frozenset[int]) -> Change | None:
    """Without what is in the middle of a long diary, which no change is about."""
    found = _with_all(scored, which)
    ends = [*found[:AT_EACH_END], *found[-AT_EACH_END:]] if len(found) > FEWEST else found
    return change(function_of(ends, which), PSFS)


def _with_all(scored: Sequence[Scores], which: frozenset[int]) -> list[Scores]:
    return [scores for scores in scored if which <= scores.keys()]


def _said(function: Change | None, pain: Change | None) -> Iterator[Text]:
    if function and function.is_noticeable:
        yield from _said_of_more(function, pain)
    if pain and pain.is_noticeable:
        yield _(
            "Je pijncijfer ligt merkbaar lager dan bij de start (mediaan %(before)s → %(now)s).",
            **_medians(pain),
        )
    if _is_worse(pain):
        yield _("Je cijfers liggen hoger dan bij de start. %(then)s", then=_THEN)
    elif _is_worse(function):
        yield _("Er lukt nu minder dan bij de start. %(then)s", then=_THEN)
    elif not any(found and found.is_noticeable for found in (function, pain)):
        yield _("Ongeveer gelijk aan de start. Schommelen hoort erbij.")


def _said_of_more(function: Change, pain: Change | None) -> Iterator[Text]:
    if pain and not pain.is_noticeable and not _is_worse(pain):
        yield _("Je kunt meer dan bij de start, ook al is je pijncijfer ongeveer gelijk.")
    else:
        yield _(
            "Je kunt merkbaar meer dan bij de start (mediaan %(before)s → %(now)s).",
            **_medians(function),
        )


def _is_worse(found: Change | None) -> bool:
    return found is not None and found.points <= WORSE


def _medians(found: Change) -> dict[str, Text]:
    return {"before": number(found.baseline), "now": number(found.current)}


_MEASURES = tuple(MEASURES.items())
_THEN = _(
    "Dat kan bij een drukke of zware periode horen. Maak je je zorgen, of heb je klachten van de "
    "lijst met alarmsignalen? Bel je huisarts."
)
