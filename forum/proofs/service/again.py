"""Proving once more, for who is logged in already, before something that matters.

For outside a transaction, as in `proving`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from forum.accounts.viewer import Viewer
from forum.core.db import let_go, transaction
from forum.core.errors import LoginRequired
from forum.core.i18n import _
from forum.proofs.origin import Origin
from forum.proofs.queries import has_app
from forum.proofs.service.proving import SECOND_FACTOR, Proof, hold_to, prove_again, prove_code


def prove_fully(viewer: Viewer, *, password: str, code: str, origin: Origin) -> Proof:
    """The password, and a code as well where the viewer has an app that makes them. Of a second
    factor that is a passkey alone there is no code to ask for.

    Raises as `prove_again` and `prove_code` do, and LoginRequired (`second_factor_required`)
    where a code is asked and none was given.
    """
    proof = prove_again(viewer, password)
    is_asked = has_app(viewer)
    let_go()
    if not is_asked:
        return proof
    if not code:
        missing = _("Vul ook een code van je app in, of een van je reservecodes.")
        raise LoginRequired(missing, code=SECOND_FACTOR, errors={"code": [missing]})
    return prove_code(proof, code, origin)


@contextmanager
def holding(proof: Proof) -> Iterator[None]:
    """The transaction in which something is done by this proof, which holds until it ends.
    Raises as `hold_to` does."""
    with transaction():
        hold_to(proof)
        yield
