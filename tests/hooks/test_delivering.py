"""From what happened to what other programs hear: that it is there, and nothing else."""

from base64 import b64decode, b64encode
from hmac import digest

from forum.core import clock
from forum.factsheets import service as factsheets
from forum.hooks import service
from forum.hooks.kinds import HookKind, State
from tests import make
from tests.experts.asked import answered
from tests.hooks.conftest import deliveries, hook_at
from tests.moderation.reported import told_post

URL = "http://localhost"


def test_what_everybody_can_read_is_told_by_number_and_address(hook, receiver, send):
    first = make.thread()
    reply = make.reply(first)
    assert send() == 2
    thread, post = receiver.told
    assert thread == {
        "type": "thread.started",
        "timestamp": "2030-01-01T00:00:00Z",
        "data": {"thread_id": first.thread_id, "url": f"{URL}/t/{first.thread_id}"},
    }
    ids = {"thread_id": first.thread_id, "post_id": reply.id}
    assert (post["type"], post["data"]) == ("reply.posted", ids | {"url": f"{URL}/p/{reply.id}"})
    assert {one.state for one in deliveries()} == {State.SENT}
    assert send() == 0


def test_fact_sheets_that_come_and_go(hook, receiver, send):
    keeper = make.moderator()
    sheet = make.sheet(keeper)
    send()
    factsheets.withdraw(make.viewer(keeper), sheet.slug, reason="Verouderd")
    send()
    where = {"factsheet": sheet.slug, "url": f"{URL}/factsheets/{sheet.slug}"}
    assert [(told["type"], told["data"]) for told in receiver.told] == [
        ("factsheet.published", where | {"version": 1}),
        ("factsheet.withdrawn", where),
    ]


def test_a_question_that_an_expert_answered(hook, receiver, send):
    first = answered()
    send()
    ids = {"thread_id": first.thread_id, "url": f"{URL}/t/{first.thread_id}"}
    assert [(told["type"], told["data"]) for told in receiver.told] == [
        ("thread.started", ids),
        ("question.answered", ids),
    ]


def test_of_a_report_nothing_but_that_it_is_there(hook, receiver, send):
    post = make.reply(make.thread())
    send()
    receiver.came.clear()
    told_post(post.id)
    assert send() == 1
    (told,) = receiver.told
    assert (told["type"], set(told["data"])) == ("report.received", {"url"})
    assert str(post.id) not in told["data"]["url"]


def test_a_hook_hears_only_of_what_it_asked_for(app, receiver, send):
    hook_at(app, receiver.url, kinds=[HookKind.REPLY_POSTED])
    make.reply(make.thread())
    send()
    assert [told["type"] for told in receiver.told] == ["reply.posted"]


def test_it_is_signed_as_the_standard_says(hook, receiver, send):
    make.thread()
    send()
    (came,) = receiver.came
    key = b64decode(hook.secret.removeprefix("whsec_"))
    said = f"{came.headers['webhook-id']}.{came.headers['webhook-timestamp']}.".encode()
    expected = b64encode(digest(key, said + came.data, "sha256")).decode()
    assert came.headers["webhook-signature"] == f"v1,{expected}"
    assert int(came.headers["webhook-timestamp"]) == clock.now().timestamp()
    assert len(key) == 32


def test_while_a_secret_is_renewed_both_sign(hook, receiver, send, time):
    old = hook.secret
    service.renew_secret(make.viewer(make.admin()), hook.id)
    for pause in (0, 24):
        time.pass_time(hours=pause)
        make.thread()
        send()
    both, alone = (came.headers["webhook-signature"].split(" ") for came in receiver.came)
    assert (len(both), len(alone)) == (2, 1)
    assert hook.secret != old == hook.old_secret
