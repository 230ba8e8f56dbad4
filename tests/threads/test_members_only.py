"""What members keep among themselves is for who confirmed an address, and for nobody before."""

import pytest

from forum.accounts.viewer import GUEST
from forum.categories.queries import get_category
from forum.core.errors import NotFound
from forum.threads import posts, queries
from forum.threads.kinds import Visibility
from tests import make

TITLE = "Onder leden"


@pytest.fixture
def place(app):
    return make.category(slug="plek")


@pytest.fixture
def inside(place):
    """The first post of a thread for members only."""
    make.thread(place=place)
    return make.thread(place=place, title=TITLE, visibility=Visibility.MEMBERS)


@pytest.fixture
def newcomer(app):
    """Somebody who signed up and did not confirm the address yet."""
    return make.member(verified=False)


def _seen_by(viewer) -> list[str]:
    return [thread.title for thread in queries.threads(viewer).items]


def test_who_confirmed_no_address_reads_what_a_guest_reads(inside, newcomer):
    viewer = make.viewer(newcomer)
    assert _seen_by(viewer) == _seen_by(GUEST) == ["Hoe begin ik?"]
    for read in (
        lambda: queries.get_thread(viewer, inside.thread_id),
        lambda: posts.get_post(viewer, inside.id),
    ):
        with pytest.raises(NotFound):
            read()


def test_and_is_told_of_no_more_threads_than_a_guest(inside, newcomer):
    viewers = (GUEST, make.viewer(newcomer), make.viewer(make.member()))
    assert [get_category(who, "plek").thread_count for who in viewers] == [1, 1, 2]


def test_confirming_opens_it(inside, newcomer):
    newcomer.email_verified_at = newcomer.joined_at
    assert TITLE in _seen_by(make.viewer(newcomer))


def test_what_one_started_oneself_stays_ones_own(place):
    author, other = make.member(), make.member(verified=False)
    first = make.thread(author, place=place, title=TITLE, visibility=Visibility.MEMBERS)
    author.email_verified_at = None
    assert queries.get_thread(make.viewer(author), first.thread_id).mine
    assert _seen_by(make.viewer(author)) == [TITLE]
    assert _seen_by(make.viewer(other)) == []


def test_the_page_says_what_may_help_and_the_same_of_what_never_was(visitor, inside, newcomer):
    visitor.log_in(newcomer)
    for address in (f"/t/{inside.thread_id}", "/t/999999"):
        page = visitor.get(address)
        assert page.status_code == 404
        assert "zodra je e-mailadres is bevestigd" in page.text
        assert 'href="/verify/again"' in page.text
    assert "zodra je e-mailadres is bevestigd" in visitor.get("/c/plek").text


def test_who_confirmed_is_not_bothered_with_it(visitor, inside):
    visitor.log_in(make.member())
    for address in ("/t/999999", "/c/plek"):
        assert "bevestigd" not in visitor.get(address).text
