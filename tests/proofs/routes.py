"""Who gets what from every route of proofs."""

from tests.proofs import routes_passkeys

ROWS = [*routes_passkeys.ROWS]
