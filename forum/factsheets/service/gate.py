"""What every text passes before readers see it, however it comes there."""

from collections.abc import Callable, Iterable
from itertools import chain

from forum.core.errors import Conflict, ForumError, Invalid
from forum.core.i18n import _
from forum.factsheets.blocks import read_blocks
from forum.factsheets.content import Content
from forum.factsheets.publishing import complaints, needs_call_now
from forum.factsheets.service.imports.rights import require_rights

NOT_READY = _("Deze factsheet is nog niet klaar.")


def require_ready(sheet_id: int, content: Content, available: Iterable[int]) -> None:
    """`available` are the numbers of the sources that it can cite.

    Raises Conflict when the text names a sign to call for at once and the block that says so
    is off, or when nobody vouched for its article; Invalid for whatever else is missing, by field,
    and for all of it together when there is more than one.
    """
    checks = (
        lambda: _require_call_now(content),
        lambda: _require_complete(content, available),
        lambda: require_rights(sheet_id),
    )
    missing = [error for error in map(_refused, checks) if error]
    if len(missing) == 1:
        raise missing[0]
    if missing:
        told = dict(chain.from_iterable(error.errors.items() for error in missing))
        raise Invalid(NOT_READY, code="not_ready", errors=told)


def _refused(check: Callable[[], None]) -> ForumError | None:
    try:
        check()
    except ForumError as error:
        return error
    return None


def _require_complete(content: Content, available: Iterable[int]) -> None:
    found = complaints(
        summary=content.summary,
        blocks=read_blocks(content.body),
        claims=content.claims,
        available=available,
    )
    if found:
        raise Invalid(NOT_READY, code="not_ready", errors=found)


def _require_call_now(content: Content) -> None:
    texts = (content.title, content.summary, content.body, content.claim_lines)
    if needs_call_now(texts) and not content.call_now:
        missing = _(
            "Deze tekst noemt een klacht waarvoor je direct belt. "
            "Zet het blok ‘Bel nu je huisarts’ erboven voordat je publiceert."
        )
        raise Conflict(missing, code="call_now_required", errors={"call_now": [missing]})
