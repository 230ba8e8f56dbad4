"""Keeping webhooks, on pages and by the API: who made what is written down, secrets are not."""

import pytest
from sqlalchemy import text

from forum.core.db import db
from forum.hooks.models import Webhook
from forum.moderation.models import LogEntry
from tests import make
from tests.hooks.conftest import allow

PAGES, CALLS = "/moderation/webhooks", "/api/v1/webhooks"
URL = "https://hooks.example.org/pad-met-geheim"
SAID = {"name": "Teamchat", "url": URL, "kinds": ["thread.started", "reply.posted"]}


@pytest.fixture
def admin(visitor):
    return visitor.log_in(make.admin())


@pytest.fixture
def program(visitor):
    return visitor.bearer(make.token(make.admin()))


def log() -> list[tuple]:
    rows = db.session.query(LogEntry.act, LogEntry.about, LogEntry.note)
    return [tuple(row) for row in rows.order_by(LogEntry.id)]


def test_the_secret_is_shown_once_and_kept_sealed(admin):
    made = admin.submit(PAGES, **SAID)
    found = db.session.query(Webhook).one()
    assert (made.status_code, found.secret in made.text) == (201, True)
    assert "no-store" in made.headers["Cache-Control"]
    for path in (PAGES, f"{PAGES}/{found.id}", f"{PAGES}/{found.id}/deliveries"):
        assert found.secret not in admin.get(path).text
    stored = str(db.session.execute(text("select * from webhooks")).all())
    assert found.secret not in stored
    assert "pad-met-geheim" not in stored


def test_a_page_says_what_is_wrong_and_keeps_what_was_typed(admin):
    wrong = SAID | {"url": "https://elders.example/x", "kinds": ["reply.posted"]}
    answer = admin.submit(PAGES, **wrong)
    assert answer.status_code == 422
    assert "Deze host is niet toegestaan. Wel: hooks.example.org." in answer.text
    assert 'value="https://elders.example/x"' in answer.text
    assert 'value="reply.posted" checked' in answer.text
    assert db.session.query(Webhook).count() == 0
    assert admin.submit(PAGES, name="Leeg", url=URL).status_code == 422


def test_where_webhooks_are_off_the_page_says_so(app, admin):
    before = app.extensions["hooks_allowed"]
    allow(app)
    page = admin.get(PAGES).text
    app.extensions["hooks_allowed"] = before
    assert "WEBHOOK_HOSTS" in page
    assert 'name="url"' not in page


def test_every_act_is_in_the_log_without_the_address(admin):
    admin.submit(PAGES, **SAID)
    one = f"{PAGES}/{db.session.query(Webhook.id).scalar()}"
    admin.submit(one, **SAID | {"name": "Chat", "kinds": ["reply.posted"]})
    admin.submit(one, **SAID | {"name": "Chat", "kinds": ["reply.posted"]})
    for act in ("pause", "pause", "resume", "resume", "secret", "remove"):
        assert admin.submit(f"{one}/{act}").status_code in (200, 303)
    host = "hooks.example.org"
    both, one = "thread.started, reply.posted", "reply.posted"
    assert log() == [
        ("add_webhook", "Teamchat", f"{host}, {both}"),
        ("change_webhook", "Chat", f"Teamchat: {host}, {both} → {host}, {one}"),
        ("pause_webhook", "Chat", ""),
        ("resume_webhook", "Chat", ""),
        ("renew_webhook", "Chat", ""),
        ("remove_webhook", "Chat", ""),
    ]


def test_by_the_api_the_same(program):
    made = program.post(CALLS, json=SAID, headers={"Idempotency-Key": "a"})
    again = program.post(CALLS, json=SAID, headers={"Idempotency-Key": "a"})
    assert (made.status_code, made.json["active"]) == (201, True)
    assert made.json["secret"].startswith("whsec_")
    assert again.json == made.json | {"secret": None}
    one = f"{CALLS}/{made.json['id']}"
    shown = program.get(one).json
    assert shown == {name: value for name, value in made.json.items() if name != "secret"}
    assert program.get(CALLS).json == {"items": [shown], "next": None}
    off = program.patch(one, json={"active": False, "name": "Stil"}).json
    assert off == shown | {"active": False, "name": "Stil", "paused_for": "admin"}
    assert program.patch(one, json={}).json == off
    renewed = program.post(f"{one}/secret").json
    assert renewed["secret"] != made.json["secret"]
    assert renewed["old_secret_until"]
    assert program.get(f"{one}/deliveries").json == {"items": [], "next": None}
    assert program.delete(one).status_code == 204
    assert program.get(one).status_code == 404
    assert log()[-1][0] == "remove_webhook"


def test_the_same_name_twice_is_once(program):
    assert program.post(CALLS, json=SAID).status_code == 201
    assert program.post(CALLS, json=SAID).json["code"] == "name_taken"


def test_twenty_are_enough(program):
    codes = [program.post(CALLS, json=SAID | {"name": str(n)}).status_code for n in range(21)]
    assert codes == [201] * 20 + [409]


@pytest.mark.parametrize("amount", [1, 20])
def test_lists_cost_the_same_with_more_in_them(admin, count_queries, amount):
    for number in range(amount):
        admin.submit(PAGES, **SAID | {"name": str(number)})
    with count_queries() as seen:
        admin.get(PAGES)
    assert len(seen) <= 6
