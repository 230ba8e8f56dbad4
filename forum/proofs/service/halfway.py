"""Who proved half of it, until the same browser comes back with the other half."""

from forum.proofs.service import ceremonies
from forum.proofs.service.ceremonies import Step
from forum.proofs.service.proving import Proof


def begin(proof: Proof) -> str:
    """The token that the browser keeps until it comes back."""
    kept = {"fresh_hash": proof.fresh_hash, "held": proof.held}
    return ceremonies.begin(Step.SECOND_FACTOR, member_id=proof.member_id, **kept)


def look(token: str) -> Proof:
    """What was proved so far. Raises Conflict (`step_over`) when nothing was, or too long ago."""
    begun = ceremonies.look(Step.SECOND_FACTOR, token)
    return Proof(begun.member_id or 0, is_complete=False, **begun.facts)


def finish(token: str) -> None:
    """The other half was proved too: the token is used up. Raises as `look` does."""
    ceremonies.finish(Step.SECOND_FACTOR, token)
