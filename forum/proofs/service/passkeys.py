"""Passkeys of one's own: made and removed. A browser is asked for one in one request, and
answers in another."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from forum.accounts.models import Member
from forum.accounts.policy import may_change_account
from forum.accounts.service.logging_in import end_all_access
from forum.accounts.viewer import Viewer
from forum.core import clock, outbox, vault
from forum.core.db import db, let_go, transaction
from forum.core.errors import Conflict, NotFound
from forum.core.i18n import _
from forum.core.ids import new_token
from forum.core.permission import require
from forum.proofs import keypairs
from forum.proofs.events import PasskeyAdded, PasskeyRemoved
from forum.proofs.keypairs import KeyPair, Options, Party
from forum.proofs.models import Passkey
from forum.proofs.queries import credential_ids
from forum.proofs.service import ceremonies
from forum.proofs.service.again import holding
from forum.proofs.service.ceremonies import Step
from forum.proofs.service.proving import Proof
from forum.proofs.service.settling import settle_second_factor

MOST = 20  # of one member


def ask_new(viewer: Viewer, proof: Proof, party: Party) -> tuple[str, Options]:
    """The token to come back with, and what the browser needs to make one. For who just proved
    again to be this member, and outside a transaction: the library is slow to load.

    Raises Conflict for who has as many as one can have, and as `hold_to` does.
    """
    require(may_change_account(viewer))
    known = credential_ids(viewer.member_id)
    let_go()
    if len(known) >= MOST:
        raise Conflict(_("Je hebt al %(most)s passkeys. Verwijder er eerst een.", most=MOST))
    challenge = new_token()
    handle = bytes.fromhex(vault.digest(f"passkey\0{viewer.member_id}"))
    options = keypairs.asked_to_make(party, challenge, handle=handle, name=viewer.name, known=known)
    with holding(proof):
        facts = {"challenge": challenge, "held": proof.held}
        token = ceremonies.begin(Step.PASSKEY_NEW, member_id=proof.member_id, **facts)
    return token, options


def add(viewer: Viewer, token: str, *, name: str, answer: dict[str, Any], party: Party) -> None:
    """Keep the passkey that was made. The first second factor logs out everywhere but here.
    Outside a transaction: whatever comes of it, the browser's answer counts as given.

    Raises Invalid for an answer that is wrong, Conflict for one that is late or not the viewer's
    and for a passkey that somebody has already, LoginRequired when the password was changed since
    it was asked.
    """
    require(may_change_account(viewer))
    with transaction():
        begun = ceremonies.finish(Step.PASSKEY_NEW, token, of=viewer.member_id)
    pair = keypairs.made(answer, begun.facts["challenge"], party)
    with holding(Proof(viewer.member_id, is_complete=True, held=begun.facts["held"])):
        is_first = _has_no_factor(viewer)
        _keep(viewer, name, pair)
        settle_second_factor(viewer.member_id)
        if is_first:
            end_all_access(viewer.member_id, but=viewer.session_id)
        outbox.record(PasskeyAdded(viewer.member_id))


def remove(viewer: Viewer, passkey_id: int) -> None:
    """Inside a transaction, for who just proved again to be this member. Raises NotFound for any
    that is not the viewer's."""
    require(may_change_account(viewer))
    mine = Passkey.id == passkey_id, Passkey.member_id == viewer.id
    if db.session.scalar(delete(Passkey).where(*mine).returning(Passkey.id)) is None:
        raise NotFound(_("Deze passkey bestaat niet."))
    settle_second_factor(viewer.member_id)
    end_all_access(viewer.member_id, but=viewer.session_id, but_token=viewer.token_id)
    outbox.record(PasskeyRemoved(viewer.member_id))


def _has_no_factor(viewer: Viewer) -> bool:
    query = select(Member.second_factor_since).where(Member.id == viewer.id)
    return db.session.scalar(query) is None


def _keep(viewer: Viewer, name: str, pair: KeyPair) -> None:
    fresh = Passkey(
        member_id=viewer.member_id,
        name=name,
        credential_id=pair.id,
        public_key=pair.public_key,
        sign_count=pair.sign_count,
        created_at=clock.now(),
    )
    try:
        with db.session.begin_nested():
            db.session.add(fresh)
    except IntegrityError as error:
        raise Conflict(_("Deze passkey is al bekend."), code="passkey_known") from error
