"""What every text passes before readers see it, however it comes there."""

from collections.abc import Iterable

from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.factsheets.blocks import read_blocks
from forum.factsheets.content import Content
from forum.factsheets.publishing import complaints, needs_call_now
from forum.factsheets.service.imports.rights import require_rights


def require_ready(sheet_id: int, content: Content, available: Iterable[int]) -> None:
    """`available` are the numbers of the sources that it can cite.

    Raises Conflict when the text names a sign to call for at once and the block that says so
    is off, or when nobody vouched for its article; Invalid for whatever else is missing, by field.
    """
    _require_call_now(content)
    found = complaints(
        summary=content.summary,
        blocks=read_blocks(content.body),
        claims=content.claims,
        available=available,
    )
    if found:
        raise Invalid(_("Deze factsheet is nog niet klaar."), code="not_ready", errors=found)
    require_rights(sheet_id)


def _require_call_now(content: Content) -> None:
    texts = (content.title, content.summary, content.body, content.claim_lines)
    if needs_call_now(texts) and not content.call_now:
        missing = _(
            "Deze tekst noemt een klacht waarvoor je direct belt. "
            "Zet het blok ‘Bel nu je huisarts’ erboven voordat je publiceert."
        )
        raise Conflict(missing, code="call_now_required", errors={"call_now": [missing]})
