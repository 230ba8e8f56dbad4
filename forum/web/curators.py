"""What curators are told beside the text they work on."""

from forum.core.i18n import Text, _
from forum.factsheets.article.citations import cited
from forum.factsheets.publishing import needs_call_now
from forum.factsheets.views import DraftView

FORMAT_HELP: tuple[Text, ...] = (
    _("Elke regel is een alinea."),
    _("Begin met '- ' voor een punt in een lijst, met '> ' voor een uitgelichte zin."),
    _("Begin met '# ' voor een tussenkop."),
    _("Begin met '? ' voor een vraag en zet het antwoord op de volgende regel na '= '."),
    _("Begin met '?? ' als de redactie de vraag schreef. Lezers zien dat erbij."),
    _("Verwijs naar bronnen met hun nummer: [1] of [3,4,5]."),
)


def notes(draft: DraftView) -> list[str | Text]:
    """What to look at before readers see it."""
    found: list[str | Text] = [draft.editor_note] if draft.editor_note else []
    texts = (draft.title, draft.summary, draft.body, draft.claims)
    if needs_call_now(texts) and not draft.call_now:
        found.append(
            _(
                "Deze tekst noemt een klacht waarvoor je direct belt. "
                "Zet het blok ‘Bel nu je huisarts’ aan."
            )
        )
    if draft.import_id and not draft.rights:
        found.append(
            _("Bij de import zijn geen rechten ingevuld. Is er toestemming voor de tekst?")
        )
    if not cited(draft.body):
        found.append(_("Deze tekst noemt geen enkele bron. Lezers zien dat erbij."))
    if not draft.is_signed:
        found.append(_("Deze factsheet is nog niet medisch beoordeeld. Lezers zien dat erbij."))
    return found
