"""What there is already about something, by the words of its title."""

import re

import pytest
from sqlalchemy import select

from forum.accounts.service.blocking import block_member
from forum.core.db import db
from forum.factsheets.service import SheetChange, edit_sheet
from forum.factsheets.talk.similar import suggestions
from forum.threads import service as threads
from forum.threads import similar
from forum.threads.kinds import Visibility
from forum.threads.models import ThreadTerm
from forum.threads.service.erasing import erase
from forum.threads.service.pausing import pause_threads
from forum.threads.similar import similar_threads
from tests import make


def _titles(title: str, reader=None) -> list[str]:
    viewer = make.viewer(reader or make.member())
    return [thread.title for thread in similar_threads(viewer, title)]


def _terms(post) -> set[str]:
    query = select(ThreadTerm.term).where(ThreadTerm.thread_id == post.thread_id)
    return set(db.session.scalars(query))


def test_first_what_shares_most_words_then_the_newest(app, time):
    for title in ("Wandelen", "Wandelen met hernia", "Zwemmen", "Wandelingen in de regen"):
        make.thread(title=title)
        time.pass_time(minutes=1)
    found = _titles("Hoe lang wandelen na een hernia?")
    assert found == ["Wandelen met hernia", "Wandelingen in de regen", "Wandelen"]


def test_at_most_five(app):
    for number in range(7):
        make.thread(title=f"Wandelen {number}")
    assert len(_titles("wandelen")) == 5


@pytest.mark.parametrize("title", ["", "hoe is het met je", "?!", "Onbekend woord"])
def test_what_says_nothing_is_like_nothing(app, title):
    make.thread(title="Hoe is het met je rug?")
    assert _titles(title) == []


def test_nobody_is_shown_what_they_cannot_read(app):
    reader, blocked, away = make.member(), make.member(), make.member()
    make.thread(title="Wandelen onder leden", visibility=Visibility.MEMBERS)
    make.thread(blocked, title="Wandelen van een ander")
    make.thread(away, title="Wandelen op pauze")
    gone = make.thread(reader, title="Wandelen is weg")
    threads.delete_post(make.viewer(reader), gone.id)
    block_member(make.viewer(reader), blocked.username)
    pause_threads(away.id)
    assert _titles("wandelen", reader) == ["Wandelen onder leden"]
    assert _titles("wandelen", make.member(verified=False)) == ["Wandelen van een ander"]


def test_words_follow_the_title(app):
    writer = make.member()
    first = make.thread(writer, title="Wandelen met hernia")
    assert _terms(first) == {"wandel", "hernia"}
    threads.edit_post(make.viewer(writer), first.id, title="Zwemmen met Hernia")
    assert _terms(first) == {"zwem", "hernia"}
    threads.delete_post(make.viewer(writer), first.id)
    assert _terms(first) == set()


def test_what_is_about_a_member_who_leaves_is_found_by_it_no_more(app):
    leaver = make.member(username="Zeldzaam")
    about = make.thread(title="Dank aan @Zeldzaam voor wandelen")
    own = make.thread(leaver, title="Geheimwoord")
    make.reply(own)
    erase(leaver.id, everything=True)
    assert "zeldzaam" not in _terms(about)
    assert "wandel" in _terms(about)
    assert _terms(own) == set()


def test_of_a_word_that_very_many_titles_have_only_the_newest_are_looked_at(app, monkeypatch):
    monkeypatch.setattr(similar, "LOOKED_AT", 2)
    for title in ("Rugpijn en wandelen", "Rugpijn een", "Rugpijn twee"):
        make.thread(title=title)
    assert _titles("rugpijn") == ["Rugpijn twee", "Rugpijn een"]
    assert _titles("rugpijn wandelen")[-1] == "Rugpijn en wandelen"


def test_published_sheets_come_along_as_readers_see_them(app):
    keeper, reader = make.moderator(), make.viewer(make.member())
    make.sheet(keeper, slug="wandelen", title="Wandelen met rugpijn")
    make.sheet(keeper, slug="houding", title="Houding", summary="Ook over wandelen.")
    make.sheet(keeper, slug="concept", title="Wandelen in concept", published=False)
    make.sheet(keeper, slug="slapen", title="Slapen")
    edit_sheet(make.viewer(keeper), "slapen", SheetChange(columns={"title": "Wandelen en slapen"}))
    for viewer in (reader, make.viewer(keeper)):
        found = suggestions(viewer, "Wanneer mag ik wandelen?").factsheets
        assert [sheet.slug for sheet in found] == ["wandelen", "houding"]


def test_both_doors_give_the_same(visitor):
    make.sheet(make.moderator(), slug="wandelen", title="Wandelen met rugpijn")
    first = make.thread(title="Wandelen?")
    page = visitor.get("/similar?title=wandelen").text
    answer = visitor.get("/api/v1/suggestions?q=wandelen").json
    assert "1 gesprek lijkt hierop. 1 factsheet gaat hierover." in " ".join(page.split())
    assert [thread["id"] for thread in answer["threads"]] == [first.thread_id]
    assert [sheet["slug"] for sheet in answer["factsheets"]] == ["wandelen"]


@pytest.mark.parametrize(
    "path",
    [
        "/similar",
        f"/similar?title={'a' * 151}",
        "/api/v1/suggestions",
        f"/api/v1/suggestions?q={'a' * 151}",
    ],
)
def test_without_a_title_or_with_too_much_of_it_there_is_nothing_to_ask(visitor, path):
    assert visitor.get(path).status_code == 422


def test_looking_first_keeps_all_that_was_typed_and_places_nothing(visitor):
    make.thread(title="Wandelen")
    before = db.session.query(ThreadTerm).count()
    typed = {"title": "Samen wandelen", "body": "Wie?", "kind": "recovery", "visibility": "members"}
    page = visitor.log_in(make.member()).submit("/new", **typed, look="1", idempotency_key="k1")
    assert page.status_code == 200
    for kept in ("Samen wandelen", "Wie?", 'value="k1"', ">Wandelen</a>"):
        assert kept in page.text
    assert re.search(r'value="recovery"\s+checked', page.text)
    assert "Kijk dit nog na" not in page.text
    assert db.session.query(ThreadTerm).count() == before


def test_a_suggestion_costs_the_same_for_one_and_for_many(visitor, count_queries):
    costs = []
    for amount in (1, 25):
        for _more in range(amount):
            make.thread(title="Wandelen met rugpijn")
            make.sheet(make.moderator(), title="Wandelen")
        with count_queries() as seen:
            visitor.get("/api/v1/suggestions?q=wandelen met rugpijn")
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 3
