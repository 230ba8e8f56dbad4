"""What is measured, on which scale, and which way is better. Pure.

Pain is the numeric rating scale over the last 24 hours, and what one can do the Patient-Specific
Functional Scale (Stratford 1995); both are free to use. PSK (Beurskens 1996) asks the reverse of
PSFS, so every score is kept with its scale and direction, and the two never meet in one number.
The other scales are our own and have no threshold.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from forum.core.i18n import Text, _


class Direction(StrEnum):
    HIGHER = "higher_is_better"
    LOWER = "lower_is_better"
    NEITHER = "neither"


@dataclass(frozen=True)
class Scale:
    """Whole numbers from 0. `notable` is how many points make a change noticeable, `share` which
    part of the start they must be as well; `in_percent` whether a change may be told so."""

    id: str
    direction: Direction
    highest: int = 10
    notable: int | None = None
    share: Fraction | None = None
    in_percent: bool = False


# Ostelo et al. 2008 (doi 10.1097/BRS.0b013e31815e3a10): 2 points and 30 % of the start.
PAIN = Scale("nrs_pain_24h", Direction.LOWER, notable=2, share=Fraction(3, 10), in_percent=True)
STIFFNESS = Scale("own_stiffness", Direction.LOWER, in_percent=True)
SLEEP = Scale("own_sleep", Direction.HIGHER)
STRESS = Scale("own_stress", Direction.LOWER)
CONFIDENCE = Scale("own_confidence", Direction.HIGHER)
MINUTES = Scale("minutes_per_week", Direction.NEITHER, highest=2520)
# Maughan & Lewis 2010 (doi 10.1007/s00586-010-1353-6) found 1.4; 2 stays on the safe side. Never
# in percent: from a start of 1.5 a good week would be 467 % better.
PSFS = Scale("psfs", Direction.HIGHER, notable=2)
PSK = Scale("psk", Direction.LOWER)

ACTIVITY_SCALES = {scale.id: scale for scale in (PSFS, PSK)}


@dataclass(frozen=True)
class Measure:
    """`low` and `high` say what the ends of its scale mean."""

    name: str
    scale: Scale
    label: Text
    low: Text
    high: Text
    hint: Text | str = ""


MEASURES = {
    measure.name: measure
    for measure in (
        Measure(
            "activity_minutes",
            MINUTES,
            _("Bewegen"),
            _("niets"),
            _("2520 minuten"),
            _("Minuten deze week, alles bij elkaar: wandelen, fietsen, sporten."),
        ),
        Measure(
            "pain",
            PAIN,
            _("Pijn"),
            _("geen pijn"),
            _("ergst denkbare pijn"),
            _("Gemiddeld over de afgelopen 24 uur."),
        ),
        Measure(
            "stiffness",
            STIFFNESS,
            _("Stijf gevoel"),
            _("niet stijf"),
            _("heel stijf"),
            _("Een eigen maat van dit dagboek."),
        ),
        Measure("sleep", SLEEP, _("Slaap"), _("heel slecht"), _("heel goed")),
        Measure("stress", STRESS, _("Stress"), _("geen"), _("heel veel")),
        Measure(
            "confidence", CONFIDENCE, _("Vertrouwen in je rug"), _("geen"), _("volop vertrouwen")
        ),
    )
}
FUNCTION = "function"  # what one can do again, by activities that bear one's own words
MANY_MINUTES = 1200  # in a week; more is possible, and seldom meant


def scale_of(name: str) -> Scale:
    return MEASURES[name].scale
