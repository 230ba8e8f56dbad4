"""A sheet that was withdrawn is taken away from where it stood: else it comes back by itself."""

import pytest

from forum.core.errors import NotFound
from forum.core.facts import Fact
from forum.factsheets import service
from forum.factsheets.service.talk.linking import link_claim, unlink_claim
from forum.factsheets.talk import pins
from forum.threads.queries import get_thread
from tests import make


@pytest.fixture
def keeper(app):
    return make.viewer(make.moderator())


@pytest.fixture
def slug(keeper):
    return make.sheet(make.moderator()).slug


def test_it_is_unpinned_from_a_thread_and_stays_away(keeper, slug):
    thread_id = make.thread().thread_id
    service.pin_to_thread(keeper, thread_id, slug)
    service.withdraw(keeper, slug, reason="Verouderd")

    service.unpin_from_thread(keeper, thread_id, slug)

    service.publish(keeper, slug, reason="Herzien")
    assert not pins.pinned_above(keeper, get_thread(keeper, thread_id))
    with pytest.raises(NotFound):
        service.unpin_from_thread(keeper, thread_id, slug)


def test_it_is_unpinned_from_a_category(keeper, slug):
    category = make.category().slug
    service.pin_to_category(keeper, category, slug)
    service.withdraw(keeper, slug, reason="Verouderd")
    service.unpin_from_category(keeper, category, slug)
    with pytest.raises(NotFound):
        service.unpin_from_category(keeper, category, slug)


def test_a_program_takes_it_away_from_a_thread_and_from_under_a_post(visitor, slug):
    moderator = make.moderator()
    keeper, first = make.viewer(moderator), make.thread()
    post = make.reply(first)
    service.pin_to_thread(keeper, first.thread_id, slug)
    link_claim(keeper, post.id, Fact(slug, 1))
    service.withdraw(keeper, slug, reason="Verouderd")

    program = visitor.bearer(make.token(moderator))

    for path in (
        f"threads/{first.thread_id}/factsheets/{slug}",
        f"posts/{post.id}/claims/{slug}?claim=1",
    ):
        assert program.delete(f"/api/v1/{path}").status_code == 204
        assert program.delete(f"/api/v1/{path}").status_code == 404


def test_what_was_never_there_is_not_found(keeper, slug):
    post = make.reply(make.thread())
    for place in (slug, "bestaat-niet"):
        with pytest.raises(NotFound):
            unlink_claim(keeper, post.id, Fact(place, 1))
        with pytest.raises(NotFound):
            service.unpin_from_thread(keeper, post.thread_id, place)


def test_whoever_comes_for_it_reads_why_and_finds_the_others(visitor, keeper, slug):
    service.withdraw(keeper, slug, reason="Verouderd")
    answer = visitor.get(f"/factsheets/{slug}")
    assert answer.status_code == 410
    assert "Verouderd" in answer.text
    assert '<a class="button" href="/factsheets">Alle factsheets</a>' in answer.text
