"""What a diary comes to: each measure beside its own start, and a sentence that says so. Pure."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from forum.core.i18n import Text, _, number
from forum.recovery.alike import (
    Scores,
    Which,
    function_of,
    most_alike,
    psfs_of,
    since_first,
    with_all,
)
from forum.recovery.change import AT_EACH_END, FEWEST, Change, change, is_enough
from forum.recovery.checkins import CheckIn
from forum.recovery.scales import MEASURES, PSFS

WORSE = -2  # points; nobody agreed on a threshold for worse, so it is only told, never counted


@dataclass(frozen=True)
class Summary:
    """`function_of` are the activities that `function` is the mean of."""

    check_ins: int
    measures: Mapping[str, Change | None]
    function: Change | None
    function_of: Which

    @property
    def pain(self) -> Change | None:
        return self.measures["pain"]

    @property
    def sentences(self) -> Sequence[Text]:
        """What one may say of it: first what the member can do, then the pain."""
        if self.function is None and self.pain is None:
            return (_TOO_FEW if self.check_ins < FEWEST else _TOO_LITTLE,)
        return tuple(_said(self.function, self.pain))


def summary(check_ins: Sequence[CheckIn], followed: Set[int]) -> Summary:
    """Of all check-ins of a diary, in the order of their days. What one can do is told of the
    activities that are followed now: one that was replaced does not count any more, and the one
    that took its place begins at its own start. A check-in that leaves one of them empty changes
    nothing of that."""
    scored = psfs_of(check_ins)
    which = most_alike(scored, followed, lambda some: _is_enough(scored, some))
    among = len(check_ins)
    return Summary(
        check_ins=among,
        measures={
            name: change(values_of(check_ins, name), measure.scale, among=among)
            for name, measure in MEASURES.items()
        },
        function=_function(scored, which),
        function_of=which,
    )


def values_of(check_ins: Sequence[CheckIn], name: str) -> list[int]:
    return [found.scores[name] for found in check_ins if name in found.scores]


def _function(scored: Sequence[Scores], which: Which) -> Change | None:
    """Without what is in the middle of a long diary, which no change is about."""
    if not which or not _is_enough(scored, which):
        return None
    found, among = with_all(scored, which), since_first(scored, which)
    ends = found if len(found) < FEWEST else [*found[:AT_EACH_END], *found[-AT_EACH_END:]]
    return change(function_of(ends, which), PSFS, among=among)


def _is_enough(scored: Sequence[Scores], which: Which) -> bool:
    return is_enough(len(with_all(scored, which)), since_first(scored, which))


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


_TOO_FEW = _("Nog te weinig check-ins om te vergelijken.")
_TOO_LITTLE = _("Nog te weinig cijfers voor pijn of voor wat je kunt om te vergelijken.")
_THEN = _(
    "Dat kan bij een drukke of zware periode horen. Maak je je zorgen, of heb je klachten van de "
    "lijst met alarmsignalen? Bel je huisarts."
)
