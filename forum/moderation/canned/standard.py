"""The reasons that come with the forum, by their code. They go to Dutch readers as they stand here,
so they are content and not words of the pages. `…` is where a moderator fills something in."""

from typing import NamedTuple


class Reason(NamedTuple):
    code: str
    title: str
    body: str

    @property
    def has_gap(self) -> bool:
        return GAP in self.body


GAP = "…"
STANDARD = (
    Reason(
        "gevaarlijk_advies",
        "Gevaarlijk advies",
        "Je bericht raadt iets aan wat schadelijk kan zijn. Deel gerust je ervaring, maar laat "
        "medische beslissingen aan arts of behandelaar.",
    ),
    Reason(
        "medicatie",
        "Medicatieadvies of handel",
        "Adviezen over starten, stoppen of doseren, en het aanbieden of vragen van medicijnen zijn "
        "niet toegestaan.",
    ),
    Reason(
        "diagnose",
        "Diagnose op afstand",
        "Niemand kan hier een diagnose stellen. Verwijs iemand naar de huisarts of fysiotherapeut.",
    ),
    Reason(
        "onjuiste_informatie",
        "Onjuiste gezondheidsinformatie",
        "Je bewering is in strijd met wat erover bekend is. Je mag het bericht aanpassen; zie de "
        "gekoppelde factsheet.",
    ),
    Reason(
        "zelfpromotie",
        "Reclame of zelfpromotie",
        "Reclame voor praktijken, producten, cursussen of eigen kanalen is niet toegestaan.",
    ),
    Reason(
        "nep_expert",
        "Onterecht voorgedaan als expert",
        "Alleen geverifieerde experts mogen als expert antwoorden.",
    ),
    Reason(
        "privacy_derden",
        "Privacy van anderen",
        "Je bericht bevat gegevens van iemand anders, of herkenbare informatie over een "
        "zorgverlener of patiënt.",
    ),
    Reason(
        "persoonsgegevens",
        "Je eigen persoonsgegevens",
        "We hebben je telefoonnummer, adres of medische documenten weggehaald om jou te "
        "beschermen.",
    ),
    Reason(
        "bejegening",
        "Kwetsend of respectloos",
        "Kritiek mag, iemand aanvallen of belachelijk maken niet.",
    ),
    Reason(
        "discriminatie",
        "Discriminatie of haat",
        "Mensen aanvallen of wegzetten om wie ze zijn, is niet toegestaan.",
    ),
    Reason(
        "zelfbeschadiging",
        "Zelfbeschadiging of zelfdoding",
        "We hebben details weggehaald die anderen kunnen schaden. We denken aan je: bel gratis 113 "
        "of 0800-0113.",
    ),
    Reason("spam", "Spam", "Herhaalde of irrelevante berichten."),
    Reason("offtopic", "Past niet in dit gesprek", "Verplaatst naar …"),
    Reason(
        "auteursrecht",
        "Overgenomen tekst of foto",
        "Plaats een link met bron in plaats van de hele tekst.",
    ),
    Reason("illegaal", "In strijd met de wet", "Grond: …"),
    Reason("dubbel", "Dubbel bericht", "Samengevoegd met …"),
)
