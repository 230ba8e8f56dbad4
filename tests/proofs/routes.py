"""Who gets what from every route about proofs."""

from tests.proofs import routes_identities

ROWS = routes_identities.ROWS
