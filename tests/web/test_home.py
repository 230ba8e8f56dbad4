"""The front page: what is new, told once."""

import re

import pytest

from forum.accounts.viewer import GUEST
from forum.threads.kinds import Kind
from forum.threads.queries import latest_answered
from tests import make
from tests.marks.people import grown


def _listed(page: str) -> list[int]:
    """The threads of the page by number, in their order."""
    return [int(found) for found in re.findall(r'line-title"><a href="/t/(\d+)-', page)]


def _section(page: str, heading: str) -> list[int]:
    return _listed(page.partition(f'id="{heading}"')[2].partition("</section>")[0])


@pytest.fixture
def busy(app, time):
    """Threads from old to new: stories, what an expert answered, and talk."""
    found = {"stories": [], "answered": [], "talk": []}
    for _each in range(6):
        time.pass_time(hours=1)
        found["stories"].append(make.thread(kind=Kind.RECOVERY).thread_id)
        question = make.thread(kind=Kind.QUESTION)
        make.answer(question, make.expert())
        found["answered"].append(question.thread_id)
        found["talk"].append(make.thread().thread_id)
    return found


@pytest.mark.parametrize("is_member", [True, False])
def test_no_thread_stands_twice_on_the_page(visitor, busy, is_member):
    if is_member:
        visitor.log_in(make.member())
    page = visitor.get("/").text
    listed = _listed(page)
    assert len(listed) == len(set(listed)) == 14
    assert len(_section(page, "nieuw")) == 10
    latest = _section(page, "nieuw") if is_member else []
    stories = [one for one in reversed(busy["stories"]) if one not in latest]
    assert _section(page, "verhalen") == stories[:3]
    answered = [one for one in reversed(busy["answered"]) if one not in latest]
    assert _section(page, "beantwoord") == answered[:1]


def test_stories_that_stand_among_the_latest_are_not_said_to_be_missing(visitor):
    make.thread(kind=Kind.RECOVERY)
    page = visitor.log_in(make.member()).get("/").text
    assert len(_listed(page)) == 1
    assert "Nog geen" not in page
    assert 'href="/threads?kind=recovery"' in page


def test_for_a_guest_nothing_is_called_missing_that_stands_higher(visitor):
    make.thread(kind=Kind.RECOVERY)
    page = visitor.get("/").text
    assert len(_section(page, "verhalen")) == 1
    assert "Nog geen" not in page


def test_who_was_answered_last_comes_first_whatever_was_said_since(app, time):
    early, late = grown(2), grown(2)
    for first in (early, late):
        time.pass_time(hours=1)
        make.answer(first, make.expert())
    time.pass_time(hours=1)
    make.reply(early)
    answered = latest_answered(GUEST, limit=5)
    assert [thread.id for thread in answered] == [late.thread_id, early.thread_id]
