"""Who gets what from every route of proofs."""

from tests.proofs import routes_identities, routes_passkeys, routes_second_factor

ROWS = [*routes_second_factor.ROWS, *routes_identities.ROWS, *routes_passkeys.ROWS]
