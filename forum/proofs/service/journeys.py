"""To another provider of log-ins and back, in the same browser.

What is known between two pages is kept in a ceremony, out of the browser's reach.
"""

import logging
from dataclasses import asdict, dataclass
from datetime import timedelta
from secrets import compare_digest

from forum.core.db import transaction
from forum.core.errors import ForumError, Invalid
from forum.core.i18n import _
from forum.core.ids import new_token
from forum.core.oidc import Claims, Journey, Provider
from forum.core.throttles import Limit, counted, take
from forum.proofs.origin import Origin
from forum.proofs.service import ceremonies
from forum.proofs.service.ceremonies import Begun, Step
from forum.proofs.service.proving import Proof, hold_to

log = logging.getLogger(__name__)

# By network alone: who comes back has not said yet who it is.
SET_OUT = Limit("log-ins begun with a provider", 100, timedelta(minutes=15))
CAME_BACK = Limit("log-ins failed with a provider", 20, timedelta(minutes=15))


@dataclass(frozen=True)
class Arrival:
    """Who came back, to go on to `onward`; of a member that is linking one more, the proof with
    which it set out."""

    claims: Claims
    onward: str
    proof: Proof | None


def set_out(
    back: str, *, origin: Origin, onward: str = "", proof: Proof | None = None
) -> tuple[str, Journey]:
    """The token that the browser keeps, and what to send the provider. `proof` is of a member
    that sets out to link one more. Inside a transaction.

    Raises TooMany, and as `hold_to` does.
    """
    take(SET_OUT, origin.network)
    if proof:
        hold_to(proof)
    journey = Journey(state=new_token(), nonce=new_token(), verifier=new_token(), back=back)
    member_id, held = (proof.member_id, proof.held) if proof else (None, None)
    facts = {"onward": onward, "held": held, **asdict(journey)}
    return ceremonies.begin(Step.OTHER_PROVIDER, member_id=member_id, **facts), journey


def arrive(provider: Provider, token: str, *, code: str, state: str, origin: Origin) -> Arrival:
    """Who came back with this code. What was begun is used up, whatever comes of it.

    For outside a transaction: the provider is asked. Raises Conflict (`step_over`) and
    Invalid (`foreign_state`) for what was not begun here, Invalid for what is used (`spent`),
    TooMany, and what the provider raises.
    """
    try:
        with counted((CAME_BACK, origin.network)):
            begun = _come_back(token, state)
            journey = Journey(**{name: begun.facts[name] for name in Journey.__annotations__})
            claims = provider.exchange(code, journey)
    except ForumError as error:
        note(error)
        raise
    return Arrival(claims, begun.facts["onward"], _proof_of(begun))


def note(error: ForumError) -> None:
    """In the log by its code alone: no token, no code and no address."""
    log.warning("a log-in with a provider failed: %s", error.code)


def _proof_of(begun: Begun) -> Proof | None:
    if begun.member_id is None:
        return None
    return Proof(begun.member_id, is_complete=True, held=begun.facts["held"])


def _come_back(token: str, state: str) -> Begun:
    with transaction():
        begun = ceremonies.finish(Step.OTHER_PROVIDER, token)
    if not compare_digest(begun.facts["state"].encode(), state.encode(errors="replace")):
        foreign = _("Deze inlogpoging is niet in deze browser begonnen. Begin opnieuw.")
        raise Invalid(foreign, code="foreign_state")
    return begun
