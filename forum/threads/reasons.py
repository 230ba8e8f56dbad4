"""Why a moderator removes a post: a code that stays, and words for readers."""

from forum.core.i18n import Text, _

TITLES: dict[str, Text] = {
    "gevaarlijk_advies": _("Gevaarlijk advies"),
    "medicatie": _("Medicatieadvies of handel"),
    "diagnose": _("Diagnose op afstand"),
    "onjuiste_informatie": _("Onjuiste gezondheidsinformatie"),
    "zelfpromotie": _("Reclame of zelfpromotie"),
    "nep_expert": _("Onterecht voorgedaan als expert"),
    "privacy_derden": _("Privacy van anderen"),
    "persoonsgegevens": _("Persoonsgegevens van de schrijver"),
    "bejegening": _("Kwetsend of respectloos"),
    "discriminatie": _("Discriminatie of haat"),
    "zelfbeschadiging": _("Zelfbeschadiging of zelfdoding"),
    "spam": _("Spam"),
    "offtopic": _("Past niet in dit gesprek"),
    "auteursrecht": _("Overgenomen tekst of foto"),
    "illegaal": _("In strijd met de wet"),
    "dubbel": _("Dubbel bericht"),
}
