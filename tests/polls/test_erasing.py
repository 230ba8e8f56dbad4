"""What becomes of polls and of choices when a member goes for good."""

import pytest
from sqlalchemy import select

from forum.core.db import db
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.polls import service
from forum.polls.models import Poll, PollOption
from forum.polls.service.erasing import erase
from tests import make
from tests.polls.counted import counters, recounted, rows


@pytest.fixture
def wilma(app):
    return make.member(username="Wilma")


@pytest.mark.parametrize("everything", [True, False])
def test_what_one_chose_goes_and_is_counted_no_more(wilma, everything):
    open_one, closed = make.poll(make.thread(), most=2), make.poll(make.thread())
    other = make.viewer(make.member())
    for post, chosen in ((open_one, [1, 2]), (closed, [2])):
        service.vote(make.viewer(wilma), post.id, chosen)
        service.vote(other, post.id, [1])
    service.close(make.viewer(make.moderator()), closed.id)
    for _again in range(2):
        erase(wilma.id, everything=everything)
    for post in (open_one, closed):
        assert counters(post.id) == recounted(post.id) == (1, [1, 0])


def test_with_everything_ones_polls_go_and_otherwise_they_stay_with_their_posts(wilma):
    post = make.poll(make.thread(wilma))
    service.vote(make.viewer(make.member()), post.id, [1])
    erase(wilma.id, everything=False)
    assert rows() == (1, 2, 1)
    erase(wilma.id, everything=True)
    assert rows() == (0, 0, 0)


def test_one_that_was_removed_with_its_post_goes_in_any_case(wilma):
    post = make.poll(make.reply(make.thread(), wilma))
    moderation.act_on_post(make.viewer(make.moderator()), Act.REMOVE, post.id, reason="spam")
    erase(wilma.id, everything=False)
    assert rows() == (0, 0, 0)


def test_a_name_in_the_polls_of_others_is_forgotten(wilma):
    make.poll(make.thread(), question="Ken je @wilma?", options=("Ja, @Wilma wel", "Wilma wie?"))
    erase(wilma.id, everything=False)
    assert db.session.scalar(select(Poll.question)) == "Ken je @verwijderd lid?"
    options = select(PollOption.text).order_by(PollOption.number)
    assert db.session.scalars(options).all() == ["Ja, @verwijderd lid wel", "Wilma wie?"]
