"""What several notices about one paper come to."""

import pytest

from forum.factsheets.references.retraction_watch import read_records, weigh
from tests.factsheets.references.watching import row, written


@pytest.mark.parametrize(
    ("notices", "status"),
    [
        ([("Retraction", "1/1/2011 0:00"), ("Reinstatement", "1/1/2012 0:00")], "ok"),
        ([("Reinstatement", "1/1/2012 0:00"), ("Retraction", "1/1/2011 0:00")], "ok"),
        ([("Retraction", "1/1/2013 0:00"), ("Reinstatement", "1/1/2012 0:00")], "retracted"),
        ([("Retraction", "1/1/2012 0:00"), ("Reinstatement", "1/1/2012 0:00")], "retracted"),
        ([("Correction", "1/1/2010"), ("Retraction", "1/1/2011"), ("Reinstatement", "1/1/2012")],
         "corrected"),
        ([("Retraction", "1/1/2011"), ("Correction", "1/1/2013")], "retracted"),
        ([("Expression of concern", "2/3/2011 0:00"), ("Correction", "1/1/2013")], "concern"),
    ],
)  # fmt: skip
def test_several_notices_about_one_paper(notices, status):
    rows = [row(doi="10.5555/a", nature=nature, on=on) for nature, on in notices]
    lines = written(rows).decode("utf-8-sig").splitlines(keepends=True)
    assert weigh(read_records(lines)).status == status
