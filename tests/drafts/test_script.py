"""What the pages' scripts are told."""

import pytest

from forum.drafts import queries
from tests import make
from tests.drafts.kept import draft

JSON = {"Accept": "application/json"}


@pytest.fixture
def member(visitor):
    member = make.member()
    visitor.log_in(member)
    return member


@pytest.fixture
def send(visitor):
    def send(path: str, **form):
        typed = {"csrf_token": visitor.csrf_token(), **form}
        return visitor.post(path, data=typed, headers=JSON)

    return send


def test_it_hears_the_version_and_when(member, send, time):
    answer = send("/drafts/new", body="Hoi", draft_version="0")
    kept = queries.get_draft(make.viewer(member), "new")
    assert answer.json == {
        "version": kept.version,
        "saved_at": time.at.isoformat(),
        "told": "Bewaard om 01:00",  # in Amsterdam
    }


def test_it_gets_what_another_window_saved(member, send):
    there = draft(member, "new", body="Daar", title="Titel")
    answer = send("/drafts/new", body="Hier", draft_version="0")
    assert answer.status_code == 412
    assert answer.json == {
        "detail": "Dit concept is intussen in een ander venster veranderd.",
        "version": there.version,
        "fields": {"body": "Daar", "title": "Titel"},
    }


def test_an_emptied_text_is_discarded_but_not_over_another(member, send):
    there = draft(member, "new")
    assert send("/drafts/new", body="", draft_version="0").status_code == 412
    answer = send("/drafts/new", body="", draft_version=str(there.version))
    assert answer.json == {"version": 0, "told": ""}
    assert queries.drafts(make.viewer(member)) == []


@pytest.mark.usefixtures("member")
@pytest.mark.parametrize("path", ["/drafts/new", "/preview"])
def test_it_hears_what_is_too_long(send, path):
    answer = send(path, body="x" * 20_001)
    assert (answer.status_code, answer.json) == (
        422,
        {"detail": "Gebruik hoogstens 20.000 tekens."},
    )


@pytest.mark.parametrize("path", ["/drafts/new", "/preview"])
def test_it_hears_that_the_session_ended(visitor, send, path):
    assert send(path, body="Hoi").status_code == 401


@pytest.mark.parametrize("path", ["/drafts/new", "/preview"])
def test_it_hears_who_may_not_write(visitor, send, path):
    visitor.log_in(make.suspended())
    answer = send(path, body="Hoi")
    assert answer.status_code == 403
    assert "geschorst" in answer.json["detail"]


def test_it_hears_that_there_are_too_many(member, send):
    for number in range(1, 101):
        draft(member, f"thread:{number}")
    answer = send("/drafts/new", body="Hoi")
    assert answer.status_code == 409
    assert "al 100 concepten" in answer.json["detail"]


@pytest.mark.usefixtures("member")
def test_it_gets_the_preview_alone(send):
    answer = send("/preview", body="**Ja** <script>alert(1)</script>")
    assert answer.json["html"].startswith("<p><strong>Ja</strong> &lt;script&gt;")
