"""Whatever Crossref answers: what has another shape than was agreed changes nothing."""

import pytest
from werkzeug.wrappers import Response

from tests.jobs.lookups import SAME, status_of


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"null", b"{}", b'{"message": []}', b"[" * 100_000,
     b'{"message": {"DOI": 5}}', b'{"message": {"DOI": "10.5555/other"}}',
     b'{"message": {"DOI": "10.5555/back.pain(1)", "updated-by": "x"}}',
     b'{"message": {"DOI": "10.5555/back.pain(1)", "updated-by": [1]}}',
     b"\xff\xfe", b'{"message": "' + b"x" * 5_000_000 + b'"}'],
)  # fmt: skip
def test_an_answer_that_is_none_changes_nothing(crossref, sheet, check, body):
    crossref.fails = Response(body, content_type="application/json")
    check()
    assert (status_of(sheet).status, status_of(sheet).checked_at) == ("unknown", None)


@pytest.mark.parametrize(
    "updated",
    [None, 5, {}, {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": [["x"]]},
     {"date-parts": [[2010, 99, 1]]}, {"date-parts": [[10**30]]}, {"date-parts": [[None]]}],
)  # fmt: skip
def test_an_odd_date_is_no_date(crossref, sheet, check, updated):
    crossref.knows(SAME, {"DOI": None, "type": "retraction", "updated": updated})
    check()
    assert (status_of(sheet).status, status_of(sheet).noticed_on) == ("retracted", None)
