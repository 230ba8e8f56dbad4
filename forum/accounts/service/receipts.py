"""Doing a thing once, however often it is asked for with the same key."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.exc import IntegrityError

from forum.accounts.models import Receipt
from forum.accounts.viewer import Viewer
from forum.core import clock, vault
from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.retention import removing

KEPT = timedelta(hours=24)
KEY_REUSED = "idempotency_key_reused"
LONGEST_KEY = 255


def once(viewer: Viewer, key: str | None, fingerprint: str, act: Callable[[], int]) -> int:
    """The id of what `act` made, made at most once per member and key within a day.

    Two at the same moment: the second waits for the first and gets its result.
    Raises Invalid when the key came with another request before.
    """
    if not key or viewer.id is None:
        return act()
    # Keyed: of a short text a plain hash could be guessed by who has the database.
    mark = vault.digest(fingerprint)
    receipt = _open(viewer.id, key, mark)
    if receipt.fingerprint != mark:
        wrong = _("Deze waarde van Idempotency-Key is al voor een ander verzoek gebruikt.")
        raise Invalid(wrong, code=KEY_REUSED)
    if receipt.result_id is None:
        receipt.result_id = act()
    return receipt.result_id


def _is_old() -> ColumnElement[bool]:
    return Receipt.done_at < clock.now() - KEPT


OLD = removing("receipts", _("Ontvangstbewijzen van verzoeken (24 uur)"), Receipt, _is_old)


def _open(member_id: int, key: str, fingerprint: str) -> Receipt:
    mine = Receipt.member_id == member_id, Receipt.key == key
    db.session.execute(delete(Receipt).where(*mine, _is_old()))
    receipt = Receipt(member_id=member_id, key=key, fingerprint=fingerprint, done_at=clock.now())
    try:
        with db.session.begin_nested():
            db.session.add(receipt)
    except IntegrityError:
        earlier = db.session.scalar(select(Receipt).where(*mine))
        if earlier is None:
            raise Conflict(_("Probeer het nog eens.")) from None
        return earlier
    return receipt
