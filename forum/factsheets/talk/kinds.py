"""What members can say of a sheet, and what becomes of it. Pure."""

from forum.core.i18n import Text, _

CORRECTION, CONTRADICTION = "correctie", "tegenspraak"
KINDS: dict[str, Text] = {
    CORRECTION: _("Er klopt iets niet"),
    CONTRADICTION: _("Iets spreekt het tegen: een bericht of een nieuw onderzoek"),
}
KIND_WORDS: dict[str, Text] = {
    CORRECTION: _("correctie"),
    CONTRADICTION: _("tegenspraak"),
}
OUTCOMES: dict[str, Text] = {
    "overgenomen": _("overgenomen"),
    "niet_overgenomen": _("niet overgenomen"),
}
