"""Who gets what from every route of marks."""

from tests.marks import routes_following

ROWS = routes_following.ROWS
