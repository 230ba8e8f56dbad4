"""What members are asked to agree to, each apart, each in a version of its words."""

from enum import StrEnum

from forum.core.i18n import Text, _

RULES_VERSION = "2026-11-22"


class Purpose(StrEnum):
    """Why health data is kept (AVG art. 9(2)(a))."""

    TEXTS = "texts"


TEXT_VERSIONS = {Purpose.TEXTS: "2026-11-22"}


def title(purpose: Purpose) -> Text:
    return {Purpose.TEXTS: _("Je teksten op het forum")}[purpose]


def wording(purpose: Purpose) -> Text:
    """The sentence a member says yes to."""
    return {
        Purpose.TEXTS: _(
            "Ik geef toestemming om wat ik hier over mijn gezondheid schrijf te bewaren en te "
            "tonen aan de lezers die ik daarbij kies. Ik kan dit altijd weer intrekken."
        )
    }[purpose]
