"""What members are asked to agree to, each apart, each in a version of its words."""

from enum import StrEnum

from forum.core.i18n import Text, _

RULES_VERSION = "2026-11-23"


class Purpose(StrEnum):
    """Why health data is kept (AVG art. 9(2)(a))."""

    TEXTS = "texts"
    DIARY = "diary"
    DIGEST = "digest"


TEXT_VERSIONS = dict.fromkeys(Purpose, "2026-11-22")


def title(purpose: Purpose) -> Text:
    return {
        Purpose.TEXTS: _("Je teksten op het forum"),
        Purpose.DIARY: _("Je dagboek"),
        Purpose.DIGEST: _("Een overzicht per mail"),
    }[purpose]


def wording(purpose: Purpose) -> Text:
    """The sentence a member says yes to."""
    return {
        Purpose.TEXTS: _(
            "Ik geef toestemming om wat ik hier over mijn gezondheid schrijf te bewaren en te "
            "tonen aan de lezers die ik daarbij kies. Ik kan dit altijd weer intrekken."
        ),
        Purpose.DIARY: _(
            "Ik geef toestemming om mijn dagboek over mijn rug te bewaren. Alleen ik kan het "
            "lezen, tenzij ik er zelf iets uit deel. Ik kan dit altijd weer intrekken."
        ),
        Purpose.DIGEST: _(
            "Ik geef toestemming om me af en toe te mailen wat er nieuw is. Zo’n mail laat zien "
            "dat ik hier lid ben. Ik kan dit altijd weer intrekken."
        ),
    }[purpose]


def consequence(purpose: Purpose) -> Text:
    """What taking it back does."""
    return {
        Purpose.TEXTS: _(
            "Trek je deze toestemming in, dan kun je blijven lezen maar niet meer schrijven. Wat "
            "er al staat, blijft staan tot je het verwijdert of je account opheft."
        ),
        Purpose.DIARY: _(
            "Trek je deze toestemming in, dan staat het dagboek meteen stil. Binnen 30 dagen is "
            "het gewist."
        ),
        Purpose.DIGEST: _("Trek je deze toestemming in, dan krijg je geen overzicht meer."),
    }[purpose]
