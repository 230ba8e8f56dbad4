"""Who gets what from every route of marks."""

from tests.marks import routes_following, routes_posts, routes_reading

ROWS = routes_posts.ROWS + routes_reading.ROWS + routes_following.ROWS
