"""Drafts on pages, as a browser without script has them."""

import re
from html import unescape

import pytest

from forum.drafts import queries, service
from tests import make
from tests.drafts.kept import draft

TYPED = "Ik loop nu <elke> dag & het gaat beter."


@pytest.fixture
def member(visitor):
    member = make.member()
    visitor.log_in(member)
    return member


@pytest.fixture
def thread(member) -> str:
    return str(make.thread().thread_id)


def _kept(member, key: str):
    return queries.find_draft(make.viewer(member), key)


def _page(visitor, path: str) -> str:
    answer = visitor.get(path)
    return unescape((visitor.get(answer.location) if answer.location else answer).text)


def test_the_button_keeps_a_reply_and_puts_it_back_in_the_field(visitor, member, thread):
    answer = visitor.submit(f"/drafts/thread:{thread}", body=TYPED, draft_version="0")
    assert answer.location == f"/t/{thread}#reageren"

    page = _page(visitor, f"/t/{thread}")

    assert f">\n{TYPED}</textarea>" in page
    assert "Je concept is bewaard." in page
    assert "Dit is je concept van" in page
    version = _kept(member, f"thread:{thread}").version
    assert f'name="draft_version" value="{version}"' in page


def test_a_new_thread_comes_back_with_all_that_was_chosen(visitor, member):
    place = make.category()
    visitor.submit(
        "/drafts/new",
        **{"category": place.slug, "kind": "recovery", "title": "Weer fietsen", "body": TYPED},
        **{"visibility": "members", "pseudonym": "1", "idempotency_key": "x"},
    )
    page = _page(visitor, "/new?kind=question")

    assert 'value="Weer fietsen"' in page
    assert f">\n{TYPED}</textarea>" in page
    for chosen in ('value="recovery" checked', 'value="members" checked', 'value="1" checked'):
        assert chosen in page
    assert f'<option value="{place.slug}" selected>' in page
    assert "idempotency_key" not in _kept(member, "new").fields


def test_the_edit_page_shows_the_draft_and_what_stands_there_now(visitor, member):
    first = make.thread(member, body="Zoals het er staat")
    visitor.submit(f"/drafts/edit:{first.id}", body=TYPED, title="Nieuwe titel")

    page = _page(visitor, f"/p/{first.id}/edit")

    assert f">\n{TYPED}</textarea>" in page
    assert 'value="Nieuwe titel"' in page
    assert "wat er nu staat vind je hieronder" in page
    assert "<p>Zoals het er staat</p>" in page


def test_what_was_typed_is_never_replaced_by_a_draft(visitor, member, thread):
    draft(member, f"thread:{thread}", body="Het concept")
    answer = visitor.submit(f"/t/{thread}-x", body=" ")
    assert answer.status_code == 422
    assert "Het concept" not in answer.text
    assert "Dit is je concept" not in answer.text


@pytest.mark.parametrize("place", ["thread", "new", "edit"])
def test_posting_ends_the_draft_of_that_place_alone(visitor, member, place):
    first, other = make.thread(member), make.thread()
    new = {"category": make.category().slug, "kind": "discussion", "title": "Een titel"}
    forms = {
        "thread": (f"thread:{first.thread_id}", f"/t/{first.thread_id}-x", {}),
        "new": ("new", "/new", new),
        "edit": (f"edit:{first.id}", f"/p/{first.id}/edit", {"title": "Titel"}),
    }
    key, path, more = forms[place]
    for written in (key, f"thread:{other.thread_id}"):
        draft(member, written)

    assert visitor.submit(path, body=TYPED, **more).status_code == 303
    assert [left.key for left in queries.drafts(make.viewer(member))] == [
        f"thread:{other.thread_id}"
    ]


def test_what_is_not_posted_stays_a_draft(visitor, member, thread):
    draft(member, f"thread:{thread}")
    assert visitor.submit(f"/t/{thread}-x", body="x" * 20_001).status_code == 422
    assert _kept(member, f"thread:{thread}")


def test_two_windows_without_script_get_to_see_both_texts(visitor, member, thread):
    key = f"thread:{thread}"
    visitor.submit(f"/drafts/{key}", body="Uit het ene venster", draft_version="0")
    answer = visitor.submit(f"/drafts/{key}", body=TYPED, draft_version="0", pseudonym="1")

    assert answer.status_code == 412
    page = unescape(answer.text)
    assert ">\nUit het ene venster</textarea>" in page
    assert f">\n{TYPED}</textarea>" in page
    version = _kept(member, key).version
    assert f'name="draft_version" value="{version}"' in page

    visitor.submit(f"/drafts/{key}", body=TYPED, draft_version=str(version), pseudonym="1")
    assert _kept(member, key).fields == {"body": TYPED, "pseudonym": "1"}


def test_who_goes_on_after_the_draft_was_discarded_begins_another(visitor, member, thread):
    key = f"thread:{thread}"
    old = draft(member, key).version
    service.discard(make.viewer(member), key)
    answer = visitor.submit(f"/drafts/{key}", body=TYPED, draft_version=str(old))
    assert answer.status_code == 303
    assert _kept(member, key).body == TYPED


def test_a_draft_that_is_too_long_comes_back_whole(visitor, thread):
    long = "lang " * 4_001
    answer = visitor.submit(f"/drafts/thread:{thread}", body=long)
    assert answer.status_code == 422
    assert long.strip() in answer.text
    assert "Gebruik hoogstens 20.000 tekens." in answer.text


def test_who_may_not_write_reads_why_and_keeps_the_text(visitor):
    visitor.log_in(make.suspended())
    answer = visitor.submit("/drafts/new", body=TYPED)
    assert answer.status_code == 403
    assert "Je account is geschorst" in answer.text
    assert TYPED in unescape(answer.text)


def test_an_emptied_field_is_no_draft(visitor, member, thread):
    kept = draft(member, f"thread:{thread}")
    answer = visitor.submit(f"/drafts/thread:{thread}", body=" ", draft_version=str(kept.version))
    assert _kept(member, f"thread:{thread}") is None
    assert answer.status_code == 303


def test_discarding_empties_the_field(visitor, member, thread):
    kept = draft(member, f"thread:{thread}", body=TYPED)
    told = visitor.submit(f"/drafts/thread:{thread}/discard", draft_version=str(kept.version))
    assert "Je concept is weg." in told.text
    assert TYPED not in _page(visitor, f"/t/{thread}")


def test_what_was_discarded_by_mistake_is_put_back(visitor, member):
    chosen = {"title": "Weer fietsen", "tags": "slapen\nwerk", "pseudonym": "1"}
    kept = draft(member, "new", body=TYPED, **chosen)
    told = visitor.submit("/drafts/new/discard", draft_version=str(kept.version))
    assert _kept(member, "new") is None
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', told.text))
    again = {name: unescape(text) for name, text in fields.items() if name != "csrf_token"}
    answer = visitor.submit("/drafts/new", **again)
    assert answer.location == "/new"
    assert _kept(member, "new").fields == kept.fields


def test_what_is_gone_already_leads_back(visitor, member, thread):
    answer = visitor.submit(f"/drafts/thread:{thread}/discard", draft_version="0")
    assert answer.location == f"/t/{thread}#reageren"


def test_what_changed_meanwhile_is_looked_at_first(visitor, member, thread):
    old = draft(member, f"thread:{thread}").version
    draft(member, f"thread:{thread}", body=TYPED)
    visitor.submit(f"/drafts/thread:{thread}/discard", draft_version=str(old))
    page = _page(visitor, f"/t/{thread}")
    assert TYPED in page
    assert "Kijk het eerst na." in page


def test_a_thread_with_a_draft_costs_no_query_more(visitor, member, thread, count_queries):
    path = f"/t/{thread}-hoe-begin-ik"
    draft(member, f"thread:{thread}", body=TYPED)
    visitor.get(path)  # the first time is noted how far one has read
    with count_queries() as seen:
        assert TYPED in unescape(visitor.get(path).text)
    assert len(seen) == 4
