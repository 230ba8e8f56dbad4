"""What one line is taken for, how surely, and what a moderator should know about it."""

from dataclasses import dataclass

from forum.core.i18n import Text, _
from forum.factsheets.article.model import Confidence, Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason` is why a line is left out; `doubt` is a remark for who checks the import."""

    kind: Kind
    reason: Text | None = None
    doubt: Text | None = None
    sure: bool = True

    @property
    def confidence(self) -> Confidence:
        return Confidence.SURE if self.sure and not self.doubt else Confidence.LIKELY


HEADING = Verdict(Kind.HEADING)
HEADING_UNSURE = Verdict(
    Kind.HEADING,
    doubt=_("Vraag met alleen korte regels eronder. Overgenomen als kop; kijk of dat klopt."),
)
PARAGRAPH = Verdict(Kind.PARAGRAPH)
PARAGRAPH_UNENDED = Verdict(
    Kind.PARAGRAPH,
    doubt=_("Lange regel zonder leesteken aan het eind. Overgenomen als alinea."),
)
CALLOUT = Verdict(Kind.CALLOUT)
CALLOUT_UNKNOWN = Verdict(
    Kind.CALLOUT,
    doubt=_(
        "Onbekende korte regel zonder leesteken aan het eind. "
        "Overgenomen als uitgelichte regel; kijk of dat klopt."
    ),
)
BULLET = Verdict(Kind.BULLET)
REFERENCE = Verdict(Kind.REFERENCE)
STRAY = _("Deze regel staat tussen de bronnen maar is geen bron. Overgenomen bij de tekst ervoor.")
FAQ_ANSWER = Verdict(Kind.FAQ_ANSWER)
FAQ_QUESTION = Verdict(Kind.FAQ_QUESTION)
SLOGAN = Verdict(
    Kind.SLOGAN,
    _("Korte uitroep die de inleiding afsluit: een slogan, geen inhoud."),
)
_CALLS = _("Deel van een blok dat de lezer oproept iets te doen: geen inhoud.")
CALL = Verdict(Kind.CALL_TO_ACTION, _CALLS)
CALL_UNSURE = Verdict(
    Kind.CALL_TO_ACTION,
    _CALLS,
    _("Weggelaten als oproep op grond van één aanwijzing. Kijk of dat klopt."),
)
CALL_SILENT = Verdict(
    Kind.CALL_TO_ACTION,
    _("Hoort bij een blok met oproepen en zegt zelf niets over de klacht. Kijk of dat klopt."),
    sure=False,
)


def told(kind: Kind) -> Verdict:
    """What a moderator said a line is."""
    is_left_out = kind in {Kind.CALL_TO_ACTION, Kind.SLOGAN}
    return Verdict(kind, BY_MODERATOR if is_left_out else None)


BY_MODERATOR = _("Een moderator heeft bevestigd dat deze regel wegblijft.")
