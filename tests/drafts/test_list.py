"""The page of one's own drafts."""

from html import unescape

import pytest

from forum.threads.service import delete_post
from tests import make
from tests.drafts.kept import draft


@pytest.fixture
def member(visitor):
    member = make.member()
    visitor.log_in(member)
    return member


def _list(visitor) -> str:
    return unescape(visitor.get("/drafts").text)


def test_the_list_leads_back_and_shows_what_has_no_place_any_more(visitor, member, time):
    first, mine = (
        make.thread(title="Wie wandelt er mee?"),
        make.thread(member, title="Mijn verhaal"),
    )
    gone = make.thread(member, title="Verdwenen titel")
    delete_post(make.viewer(member), gone.id)
    long = "Een lange tekst. " * 40 + "Einde"
    for key, body in (
        (f"thread:{gone.thread_id}", long),
        (f"thread:{first.thread_id}", "Kort"),
        (f"edit:{mine.id}", "Beter gezegd"),
        (f"edit:{first.id}", "Van een ander"),
        ("messages:new", "Dag"),
    ):
        draft(member, key, body=body)
        time.pass_time(minutes=1)

    page = _list(visitor)

    assert f'<a href="/t/{first.thread_id}#reageren">Reactie in ‘Wie wandelt er mee?’</a>' in page
    assert f'<a href="/p/{mine.id}/edit">Wijziging in ‘Mijn verhaal’</a>' in page
    assert '<a href="/messages/new">Nieuw privébericht</a>' in page
    assert "Verdwenen titel" not in page
    assert f">\n{long}</textarea>" in page
    assert page.count("dat er niet meer is, of dat je nu niet ziet</h2>") == 2
    assert page.index("Nieuw privébericht") < page.index("Wijziging in ‘Mijn") < page.index("Kort")


def test_a_private_message_without_words_is_listed_by_whom_it_is_for(visitor, member):
    draft(member, "messages:new", to="Bea, Cor", body="")
    assert '<a href="/messages/new">Nieuw privébericht aan Bea, Cor</a>' in _list(visitor)


def test_the_list_discards_and_stays(visitor, member):
    kept = draft(member, "new")
    answer = visitor.submit("/drafts/new/discard", draft_version=str(kept.version), listed="1")
    assert 'href="/drafts">Naar je concepten' in answer.text
    assert "Je hebt geen concepten" in _list(visitor)


def test_the_list_costs_the_same_for_one_and_for_many(visitor, member, count_queries):
    def cost() -> int:
        with count_queries() as seen:
            assert visitor.get("/drafts").status_code == 200
        return len(seen)

    first = make.thread(member)
    draft(member, f"thread:{first.thread_id}")
    draft(member, f"edit:{first.id}")
    before = cost()
    for _more in range(12):
        first = make.thread(member)
        draft(member, f"thread:{first.thread_id}")
        draft(member, f"edit:{first.id}")
    assert cost() == before
