"""Who gets what from every route of proofs."""

from tests.proofs import routes_identities, routes_passkeys, routes_recovery, routes_second_factor

ROWS = [
    *routes_second_factor.ROWS,
    *routes_identities.ROWS,
    *routes_passkeys.ROWS,
    *routes_recovery.ROWS,
]
