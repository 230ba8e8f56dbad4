"""Threads that are shown to fewer people: for good, or while their starter is away."""

import pytest

from forum.accounts.viewer import GUEST
from forum.categories.queries import get_category
from forum.core.db import db, transaction
from forum.core.errors import NotFound, Refused
from forum.threads import posts, queries, service
from forum.threads.kinds import Visibility
from tests import make


def _counts(place) -> list[int]:
    viewers = GUEST, make.viewer(make.member())
    return [get_category(who, place.slug).thread_count for who in viewers]


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("secretly", [False, True])
def test_a_starter_shows_a_thread_to_members_alone_once_and_for_good(secretly):
    place, author = make.category(), make.member()
    first = make.thread(author, place=place, pseudonym=secretly)
    starter = make.viewer(author)

    for _time in range(2):
        changed = service.change_visibility(starter, first.thread_id, Visibility.MEMBERS)
        assert changed.visibility == Visibility.MEMBERS

    assert _counts(place) == [0, 1]
    with pytest.raises(NotFound):
        queries.get_thread(GUEST, first.thread_id)
    with pytest.raises(Refused) as raised:
        service.change_visibility(starter, first.thread_id, Visibility.PUBLIC)
    assert raised.value.code == "stricter_only"


@pytest.mark.usefixtures("app")
def test_others_do_not_and_staff_is_others():
    first = make.thread()
    for person in (make.member(), make.moderator()):
        with pytest.raises(Refused) as raised:
            service.change_visibility(make.viewer(person), first.thread_id, Visibility.MEMBERS)
        assert raised.value.code == "not_yours"


def test_narrowing_and_deleting_at_once_count_once(open_site, run_parallel):
    place, author = make.category(), make.member()
    first, starter = make.thread(author, place=place), make.viewer(author)

    def narrow() -> None:
        with transaction():
            service.change_visibility(starter, first.thread_id, Visibility.MEMBERS)

    def delete() -> None:
        with transaction():
            service.delete_post(starter, first.id)

    run_parallel([narrow, delete, narrow])

    assert _counts(place) == [0, 0]


def test_the_page_offers_it_to_the_starter_alone(visitor):
    author = make.member()
    first = make.thread(author)
    address = f"/t/{first.thread_id}-hoe-begin-ik"
    button = f'action="/t/{first.thread_id}/visibility"'
    visitor.log_in(author)
    assert button in visitor.get(address).text

    visitor.submit(f"/t/{first.thread_id}/visibility", visibility="members")

    page = visitor.get(address).text
    assert "Dit gesprek is nu alleen voor leden." in page
    assert button not in page
    assert visitor.application.test_client().get(address).status_code == 404


def test_the_api_says_what_it_became(visitor):
    author = make.member()
    first = make.thread(author)
    program = visitor.bearer(make.token(author))
    answer = program.patch(f"/api/v1/threads/{first.thread_id}", json={"visibility": "members"})
    assert (answer.status_code, answer.json["visibility"]) == (200, "members")


@pytest.mark.usefixtures("app")
def test_threads_of_who_is_away_are_gone_from_lists_and_counts_and_come_back():
    place, author = make.category(), make.member()
    seen = make.thread(author, place=place), make.thread(author, place=place, pseudonym=True)
    make.thread(author, place=place, visibility=Visibility.MEMBERS)
    stays = make.thread(place=place)
    deleted = make.thread(author, place=place)
    service.delete_post(make.viewer(author), deleted.id)

    for _time in range(2):
        service.pause_threads(author.id)
    assert _counts(place) == [2, 2]
    listed = queries.threads(make.viewer(author), queries.in_category(place.id)).items
    assert {thread.id for thread in listed} == {stays.thread_id, seen[1].thread_id}
    with pytest.raises(NotFound):
        make.reply(seen[0])

    for _time in range(2):
        service.resume_threads(author.id)
    assert _counts(place) == [3, 4]
    assert queries.get_thread(GUEST, seen[0].thread_id)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("make_writer", [make.member, make.expert])
def test_posts_of_who_is_away_keep_their_place_and_nothing_else(time, make_writer):
    first, author = make.thread(), make_writer()
    answer = make.reply(first, author, body="Tot later")
    author.paused_at = time.at
    db.session.flush()

    for who in (GUEST, make.viewer(make.member()), make.viewer(make.moderator())):
        thread = queries.get_thread(who, first.thread_id)
        stretch = posts.stretch(who, thread, after=0)
        assert (stretch.items[1].withheld, stretch.items[1].body) == ("paused", "")
        assert stretch.experts == []
        with pytest.raises(NotFound):
            posts.get_post(who, answer.id)
    assert posts.get_post(make.viewer(author), answer.id).body == "Tot later"


def test_the_page_says_that_the_writer_is_away(visitor, time):
    first, author = make.thread(), make.member(username="Wim")
    make.reply(first, author, body="Tot later")
    author.paused_at = time.at

    page = visitor.get(f"/t/{first.thread_id}-hoe-begin-ik").text

    assert "De schrijver heeft het account op pauze gezet." in page
    assert "Tot later" not in page
    assert "Wim" not in page
    assert visitor.get("/members/Wim").status_code == 404
    assert visitor.log_in(author).get("/members/Wim").status_code == 200


def test_who_left_has_no_profile(visitor, time):
    make.member(username="Wim", erased_at=time.at)
    assert visitor.get("/members/Wim").status_code == 404
