"""Why somebody shows a message to the moderators: a code that stays, and words for people."""

from forum.core.i18n import Text, _

TITLES: dict[str, Text] = {
    "lastigvallen": _("Valt me lastig"),
    "bedreiging": _("Bedreigt of zet me onder druk"),
    "bejegening": _("Kwetsend of respectloos"),
    "seksueel": _("Seksueel getint, en dat wil ik niet"),
    "gevaarlijk_advies": _("Gevaarlijk advies"),
    "nep_expert": _("Doet zich voor als expert of team"),
    "verkoop": _("Reclame, verkoop of oplichting"),
    "privacy": _("Privégegevens van mij of een ander"),
    "zelfbeschadiging": _("Zelfbeschadiging of zelfdoding"),
    "illegaal": _("In strijd met de wet"),
    "anders": _("Iets anders"),
}
