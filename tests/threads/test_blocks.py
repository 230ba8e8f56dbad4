"""Two people who keep out of each other's way, and nothing else that changes by it."""

from itertools import product

import pytest

from forum.accounts.privacy import blocked_members
from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import GUEST
from forum.core.errors import NotFound
from forum.threads import posts, queries, service
from forum.threads.privacy import blocked_voices
from tests import make


@pytest.fixture
def pair(app):
    return make.member(username="Ada"), make.member(username="Bea")


def _block(who, whom) -> None:
    block_member(make.viewer(who), whom.username)


def _sees_thread(who, first) -> bool:
    found = queries.threads(make.viewer(who), limit=100).items
    listed = first.thread_id in [thread.id for thread in found]
    try:
        queries.get_thread(make.viewer(who), first.thread_id)
    except NotFound:
        assert not listed
        return False
    assert listed
    return True


def _sees_post(who, post) -> bool:
    viewer = make.viewer(who)
    thread = queries.get_thread(viewer, post.thread_id)
    page = posts.page_of_posts(viewer, thread, after=None, limit=100).items
    (shown,) = [item for item in page if item.id == post.id]
    on_page = [item for item in posts.stretch(viewer, thread, after=0).items if item.id == post.id]
    assert [item.withheld for item in on_page] == [shown.withheld]
    if shown.withheld:
        assert (shown.body, str(shown.html), shown.author.name) == ("", "", "")
        with pytest.raises(NotFound):
            posts.get_post(viewer, post.id)
    return not shown.withheld


@pytest.mark.parametrize("secretly", list(product([False, True], repeat=2)))
@pytest.mark.parametrize("other_way", [False, True])
def test_a_block_of_a_member_is_about_open_voices_both_ways(pair, secretly, other_way):
    """And shows on no pseudonym: or it would tell who is behind one."""
    ada, bea = pair
    place = make.thread()
    theirs = (
        make.reply(place, ada, pseudonym=secretly[0]),
        make.reply(place, bea, pseudonym=secretly[1]),
    )
    _block(*(pair[::-1] if other_way else pair))

    assert _sees_post(bea, theirs[0]) is secretly[0]
    assert _sees_post(ada, theirs[1]) is secretly[1]
    assert _sees_post(make.member(), theirs[0])
    assert _sees_post(ada, theirs[0])


@pytest.mark.parametrize("secretly", [False, True])
def test_a_thread_of_a_blocked_member_does_not_exist_unless_it_is_a_pseudonyms(pair, secretly):
    ada, bea = pair
    first = make.thread(bea, pseudonym=secretly)
    _block(ada, bea)
    own = make.thread(ada)

    assert _sees_thread(ada, first) is secretly
    assert _sees_thread(bea, first)
    assert not _sees_thread(bea, own)
    assert _sees_thread(make.member(), first)
    assert queries.get_thread(GUEST, first.thread_id)


def test_a_block_of_a_pseudonym_is_about_that_voice_in_that_thread(pair):
    ada, bea = pair
    here, there = make.thread(), make.thread()
    hers = make.reply(here, ada)
    hidden = make.reply(here, bea, pseudonym=True)
    other, as_bea = make.reply(there, bea, pseudonym=True), make.thread(bea)
    hers_there = make.reply(there, ada)

    service.block_writer(make.viewer(ada), hidden.id)

    assert not _sees_post(ada, hidden)
    assert not _sees_post(bea, hers)
    assert _sees_post(ada, other)
    assert _sees_post(bea, hers_there)
    assert _sees_thread(ada, as_bea)
    assert _sees_post(make.member(), hidden)
    assert blocked_members(make.viewer(ada)) == []


def test_a_thread_started_by_a_blocked_pseudonym_is_gone_and_comes_back(pair):
    ada, bea = pair
    first = make.thread(bea, pseudonym=True)
    service.block_writer(make.viewer(ada), first.id)
    assert not _sees_thread(ada, first)

    (line,) = blocked_voices(make.viewer(ada))
    assert (line.thread_id, line.title) == (None, None)
    service.unblock_voice(make.viewer(ada), line.id)

    assert _sees_thread(ada, first)
    assert blocked_voices(make.viewer(ada)) == []


def test_a_starter_who_blocks_a_pseudonym_is_withheld_from_who_is_behind_it(pair):
    ada, bea = pair
    first = make.thread(ada)
    answer = make.reply(first, bea, pseudonym=True)
    service.block_writer(make.viewer(ada), answer.id)
    assert not _sees_post(bea, first)
    assert _sees_post(bea, answer)
    assert not _sees_post(ada, answer)


def test_an_expert_s_answer_and_the_team_stay_visible(pair):
    ada, _bea = pair
    first, expert, keeper = make.thread(), make.expert(), make.moderator()
    answer, told = make.answer(first, expert), make.reply(first, keeper)
    from_team, hers = make.thread(keeper), make.reply(first, ada)
    for person in (expert, keeper):
        _block(ada, person)

    assert _sees_post(ada, answer)
    assert _sees_post(ada, told)
    assert _sees_thread(ada, from_team)
    assert not _sees_post(expert, hers)
    assert _sees_post(keeper, hers)


def test_a_moderator_under_a_pseudonym_is_blocked_like_anyone(pair):
    """Or who stays visible after a block would be known for one."""
    ada, _bea = pair
    answer = make.reply(make.thread(), make.moderator(), pseudonym=True)
    service.block_writer(make.viewer(ada), answer.id)
    assert not _sees_post(ada, answer)


def test_who_is_blocked_cannot_reply_where_the_blocker_started(pair):
    ada, bea = pair
    first = make.thread(ada)
    _block(ada, bea)
    with pytest.raises(NotFound):
        make.reply(first, bea)


def test_numbers_and_places_hold(pair):
    ada, bea = pair
    first = make.thread()
    kept = [make.reply(first, who) for who in (ada, bea, ada, bea)]
    _block(ada, bea)
    viewer = make.viewer(ada)
    thread = queries.get_thread(viewer, first.thread_id)
    page = posts.stretch(viewer, thread, after=0)
    assert [post.number for post in page.items] == [1, 2, 3, 4, 5]
    assert [post.id for post in page.items if post.withheld] == [kept[1].id, kept[3].id]
    assert thread.reply_count == 4
