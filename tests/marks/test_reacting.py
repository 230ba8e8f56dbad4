"""Appreciating a post: three words, one of each from each member, and nobody told who."""

import pytest

from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import GUEST
from forum.core import clock
from forum.core.db import db
from forum.core.errors import LoginRequired, NotFound, Refused
from forum.marks.models import Reaction
from forum.marks.service.reacting import react, take_back
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import posts
from forum.threads import service as threads
from forum.threads.kinds import ReactionKind, Visibility
from tests import make

NONE = {"herkenbaar": 0, "sterkte": 0, "nuttig": 0}


@pytest.fixture
def post(app):
    return make.thread()


def _counts(post, viewer=GUEST) -> dict:
    return dict(posts.get_post(viewer, post.id).reactions)


def _rows() -> int:
    return db.session.query(Reaction).count()


@pytest.mark.parametrize("kind", ReactionKind)
def test_each_kind_is_counted_by_itself(post, kind):
    react(make.viewer(make.member()), post.id, kind)
    assert _counts(post) == NONE | {kind: 1}


def test_twice_is_once_and_taking_back_twice_is_once_too(post):
    someone, other = make.viewer(make.member()), make.viewer(make.member())
    react(other, post.id, ReactionKind.HELPFUL)
    for act, count in ((react, 2), (react, 2), (take_back, 1), (take_back, 1)):
        shown = act(someone, post.id, ReactionKind.HELPFUL)
        assert shown.reactions[ReactionKind.HELPFUL] == count
    assert _rows() == 1


def test_nothing_is_counted_for_who_was_just_erased(post):
    member = make.member()
    viewer = make.viewer(member)
    member.erased_at = clock.now()
    db.session.flush()
    react(viewer, post.id, ReactionKind.SUPPORT)
    assert (_counts(post), _rows()) == (NONE, 0)


def test_one_may_leave_all_three(post):
    someone = make.viewer(make.member())
    for kind in ReactionKind:
        react(someone, post.id, kind)
    assert set(_counts(post).values()) == {1}


def test_nobody_appreciates_what_they_wrote_themselves(app):
    author = make.member()
    posts_of_mine = [make.thread(author), make.thread(author, pseudonym=True)]
    for post in posts_of_mine:
        with pytest.raises(Refused, match="niet zelf waarderen") as refused:
            react(make.viewer(author), post.id, ReactionKind.SUPPORT)
        assert refused.value.code == "own_post"
    assert _rows() == 0


@pytest.mark.parametrize(
    ("someone", "code"),
    [
        (lambda: make.suspended(), "suspended"),
        (lambda: make.member(verified=False), "unverified"),
        (lambda: make.member(consent=False), "consent_required"),
    ],
)
def test_it_takes_what_writing_takes(post, someone, code):
    with pytest.raises(Refused) as refused:
        react(make.viewer(someone()), post.id, ReactionKind.SUPPORT)
    assert (refused.value.code, _rows()) == (code, 0)


def test_a_guest_logs_in_first(post):
    with pytest.raises(LoginRequired):
        react(GUEST, post.id, ReactionKind.SUPPORT)


def test_who_was_suspended_since_can_still_take_back(post, time):
    member = make.member()
    react(make.viewer(member), post.id, ReactionKind.SUPPORT)
    member.suspended_until = time.at.replace(year=2031)

    take_back(make.viewer(member), post.id, ReactionKind.SUPPORT)

    assert _counts(post) == NONE


def test_a_locked_thread_takes_reactions(post):
    threads.lock(make.viewer(make.moderator()), post.thread_id)
    react(make.viewer(make.member()), post.id, ReactionKind.SUPPORT)
    assert _counts(post)["sterkte"] == 1


def _delete(first, author) -> None:
    threads.delete_post(make.viewer(author), first.id)


def _remove(first, _author) -> None:
    moderator = make.viewer(make.moderator())
    moderation.act_on_post(moderator, Act.REMOVE, first.id, reason="spam", note="")


@pytest.mark.parametrize("take_away", [_delete, _remove])
def test_what_is_gone_takes_none_and_its_rows_do_no_harm(app, take_away):
    author, someone = make.member(), make.viewer(make.member())
    first = make.thread(author)
    make.reply(first)
    react(someone, first.id, ReactionKind.SUPPORT)
    take_away(first, author)
    for kind in (ReactionKind.SUPPORT, ReactionKind.HELPFUL):
        with pytest.raises(NotFound, match="verwijderd"):
            react(someone, first.id, kind)
    assert _rows() == 1
    assert _counts(first) == {}


def test_between_people_who_block_each_other_there_is_nothing_to_appreciate(app):
    writer, blocked, away = make.member(), make.member(), make.member()
    first = make.thread(writer)
    block_member(make.viewer(writer), blocked.username)
    block_member(make.viewer(away), writer.username)
    for someone in (blocked, away):
        with pytest.raises(NotFound):
            react(make.viewer(someone), first.id, ReactionKind.SUPPORT)
    assert _rows() == 0


def test_what_is_for_members_takes_none_from_others(app):
    inside = make.thread(visibility=Visibility.MEMBERS)
    for someone in (GUEST, make.viewer(make.member(verified=False))):
        with pytest.raises(NotFound):
            react(someone, inside.id, ReactionKind.SUPPORT)
