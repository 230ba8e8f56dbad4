"""What of a draft followed its article, told on the report and beside the draft."""

import pytest

from forum.factsheets import drafts, service
from forum.factsheets.service import SheetChange
from tests import make
from tests.factsheets.imports.reading_in import LINES, OWN, SHEET, read_in, sheets_of

CALLS = "/api/v1/factsheets"


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def curator(visitor, keeper):
    visitor.log_in(keeper)
    return visitor


@pytest.fixture
def program(app, keeper):
    return app.test_client().bearer(make.token(keeper))


@pytest.fixture
def followed(keeper):
    """An article that changed under a draft with a title of its own, and one with its own text."""
    viewer = make.viewer(keeper)
    first = read_in(viewer)
    titled, own = sheets_of(viewer, first.id)[SHEET : SHEET + 2]
    service.edit_sheet(viewer, titled.slug, SheetChange({"title": "Eigen titel"}))
    service.edit_sheet(viewer, own.slug, SheetChange({"body": OWN}))
    line = next(n for n, text in enumerate(LINES, start=1) if text and text in own.body)
    changed = {13: "Anders.", line: f"{LINES[line - 1]} Meer."}
    text = "\n".join(changed.get(n, line) for n, line in enumerate(LINES, start=1))
    return read_in(viewer, text), titled.slug, own.slug


def test_a_report_says_what_of_a_sheet_followed_the_article_and_what_waits(
    curator, program, followed
):
    found, titled, own = followed
    items = program.get(f"{CALLS}/imports/{found.id}/factsheets?limit=100").json["items"]
    told = {item["slug"]: item for item in items}
    assert told[titled]["followed"][0] == "body"
    assert told[titled]["waiting"] == []
    assert "body" in told[own]["waiting"]
    assert "body" not in told[own]["followed"]
    page = curator.get(f"/moderation/factsheets/imports/{found.id}").text
    assert "Bijgewerkt uit het artikel: tekst" in page
    assert "Hier gewijzigd, dus niet overschreven: tekst" in page


def test_a_draft_tells_when_its_article_last_changed_it(curator, program, keeper, followed):
    found, titled, _own = followed
    draft = program.get(f"{CALLS}/{titled}/draft").json
    sheets = program.get(f"{CALLS}/imports/{found.id}/factsheets").json["items"]
    (told,) = [sheet for sheet in sheets if sheet["slug"] == titled]
    assert (draft["import_id"], draft["followed_at"]) == (found.id, told["followed_at"])
    assert "Volgde het artikel voor het laatst op" in curator.get(f"/factsheets/{titled}/edit").text


def test_what_a_curator_took_from_the_article_followed_it_too(keeper, followed):
    _found, _titled, own = followed
    viewer = make.viewer(keeper)
    before = drafts.get_draft(viewer, own).followed_at
    service.decide_proposal(viewer, own, take=True)
    after = drafts.get_draft(viewer, own).followed_at
    assert after is not None
    assert before is None or before < after
