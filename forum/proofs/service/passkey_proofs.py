"""Who somebody is by a passkey: alone, or as the second step after a password.

For outside a transaction: the library is slow to load, and an answer counts as given, and as
tried, also when it is wrong.
"""

import logging
import re
from dataclasses import replace
from typing import Any

from sqlalchemy import select, update

from forum.core import clock, throttles
from forum.core.db import db, let_go, transaction
from forum.core.ids import new_token
from forum.core.throttles import Limit, counted
from forum.proofs import keypairs
from forum.proofs.keypairs import KeyPair, Options, Party
from forum.proofs.models import Passkey
from forum.proofs.origin import Origin
from forum.proofs.queries import credential_ids
from forum.proofs.service import ceremonies
from forum.proofs.service.ceremonies import Begun, Step
from forum.proofs.service.proving import WINDOW, Proof

# No key can be guessed: these keep out who would fill tables, or try what leaked elsewhere.
BY_PASSKEY = Limit("passkey by network", 50, WINDOW)
ASKED = Limit("passkey asked for", 200, WINDOW)

log = logging.getLogger(__name__)


def ask_any(party: Party, origin: Origin) -> tuple[str, Options]:
    """The token to come back with, and what the browser needs to log in with a passkey alone.
    Raises TooMany."""
    challenge = new_token()
    options = keypairs.asked_to_use(party, challenge)
    with transaction():
        throttles.take(ASKED, origin.network)
        token = ceremonies.begin(Step.PASSKEY_LOG_IN, challenge=challenge)
    return token, options


def ask_own(proof: Proof, party: Party, origin: Origin) -> tuple[str, Options]:
    """The same for the second step: one of this member's own."""
    challenge, known = new_token(), credential_ids(proof.member_id)
    let_go()
    options = keypairs.asked_to_use(party, challenge, allowed=known, must_verify=False)
    with transaction():
        throttles.take(ASKED, origin.network)
        step, whose = Step.PASSKEY_SECOND, proof.member_id
        token = ceremonies.begin(step, member_id=whose, challenge=challenge)
    return token, options


def prove_any(token: str, answer: dict[str, Any], *, party: Party, origin: Origin) -> Proof:
    """That somebody is the member whose passkey it is: completely, because it also says that it
    knew its owner. The user handle is not looked at: nothing signs it, and the key says as much.

    Raises LoginRequired (`wrong_passkey`), Conflict (`step_over`) and TooMany.
    """
    with counted((BY_PASSKEY, origin.network)):
        with transaction():
            begun = ceremonies.finish(Step.PASSKEY_LOG_IN, token)
        member_id = _use(answer, begun, party)
    return Proof(member_id, is_complete=True, is_in_two_steps=True)


def prove_own(
    proof: Proof, token: str, answer: dict[str, Any], *, party: Party, origin: Origin
) -> Proof:
    """The same proof, complete. Raises as `prove_any` does."""
    with counted((BY_PASSKEY, origin.network)):
        with transaction():
            begun = ceremonies.finish(Step.PASSKEY_SECOND, token, of=proof.member_id)
        _use(answer, begun, party)
    return replace(proof, is_complete=True, is_in_two_steps=True)


def _use(answer: dict[str, Any], begun: Begun, party: Party) -> int:
    """Whose passkey it was. In the second step only the member's own will do."""
    name = answer.get("id")
    if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z0-9_-]{1,1400}", name):
        raise keypairs.wrong()
    query = select(Passkey.id, Passkey.member_id, Passkey.public_key)
    query = query.where(Passkey.credential_id == name)
    row = db.session.execute(query).one_or_none()
    let_go()
    if row is None or begun.member_id not in (None, row.member_id):
        raise keypairs.wrong()
    key, must_verify = KeyPair(name, row.public_key), begun.member_id is None
    challenge = begun.facts["challenge"]
    count = keypairs.used(answer, challenge, party, key, must_verify=must_verify)
    _count_use(row.id, count)
    return int(row.member_id)


def _count_use(passkey_id: int, count: int) -> None:
    """Only onward: of a count that goes back there is a copy (WebAuthn, 7.2). Many have none."""
    onward = Passkey.sign_count < count if count else Passkey.sign_count == 0
    used = update(Passkey).where(Passkey.id == passkey_id, onward)
    used = used.values(sign_count=count, last_used_at=clock.now())
    with transaction():
        is_counted = db.session.scalar(used.returning(Passkey.id)) is not None
    if not is_counted:
        log.warning("a passkey's counter went back", extra={"facts": {"passkey": passkey_id}})
        raise keypairs.wrong()
