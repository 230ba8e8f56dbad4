"""Who gets what from every route of proofs."""

from tests.proofs import routes_recovery

ROWS = [*routes_recovery.ROWS]
