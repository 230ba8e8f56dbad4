"""Who sees a picture: its owner, and who may read a post that shows it."""

import pytest

from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from forum.threads.models import PostUpload
from forum.threads.pictures import is_shown, places_of
from forum.threads.posts import get_post
from forum.threads.quoting import quotation
from tests import make
from tests.uploads.files import keep


@pytest.fixture
def shown(ada):
    return keep(ada)


def _seen(picture, who=None) -> bool:
    return is_shown(make.viewer(who) if who else GUEST, picture.id)


def test_a_picture_in_no_post_is_seen_by_nobody(shown, ada):
    assert not _seen(shown)
    assert not _seen(shown, make.moderator())


def test_who_may_read_a_post_sees_its_picture(shown, ada):
    make.thread(ada, body=f"Kijk: {shown.markdown}")
    assert _seen(shown)
    assert _seen(shown, make.member())


def test_what_members_keep_among_themselves_is_for_members(shown, ada):
    make.thread(ada, body=shown.markdown, visibility=Visibility.MEMBERS)
    assert not _seen(shown)
    assert not _seen(shown, make.member(verified=False))
    assert _seen(shown, make.member())
    make.thread(ada, body=shown.markdown)
    assert _seen(shown)


def test_a_thread_that_becomes_for_members_takes_its_pictures_along(shown, ada):
    first = make.thread(ada, body=shown.markdown)
    threads.change_visibility(make.viewer(ada), first.thread_id, Visibility.MEMBERS)
    assert not _seen(shown)


def test_the_picture_of_another_is_not_made_readable_by_writing_down_its_address(shown, ada):
    other = make.member()
    first = make.thread(other, body=shown.markdown)
    make.reply(first, other, body=shown.markdown)
    threads.edit_post(make.viewer(other), first.id, body=f"Toch: {shown.markdown}")
    assert not _seen(shown, other)
    assert not _seen(shown)


@pytest.mark.parametrize("shape", ["`{}`", "    {}", "\\{}", "```\n{}\n```"])
def test_a_picture_that_is_only_spoken_of_is_not_shown(shown, ada, shape):
    make.thread(ada, body=shape.format(shown.markdown))
    assert not _seen(shown)


def test_pictures_follow_every_edit(ada):
    one, two = keep(ada), keep(ada)
    first = make.thread(ada, body=one.markdown)
    viewer = make.viewer(ada)
    for body in (two.markdown, two.markdown, f"{one.markdown} en {two.markdown}", "Niets meer."):
        threads.edit_post(viewer, first.id, body=body)
        assert [_seen(one), _seen(two)] == [one.key in body, two.key in body]


def test_a_post_that_is_deleted_shows_nothing_more(shown, ada):
    first = make.thread(ada)
    post = make.reply(first, ada, body=shown.markdown)
    assert _seen(shown)
    threads.delete_post(make.viewer(ada), post.id)
    assert not _seen(shown)
    assert db.session.query(PostUpload).count() == 0


def test_a_post_that_is_removed_shows_nothing_until_it_is_put_back(shown, ada):
    first = make.thread(ada)
    post = make.reply(first, ada, body=shown.markdown)
    keeper = make.viewer(make.moderator())
    moderation.act_on_post(keeper, Act.REMOVE, post.id, reason="spam", note="")
    assert not _seen(shown)
    assert not _seen(shown, make.moderator())
    moderation.act_on_post(keeper, Act.RESTORE, post.id, reason="", note="Vergissing.")
    assert _seen(shown)


def test_who_blocks_each_other_sees_nothing_of_each_other(shown, ada):
    bea = make.member(username="Bea")
    first = make.thread()
    make.reply(first, ada, body=shown.markdown)
    assert _seen(shown, bea)
    block_member(make.viewer(bea), "Ada")
    assert not _seen(shown, bea)
    assert _seen(shown)


def test_a_block_does_not_tell_who_is_behind_a_pseudonym(shown, ada):
    bea = make.member(username="Bea")
    block_member(make.viewer(bea), "Ada")
    make.reply(make.thread(), ada, body=shown.markdown, pseudonym=True)
    assert _seen(shown, bea)


def test_who_is_away_takes_pictures_along_but_not_those_of_a_pseudonym(ada, time):
    openly, secretly = keep(ada), keep(ada)
    make.reply(make.thread(), ada, body=openly.markdown)
    make.reply(make.thread(), ada, body=secretly.markdown, pseudonym=True)
    ada.paused_at = time.at
    assert [_seen(openly), _seen(secretly)] == [False, True]


def test_one_is_told_where_ones_own_pictures_stand(ada):
    one, two, loose = keep(ada), keep(ada), keep(ada)
    first = make.thread(ada, title="Mijn stoel", body=f"{one.markdown} {two.markdown}")
    post = make.reply(first, ada, body=one.markdown)
    gone = make.reply(first, ada, body=one.markdown)
    threads.delete_post(make.viewer(ada), gone.id)
    places = places_of(make.viewer(ada), [one.id, two.id, loose.id])
    assert [place.post_id for place in places[one.id]] == [first.id, post.id]
    assert [place.title for place in places[two.id]] == ["Mijn stoel"]
    assert loose.id not in places
    assert not places_of(make.viewer(make.member()), [one.id, two.id])


def test_writing_without_pictures_asks_nothing_more(app, count_queries):
    first, writer = make.thread(), make.member()
    make.reply(first, writer)
    viewer = make.viewer(writer)
    with count_queries() as seen:
        threads.reply(viewer, first.thread_id, body="Zonder beeld.")
    assert not [statement for statement in seen if "upload" in statement]


def test_to_quote_a_picture_of_ones_own_shows_it_to_nobody(app, visitor):
    """Or who quotes under a pseudonym would be known by whose picture it was."""
    ada, other = make.member(), make.member()
    kept = keep(ada)
    among = make.thread(ada, visibility=Visibility.MEMBERS, body=kept.markdown)
    bait = make.thread(other, body=f"Zo zit ik:\n\n![x {kept.markdown}](/u/{kept.key})")
    post = get_post(make.viewer(ada), bait.id)
    make.reply(bait, ada, pseudonym=True, body=f"{quotation(post)}Ik niet.")
    assert visitor.get(f"/u/{kept.key}").status_code == 404
    assert "/u/" not in quotation(get_post(make.viewer(ada), among.id))
