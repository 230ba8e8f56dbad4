"""Who gets what from the feeds of answered questions: everybody the same."""

from tests.world.rows import Row, everyone

ROWS = [Row("GET", f"/feeds/questions.{kind}", everyone(200)) for kind in ("atom", "rss")]
