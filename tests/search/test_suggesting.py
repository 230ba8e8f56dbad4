"""What there is already about something, by the words of its title."""

import re

import pytest

from forum.accounts.service.blocking import block_member
from forum.core.db import db
from forum.factsheets.service import SheetChange, edit_sheet
from forum.search.suggesting import suggestions
from forum.threads import service as threads
from forum.threads.kinds import Kind, Visibility
from forum.threads.models import Thread
from forum.threads.service import accept_answer
from forum.threads.service.pausing import pause_threads
from tests import make
from tests.search.indexed import index_all


def _titles(title: str, reader=None) -> list[str]:
    index_all()
    viewer = make.viewer(reader or make.member())
    return [thread.title for thread in suggestions(viewer, title).threads]


def test_first_what_is_about_all_of_it_then_the_newest(app):
    for title in ("Wandelen", "Wandelen met hernia", "Zwemmen", "Wandelen in de regen"):
        make.thread(title=title)
    found = _titles("Hoe lang wandelen na een hernia?")
    assert found[0] == "Wandelen met hernia"
    assert set(found[1:]) == {"Wandelen in de regen", "Wandelen"}


def test_of_what_is_about_all_of_it_first_what_was_answered(app):
    asker = make.member()
    solved = make.thread(asker, title="Slapen op de buik", kind=Kind.QUESTION)
    reply = make.reply(solved)
    accept_answer(make.viewer(asker), solved.thread_id, post_id=reply.id)
    answered = make.thread(title="Slapen op mijn buik")
    make.answer(answered, make.expert())
    for number in range(5):
        make.thread(title=f"Slapen op de buik {number}")
    make.answer(make.thread(title="Slapen in een tent"), make.expert())
    found = _titles("Slapen op je buik")
    assert set(found[:2]) == {"Slapen op de buik", "Slapen op mijn buik"}
    assert len(found) == 3


def test_at_most_three(app):
    for number in range(7):
        make.thread(title=f"Wandelen {number}")
    assert len(_titles("wandelen")) == 3


@pytest.mark.parametrize("title", ["", "hoe is het met je", "?!", "Zzyzx", '"', "-rug", "%", "🙂"])
def test_what_says_nothing_is_like_nothing(app, title):
    make.thread(title="Hoe is het met je?", body="Goed.")
    assert _titles(title) == []


def test_quotes_and_dashes_in_a_title_are_only_signs(app):
    make.thread(title="Wandelen met hernia")
    assert _titles('"Hernia en" -wandelen') == ["Wandelen met hernia"]


def test_nobody_is_shown_what_they_cannot_read(app):
    reader, blocked, away = make.member(), make.member(), make.member()
    make.thread(title="Wandelen onder leden", visibility=Visibility.MEMBERS)
    make.thread(blocked, title="Wandelen van een ander")
    make.thread(away, title="Wandelen op pauze")
    gone = make.thread(reader, title="Wandelen is weg")
    index_all()
    threads.delete_post(make.viewer(reader), gone.id)
    block_member(make.viewer(reader), blocked.username)
    pause_threads(away.id)
    viewer = make.viewer(reader)
    assert [one.title for one in suggestions(viewer, "wandelen").threads] == [
        "Wandelen onder leden"
    ]
    assert _titles("wandelen", make.member(verified=False)) == ["Wandelen van een ander"]


def test_published_sheets_come_along_as_readers_see_them(app):
    keeper, reader = make.moderator(), make.viewer(make.member())
    make.sheet(keeper, slug="wandelen", title="Wandelen met rugpijn")
    make.sheet(keeper, slug="houding", title="Houding", summary="Ook over wandelen.")
    make.sheet(keeper, slug="concept", title="Wandelen in concept", published=False)
    make.sheet(keeper, slug="slapen", title="Slapen")
    edit_sheet(make.viewer(keeper), "slapen", SheetChange(columns={"title": "Wandelen en slapen"}))
    index_all()
    for viewer in (reader, make.viewer(keeper)):
        found = suggestions(viewer, "Wanneer mag ik wandelen?").factsheets
        assert [sheet.slug for sheet in found][:2] == ["wandelen", "houding"]
        assert "concept" not in [sheet.slug for sheet in found]
        assert found[1].summary == "Ook over wandelen."


def test_both_doors_give_the_same(visitor):
    make.sheet(make.moderator(), slug="wandelen", title="Wandelen met rugpijn")
    first = make.thread(title="Wandelen?")
    index_all()
    page = visitor.get("/suggestions?q=wandelen")
    answer = visitor.get("/api/v1/suggestions?q=wandelen").json
    assert "1 gesprek lijkt hierop. 1 factsheet gaat hierover." in " ".join(page.text.split())
    assert page.headers["Cache-Control"] == "private, no-store"
    assert [thread["id"] for thread in answer["threads"]] == [first.thread_id]
    assert [sheet["slug"] for sheet in answer["factsheets"]] == ["wandelen"]


@pytest.mark.parametrize("door", ["/suggestions", "/api/v1/suggestions"])
@pytest.mark.parametrize("asked", ["", "?q=", f"?q={'a' * 151}", f"?q={'a' * 10_000}", "?q=%00"])
def test_without_a_title_or_with_too_much_of_it_there_is_nothing_to_ask(visitor, door, asked):
    assert visitor.get(f"{door}{asked}").status_code == 422


def test_looking_first_keeps_all_that_was_typed_and_places_nothing(visitor):
    make.thread(title="Wandelen")
    index_all()
    before = db.session.query(Thread).count()
    typed = {"title": "Samen wandelen", "body": "Wie?", "kind": "recovery", "visibility": "members"}
    page = visitor.log_in(make.member()).submit("/new", **typed, look="1", idempotency_key="k1")
    assert page.status_code == 200
    for kept in ("Samen wandelen", "Wie?", 'value="k1"', ">Wandelen</a>"):
        assert kept in page.text
    assert re.search(r'value="recovery"\s+checked', page.text)
    assert "Kijk dit nog na" not in page.text
    assert db.session.query(Thread).count() == before


def test_what_it_costs_does_not_grow(app, count_queries):
    viewer = make.viewer(make.member())
    costs = []
    for _round in range(2):
        for number in range(13):
            make.thread(title=f"Wandelen {number}")
        index_all()
        with count_queries() as seen:
            suggestions(viewer, "wandelen met hernia")
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 30
