"""What two people do to one thread at the same moment, or one in two windows."""

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db, transaction
from forum.core.errors import Conflict, ForumError, Refused, Stale
from forum.moderation import queries as log
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import posts, queries, service
from forum.threads.models import Post, Thread
from forum.threads.service import writing
from tests import make


@pytest.mark.usefixtures("app")
def test_a_new_title_alone_is_a_change_that_is_marked_and_makes_others_stale(time):
    author = make.member()
    first = make.thread(author)

    renamed = service.edit_post(make.viewer(author), first.id, title="Anders", version=1)

    assert (renamed.version, renamed.edited_at) == (2, time.at)
    with pytest.raises(Stale):
        service.edit_post(make.viewer(author), first.id, body="Nieuw", title="Oud", version=1)
    assert queries.get_thread(GUEST, first.thread_id).title == "Anders"


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("fact", ["locked_at", "deleted_at"])
def test_a_reply_that_waited_while_its_thread_went_is_refused_and_not_kept(monkeypatch, time, fact):
    first, member = make.thread(), make.viewer(make.member())
    seen = queries.get_thread(member, first.thread_id)
    db.session.query(Thread).update({fact: time.at})
    monkeypatch.setattr(writing, "get_thread", lambda *_args: seen)  # read a moment too early

    with pytest.raises(Conflict):
        service.reply(member, first.thread_id, body="Net te laat")

    assert db.session.query(Post).count() == 1


def test_replies_and_a_deletion_at_once_leave_nothing_unreachable(open_site, run_parallel):
    author = make.member()
    first, others = make.thread(author), [make.viewer(make.member()) for _ in range(4)]
    writer = make.viewer(author)

    def delete() -> None:
        with transaction():
            service.delete_post(writer, first.id)

    def reply(who) -> int:
        with transaction():
            return service.reply(who, first.thread_id, body="Hallo").id

    results = run_parallel([delete, *(lambda who=who: reply(who) for who in others)])

    assert all(result is None or isinstance(result, int | ForumError) for result in results)
    kept = [result for result in results if isinstance(result, int)]
    assert db.session.query(Post).filter(Post.number > 1).count() == len(kept)
    assert all(posts.get_post(GUEST, post_id).body == "Hallo" for post_id in kept)


@pytest.mark.usefixtures("app")
def test_a_moderator_does_not_put_back_their_own_post():
    owner, colleague = make.moderator(), make.viewer(make.moderator())
    post = make.reply(make.thread(), owner)
    moderation.act_on_post(colleague, Act.REMOVE, post.id, reason="spam")
    with pytest.raises(Refused):
        moderation.act_on_post(make.viewer(owner), Act.RESTORE, post.id, reason="Toch niet")


@pytest.mark.usefixtures("app")
def test_locking_again_keeps_the_first_time(time):
    first, moderator = make.thread(), make.viewer(make.moderator())
    service.lock(moderator, first.thread_id)
    locked = time.at
    time.pass_time(days=1)
    service.lock(moderator, first.thread_id)
    assert db.session.query(Thread.locked_at).scalar() == locked


@pytest.mark.usefixtures("app")
def test_the_log_keeps_its_line_when_the_thread_is_gone():
    author, moderator = make.member(), make.viewer(make.moderator())
    first = make.thread(author)
    moderation.act_on_thread(moderator, Act.PIN, first.thread_id, reason="Mooi verhaal")
    service.delete_post(make.viewer(author), first.id)
    (line,) = log.log(moderator).items
    assert (line.reason, line.title) == ("Mooi verhaal", None)


def test_a_form_key_of_any_shape_is_taken_or_left(visitor):
    first = make.thread()
    visitor.log_in(make.member())
    for body, key in {"Dag": "a\0b", "Hallo": "x" * 12_000, "Hoi": "☃" * 300}.items():
        path = f"/t/{first.thread_id}-hoe-begin-ik"
        assert visitor.submit(path, body=body, idempotency_key=key).status_code == 303


def test_a_used_up_form_key_is_replaced_so_that_the_form_can_be_sent_again(visitor):
    path = f"/t/{make.thread().thread_id}-hoe-begin-ik"
    visitor.log_in(make.member())
    visitor.submit(path, body="Eerst", idempotency_key="een")
    refused = visitor.submit(path, body="Anders", idempotency_key="een")
    assert refused.status_code == 422
    assert "Anders" in refused.text
    assert 'name="idempotency_key" value="een"' not in refused.text


def test_past_the_end_of_a_thread_there_is_no_page(visitor):
    first = make.thread()
    assert visitor.get(f"/t/{first.thread_id}-hoe-begin-ik?after=1").status_code == 404
