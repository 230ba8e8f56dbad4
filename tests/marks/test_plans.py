"""Lists stay quick however much there is: the databases find what they ask for by indexes."""

import pytest
from sqlalchemy import event

from forum.core.db import db
from forum.marks.lists import Show, list_threads
from tests import make

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.mark.parametrize("show", Show)
def test_no_list_looks_at_every_thread(app, show):
    viewer, asked = make.viewer(make.member()), []

    def note(_connection, _cursor, statement, parameters, *_rest) -> None:
        asked.append((statement, parameters))

    connection = db.engines[None]
    event.listen(connection, "before_cursor_execute", note)
    try:
        list_threads(viewer, show=show)
    finally:
        event.remove(connection, "before_cursor_execute", note)
    statement, parameters = asked[-1]
    plan = db.session.connection().exec_driver_sql(f"explain query plan {statement}", parameters)
    steps = [row[-1] for row in plan]
    whole = [step for step in steps if step.startswith("SCAN") and "USING" not in step]
    assert whole in ([], ["SCAN categories"])  # of which there are few
    if show == Show.UNANSWERED:
        assert "SCAN threads USING INDEX ix_threads_unanswered" in steps
