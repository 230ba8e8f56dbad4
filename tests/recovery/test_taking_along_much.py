"""Taking along a long diary, or often: what it costs has an end."""

from dataclasses import replace
from datetime import date

import pytest

from forum.core import paper as drawing
from forum.core.days import this_day
from forum.posting.diary import import_diary
from forum.recovery.charts.periods import YEAR
from forum.recovery.files import papers, taking
from forum.recovery.files.overview import get_overview
from forum.recovery.files.reading import read_lines
from tests import make
from tests.recovery.keeping import check_in

EXPORT = "/recovery/export"
ALL = date.min, date.max


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


def test_drawing_is_counted_and_refused_in_plain_words(own, keeper, monkeypatch):
    check_in(keeper)
    monkeypatch.setattr(papers, "DRAWN", replace(papers.DRAWN, most=1))
    assert own.submit(f"{EXPORT}.pdf").status_code == 200
    refused = own.submit(f"{EXPORT}.pdf")
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert "al 1 keer een PDF" in refused.text


def test_other_files_are_counted_before_a_diary_is_read(own, keeper, monkeypatch):
    check_in(keeper)
    monkeypatch.setattr(papers, "WRITTEN", replace(papers.WRITTEN, most=2))
    assert own.get(f"{EXPORT}.csv").status_code == 200
    assert own.get(f"{EXPORT}.fhir.json").status_code == 200
    monkeypatch.setattr(taking, "own_diary", None)
    for ending in ("csv", "fhir.json"):
        refused = own.get(f"{EXPORT}.{ending}")
        assert refused.status_code == 429
        assert int(refused.headers["Retry-After"]) > 0
        assert "al 2 keer een bestand" in refused.text


def test_of_ten_years_the_overview_draws_the_last_one_and_says_so(own, keeper):
    check_in(keeper, 1)
    check_in(keeper)
    import_diary(make.viewer(keeper), read_lines(b"day,pain\n2016-01-01,4\n2016-01-08,4\n"))
    found = get_overview(make.viewer(keeper), *ALL)
    assert found.first == date(2016, 1, 1)
    assert found.drawn_from == this_day() - YEAR
    assert all(chart.frame.first == found.drawn_from for chart in found.charts)
    assert "De grafieken tonen het laatste jaar" in own.get("/recovery/overview").text
    short = get_overview(make.viewer(keeper), this_day() - YEAR, date.max)
    assert short.drawn_from is None


def test_two_are_not_drawn_at_once(own, keeper, monkeypatch):
    check_in(keeper)
    monkeypatch.setattr(drawing, "PATIENCE", 0.01)
    with drawing._alone():
        busy = own.submit(f"{EXPORT}.pdf")
    assert (busy.status_code, busy.headers["Retry-After"]) == (429, "5")
    assert "andere PDF" in busy.text
    assert own.submit(f"{EXPORT}.pdf").status_code == 200
