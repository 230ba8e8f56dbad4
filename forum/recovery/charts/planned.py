"""Which drawings a diary has, and what goes into each. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from forum.core.i18n import Text, _
from forum.recovery.charts.series import Key, Moment, activities
from forum.recovery.scales import FUNCTION, MEASURES, MINUTES, PSFS, PSK

AT_ONCE = 3  # lines, as many as there are activities at a time


@dataclass(frozen=True)
class Plan:
    """What goes into one drawing."""

    name: str
    title: Text
    ends: Sequence[Text]
    keys: Sequence[Key]


def plans(shown: Sequence[Moment], measures: Collection[str]) -> Iterator[Plan]:
    if FUNCTION in measures:
        for scale_id, (title, ends) in _ACTIVITIES.items():
            yield from _of_activities(activities(shown, scale_id), title, ends)
    told = {key.name for one in shown for key in one.values}
    for title, group in _TOGETHER:
        keys = [Key(name) for name in group if name in measures and name in told]
        if keys:
            yield Plan(keys[0].name, _title(keys, title), _ends(keys), keys)


def _of_activities(keys: Sequence[Key], title: Text, ends: Text) -> Iterator[Plan]:
    """As many at once as are followed at a time, those of now before what they replaced."""
    for at in range(0, len(keys), AT_ONCE):
        some = sorted(keys[at : at + AT_ONCE])
        called = _("%(title)s: eerder gevolgd", title=title) if at else title
        yield Plan(f"{some[0].scale_id}-{at}", called, [ends], some)


def _title(keys: Sequence[Key], title: Text) -> Text:
    if [key.name for key in keys] == ["sleep", "stress"]:
        return _("Slaap en stress")
    return title if keys[1:] else MEASURES[keys[0].name].label


def _ends(keys: Sequence[Key]) -> Sequence[Text]:
    told = [MEASURES[key.name] for key in keys]
    if told[0].scale is MINUTES:
        return [_("Minuten per week, alles bij elkaar.")]
    return [
        _("%(label)s: %(ends)s", label=one.label, ends=_between(one.low, one.high)) for one in told
    ]


def _between(low: Text, high: Text) -> Text:
    return _("0 is %(low)s, %(most)s is %(high)s.", low=low, most=10, high=high)


# What is scored by its difficulty stands apart: there 0 is the better end.
_ACTIVITIES = {
    PSFS.id: (
        _("Wat er lukte"),
        _between(_("lukt helemaal niet"), _("lukt zoals vóór de klachten")),
    ),
    PSK.id: (_("Hoeveel moeite het kostte"), _between(_("geen moeite"), _("onmogelijk"))),
}
_TOGETHER = (
    (_("Bewegen"), ("activity_minutes",)),
    (_("Pijn en stijf gevoel"), ("pain", "stiffness")),
    (_("Slaap, stress en vertrouwen"), ("sleep", "stress", "confidence")),
)
