"""What a sheet must be before readers may see it. Pure."""

from collections.abc import Iterable, Sequence

from forum.alarms import names_urgent_sign
from forum.core.i18n import Text, _
from forum.factsheets.article import BlockKind
from forum.factsheets.article.citations import cited
from forum.factsheets.blocks import TextBlock
from forum.factsheets.claims import ClaimText

MOST_CLAIMS = 100
MOST_SOURCES = 20
_QUESTIONS = {BlockKind.QUESTION, BlockKind.EDITOR_QUESTION}


def needs_call_now(texts: Iterable[str]) -> bool:
    """What names a sign to call for at once is never shown without saying so."""
    return any(names_urgent_sign(text) for text in texts)


def cited_numbers(blocks: Iterable[TextBlock], claims: Iterable[ClaimText]) -> set[int]:
    in_text = {number for block in blocks for number in cited(block.text)}
    return in_text | {number for claim in claims for number in claim.cites}


def complaints(
    *,
    summary: str,
    blocks: Sequence[TextBlock],
    claims: Sequence[ClaimText],
    available: Iterable[int],
) -> dict[str, list[Text]]:
    """By field what still stands in the way; empty when the sheet is ready."""
    found: dict[str, list[Text]] = {}
    if not summary.strip():
        found["summary"] = [_("Schrijf een samenvatting van een of twee zinnen.")]
    if not blocks:
        found["body"] = [_("Deze factsheet heeft nog geen tekst.")]
    elif _answers_without_question(blocks):
        found["body"] = [
            _(
                "Zet boven elk antwoord de vraag, op een regel die begint met '? ', "
                "of met '?? ' als de redactie hem schreef."
            )
        ]
    if len(claims) > MOST_CLAIMS or any(len(claim.cites) > MOST_SOURCES for claim in claims):
        found["claims"] = [_("Gebruik hoogstens 100 beweringen, met elk hoogstens 20 bronnen.")]
    if unknown := sorted(cited_numbers(blocks, claims) - set(available)):
        numbers = ", ".join(map(str, unknown))
        found["references"] = [_("Deze bronnen bestaan niet: %(numbers)s.", numbers=numbers)]
    return found


def _answers_without_question(blocks: Sequence[TextBlock]) -> bool:
    before = [None, *(block.kind for block in blocks)]
    return any(
        block.kind == BlockKind.ANSWER and earlier not in _QUESTIONS
        for block, earlier in zip(blocks, before, strict=False)
    ) or any(block.kind in _QUESTIONS and not block.text for block in blocks)
