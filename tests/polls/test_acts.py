"""Choosing, choosing again, taking back and closing: what is counted is what was chosen."""

from datetime import timedelta

import pytest

from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import GUEST
from forum.alarms import Level, Rule, rules
from forum.core.errors import Conflict, Invalid, NotFound
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.polls import service
from forum.polls.queries import get_poll, polls_under
from forum.polls.service import voting
from forum.polls.views import NewPoll
from forum.posting import service as posting
from forum.threads.kinds import Visibility
from forum.threads.service.pausing import pause_threads
from tests import make
from tests.polls.counted import counters, recounted, rows
from tests.posting.reading import shown

THREE = ("Lopen", "Fietsen", "Zwemmen")


@pytest.fixture
def author(app):
    return make.member()


@pytest.fixture
def post(author):
    return make.poll(make.thread(author), options=THREE, most=2)


@pytest.fixture
def viewer(app):
    return make.viewer(make.member())


def _chosen(viewer, post) -> list[int]:
    poll = get_poll(viewer, post.id)
    return [option.number for option in poll.options if option.is_chosen]


def test_a_choice_counts_and_another_takes_its_place(viewer, post):
    for chosen, counted in [((1, 2), [1, 1, 0]), ((2, 3), [0, 1, 1]), ((3,), [0, 0, 1])]:
        poll = service.vote(viewer, post.id, chosen)
        assert [option.votes for option in poll.options] == counted
        assert (poll.voters, _chosen(viewer, post)) == (1, list(chosen))
        assert counters(post.id) == recounted(post.id) == (1, counted)


def test_the_same_choice_twice_is_once_and_so_is_taking_it_back(viewer, post):
    for _again in range(2):
        service.vote(viewer, post.id, [2, 2])
    assert counters(post.id) == (1, [0, 1, 0])
    for _again in range(2):
        assert not service.withdraw(viewer, post.id).has_voted
    assert counters(post.id) == recounted(post.id) == (0, [0, 0, 0])


@pytest.mark.parametrize("options", [[], [4], [0], [1, 9], [1, 2, 3]])
def test_none_too_many_or_one_that_is_not_there_is_refused_and_changes_nothing(
    viewer, post, options
):
    service.vote(viewer, post.id, [1])
    with pytest.raises(Invalid) as refused:
        service.vote(viewer, post.id, options)
    assert list(refused.value.errors) == ["options"]
    assert counters(post.id) == recounted(post.id) == (1, [1, 0, 0])


def test_nobody_sees_the_outcome_before_having_chosen_not_even_who_asked(viewer, author, post):
    service.vote(viewer, post.id, [1])
    for who in (GUEST, make.viewer(author), make.viewer(make.moderator())):
        poll = get_poll(who, post.id)
        assert (poll.voters, [option.votes for option in poll.options]) == (None, [None] * 3)
        assert not poll.shows_outcome
    assert get_poll(viewer, post.id).voters == 1
    service.close(make.viewer(author), post.id)
    assert [option.votes for option in get_poll(GUEST, post.id).options] == [1, 0, 0]


def test_what_one_chose_is_shown_to_oneself_alone(viewer, author, post):
    service.vote(viewer, post.id, [1])
    service.close(make.viewer(author), post.id)
    for who in (GUEST, make.viewer(author), make.viewer(make.admin())):
        assert _chosen(who, post) == []
    assert _chosen(viewer, post) == [1]


def test_it_closes_at_the_very_moment_that_was_said(viewer, author, time):
    post = make.poll(make.thread(author), lasts=timedelta(days=1))
    time.pass_time(days=1, seconds=-1)
    service.vote(viewer, post.id, [1])
    time.pass_time(seconds=1)
    assert get_poll(GUEST, post.id).is_closed
    for act in (
        lambda: service.vote(viewer, post.id, [2]),
        lambda: service.withdraw(viewer, post.id),
        lambda: service.close(make.viewer(author), post.id),
    ):
        with pytest.raises(Conflict) as closed:
            act()
        assert closed.value.code == "poll_closed"
    assert counters(post.id) == recounted(post.id) == (1, [1, 0])


def test_a_vote_that_waited_while_it_closed_is_refused(viewer, author, post, monkeypatch):
    seen = get_poll(viewer, post.id)
    service.close(make.viewer(author), post.id)
    answers = iter([seen])
    monkeypatch.setattr(voting, "get_poll", lambda *_: next(answers, get_poll(viewer, post.id)))
    with pytest.raises(Conflict):
        service.vote(viewer, post.id, [1])
    assert counters(post.id) == (0, [0, 0, 0])


@pytest.mark.parametrize("everything", [False, True])
def test_deleting_the_post_takes_it_along_at_once(viewer, author, everything):
    post = make.thread(author) if everything else make.reply(make.thread(), author)
    make.poll(post)
    service.vote(viewer, post.id, [1])
    posting.delete_post(make.viewer(author), post.id)
    assert rows() == (0, 0, 0)
    with pytest.raises(NotFound):
        service.vote(viewer, post.id, [1])


def test_under_a_removed_post_it_is_not_there_and_comes_back_with_it(viewer, author, post):
    keeper = make.viewer(make.moderator())
    service.vote(viewer, post.id, [1])
    moderation.act_on_post(keeper, Act.REMOVE, post.id, reason="spam")
    for act in (service.withdraw, service.close, get_poll):
        with pytest.raises(NotFound):
            act(keeper, post.id)
    moderation.act_on_post(keeper, Act.RESTORE, post.id, reason="")
    assert get_poll(viewer, post.id).voters == 1


def test_it_is_kept_from_whom_its_post_is_kept(viewer, author, post):
    blocker, inside = make.member(), make.poll(make.thread(author, visibility=Visibility.MEMBERS))
    make.reply(post, blocker)
    block_member(make.viewer(blocker), author.username)
    with pytest.raises(NotFound):
        service.vote(make.viewer(blocker), post.id, [1])
    assert polls_under(make.viewer(blocker), [post.id, inside.id]) == {}
    assert set(polls_under(GUEST, [post.id, inside.id])) == {post.id}
    pause_threads(author.id)
    assert polls_under(viewer, [post.id, inside.id]) == {}


def test_a_new_one_is_stored_with_its_post_or_not_at_all(author, monkeypatch):
    sign = Rule("numb", Level.CALL_NOW, "bron", lambda text: "doof gevoel" in text.casefold())
    monkeypatch.setattr(rules, "RULES", (sign,))
    new = NewPoll("Wie heeft dit ook?", ("Een doof gevoel", "Niets"))
    first = make.thread(author)
    ack = shown(lambda: posting.reply(make.viewer(author), first.thread_id, body="Hallo", poll=new))
    assert rows() == (0, 0, 0)
    read = {"poll": new, "acknowledged": ack}
    posting.reply(make.viewer(author), first.thread_id, body="Hallo", **read)
    assert rows() == (1, 2, 0)
