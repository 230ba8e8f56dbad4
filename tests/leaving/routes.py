"""Who gets what from every route of leaving."""

from tests.leaving import routes_exports, routes_going

ROWS = [*routes_going.ROWS, *routes_exports.EXPORTS]
