"""Who gets what from every route of leaving."""

from tests.leaving.routes_exports import EXPORTS

ROWS = [*EXPORTS]
