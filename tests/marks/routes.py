"""Who gets what from every route of marks."""

from tests.marks import routes_following, routes_reading

ROWS = routes_reading.ROWS + routes_following.ROWS
