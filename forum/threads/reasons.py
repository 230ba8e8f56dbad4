"""Why a moderator takes a measure: a code that stays, a title for readers, and what it means for
whom it is about. The whole list, for posts, threads and members alike."""

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

TEXTS: dict[str, Text] = {
    "gevaarlijk_advies": _(
        "Je bericht raadt iets aan wat schadelijk kan zijn. Deel gerust je ervaring, maar laat "
        "medische beslissingen aan arts of behandelaar."
    ),
    "medicatie": _(
        "Adviezen over starten, stoppen of doseren, en het aanbieden of vragen van medicijnen zijn "
        "niet toegestaan."
    ),
    "diagnose": _(
        "Niemand kan hier een diagnose stellen. Verwijs iemand naar de huisarts of fysiotherapeut."
    ),
    "onjuiste_informatie": _(
        "Je bewering is in strijd met wat erover bekend is. Je mag het bericht aanpassen; zie de "
        "gekoppelde factsheet."
    ),
    "zelfpromotie": _(
        "Reclame voor praktijken, producten, cursussen of eigen kanalen is niet toegestaan."
    ),
    "nep_expert": _("Alleen geverifieerde experts mogen als expert antwoorden."),
    "privacy_derden": _(
        "Je bericht bevat gegevens van iemand anders, of herkenbare informatie over een "
        "zorgverlener of patiënt."
    ),
    "persoonsgegevens": _(
        "We hebben je telefoonnummer, adres of medische documenten weggehaald om jou te beschermen."
    ),
    "bejegening": _("Kritiek mag, iemand aanvallen of belachelijk maken niet."),
    "discriminatie": _("Mensen aanvallen of wegzetten om wie ze zijn, is niet toegestaan."),
    "zelfbeschadiging": _(
        "We hebben details weggehaald die anderen kunnen schaden. We denken aan je: bel gratis 113 "
        "of 0800-0113."
    ),
    "spam": _("Herhaalde of irrelevante berichten."),
    "offtopic": _("Het past niet bij waar dit gesprek of deze categorie over gaat."),
    "auteursrecht": _("Plaats een link met bron in plaats van de hele tekst."),
    "illegaal": _("Het is in strijd met de wet die hierboven staat."),
    "dubbel": _("Het staat er al een keer."),
}
# What rests on the law and not on our own rules.
BY_LAW = frozenset({"illegaal", "auteursrecht", "privacy_derden"})
