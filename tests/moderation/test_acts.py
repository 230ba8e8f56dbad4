import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, Refused
from forum.moderation import queries, service
from forum.moderation.acts import Act
from forum.moderation.models import LogEntry
from forum.threads import posts
from forum.threads.queries import get_thread, latest_answered
from tests import make

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def moderator():
    return make.viewer(make.moderator())


def _remove(moderator, post, reason="spam"):
    return service.act_on_post(moderator, Act.REMOVE, post.id, reason=reason, note="Drie keer")


def test_a_removed_post_keeps_its_place_and_its_reason_and_comes_back_whole(moderator):
    post = make.reply(make.thread(), body="Koop goud")

    _remove(moderator, post)
    seen = posts.get_post(GUEST, post.id)
    assert (seen.body, str(seen.html), str(seen.removed_reason)) == ("", "", "Spam")

    service.act_on_post(moderator, Act.RESTORE, post.id, reason="Vergissing")
    assert posts.get_post(GUEST, post.id).body == "Koop goud"


@pytest.mark.parametrize(("act", "fact"), [(Act.LOCK, "is_locked"), (Act.PIN, "is_pinned")])
def test_a_thread_is_locked_or_pinned_and_back(moderator, act, fact):
    first = make.thread()
    service.act_on_thread(moderator, act, first.thread_id, reason="Klaar")
    assert getattr(get_thread(GUEST, first.thread_id), fact)
    back = Act.UNLOCK if act == Act.LOCK else Act.UNPIN
    service.act_on_thread(moderator, back, first.thread_id, reason="Toch niet")
    assert not getattr(get_thread(GUEST, first.thread_id), fact)


def test_every_act_leaves_a_line_in_the_log(moderator):
    first = make.thread(title="Over de tuin")
    service.act_on_thread(moderator, Act.LOCK, first.thread_id, reason="Uitgepraat")
    (line,) = queries.log(moderator).items
    assert (line.act, line.title, line.reason) == (Act.LOCK, "Over de tuin", "Uitgepraat")
    assert line.moderator == moderator.name


def test_what_is_refused_leaves_no_line(moderator):
    post = make.reply(make.thread())
    with pytest.raises(Invalid):
        _remove(moderator, post, reason="zomaar")
    _remove(moderator, post)
    with pytest.raises(Conflict):
        _remove(moderator, post)
    assert db.session.query(LogEntry).count() == 1


def test_members_may_not_and_nobody_judges_themselves(moderator):
    mine = make.thread()
    with pytest.raises(Refused):
        _remove(make.viewer(make.member()), mine)
    own = make.reply(mine, db.session.get(type(make.member()), moderator.id))
    with pytest.raises(Refused, match="andere moderator"):
        _remove(moderator, own)


def test_an_expert_s_removed_answer_is_no_longer_named(moderator):
    answer = make.answer(make.thread(), make.expert())
    assert [thread.id for thread in latest_answered(GUEST)] == [answer.thread_id]
    _remove(moderator, answer)
    assert latest_answered(GUEST) == []


def test_a_form_removes_with_a_reason_from_the_list(visitor):
    post = make.reply(make.thread(), body="Koop goud")
    visitor.log_in(make.moderator())

    wrong = visitor.submit(f"/moderation/posts/{post.id}/remove", reason_code="zomaar")
    right = visitor.submit(f"/moderation/posts/{post.id}/remove", reason_code="zelfpromotie")

    assert (wrong.status_code, right.status_code) == (422, 303)
    page = visitor.application.test_client().get(f"/t/{post.thread_id}-hoe-begin-ik").text
    assert "Koop goud" not in page
    assert "Reclame of zelfpromotie" in page
