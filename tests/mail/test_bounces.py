"""Letters that come back: counted once each, until nothing but what must be sent goes there."""

import json

import pytest
from sqlalchemy import func, select

from forum.accounts import recipients
from forum.accounts.events import EmailVerificationAsked
from forum.accounts.mail_models import Bounce
from forum.accounts.mail_wishes import mail_wishes_of
from forum.accounts.models import SentLetter
from forum.core import outbox
from forum.core.db import db
from forum.jobs.letters import compose
from forum.notifications.kinds import Kind
from tests import make
from tests.core.test_bounced import report
from tests.mail.wishes import decision, in_thread

ADA = "ada@example.org"
SECRET = "een-lang-geheim"
BOUNCES = "/mail/bounces"


@pytest.fixture
def ada(app, monkeypatch):
    monkeypatch.setitem(app.config, "BOUNCE_SECRET", SECRET)
    return make.member(username="Ada", email=ADA, password=make.PASSWORD)


@pytest.fixture
def letter(ada, visitor, run_worker, time):
    """Ask for a letter, and say its number."""

    def send() -> str:
        time.pass_time(hours=2)
        visitor.submit("/forgot", email=ADA)
        run_worker()
        return db.session.scalar(select(SentLetter.key).order_by(SentLetter.id.desc()))

    return send


@pytest.fixture
def told(visitor):
    def tell(*bounces: dict, secret: str = SECRET, **more):
        headers = {"Authorization": f"Bearer {secret}"}
        return visitor.post(BOUNCES, headers=headers, **({"json": list(bounces)} | more))

    return tell


@pytest.fixture
def confirmed(visitor, time, run_worker, smtp):
    """Ask for a link, and use it."""

    def confirm() -> None:
        assert visitor.submit("/settings/mail/confirm").status_code == 303
        time.pass_time(minutes=1)
        run_worker()
        link = smtp.to(ADA)[-1].get_content().partition("http://localhost")[2].split()[0]
        path, _sign, token = link.partition("?token=")
        assert visitor.submit(path, token=token).status_code == 303

    return confirm


def of(key: str, kind: str = "hard", **more) -> dict:
    return {"message_id": f"<{key}@localhost>", "type": kind, **more}


def _count() -> int:
    return db.session.scalar(select(func.count()).select_from(Bounce))


def _is_paused(member) -> bool:
    db.session.expire_all()
    return mail_wishes_of(member.id).is_paused


def test_one_that_is_hard_is_enough(ada, letter, told):
    assert told(of(letter())).json == {"counted": 1}
    assert _is_paused(ada)


def test_five_soft_ones_within_a_month_are_too(ada, letter, told):
    for _time in range(4):
        told(of(letter(), "soft"))
    assert not _is_paused(ada)
    told(of(letter(), "soft"))
    assert _is_paused(ada)


def test_soft_ones_are_forgotten_after_a_month(ada, letter, told, time):
    for _time in range(4):
        told(of(letter(), "soft"))
    time.pass_time(days=31)
    told(of(letter(), "soft"))
    assert not _is_paused(ada)


def test_a_storm_is_counted_once(ada, letter, told, count_queries):
    key = letter()
    with count_queries() as seen:
        for _post in range(10):
            assert told(*[of(key, "soft")] * 100).status_code == 200
    assert (_count(), _is_paused(ada)) == (1, False)
    assert len(seen) / 1_000 < 8


def test_what_nobody_sent_changes_nothing(ada, letter, told):
    letter()
    unknown = [of("outbox-9-1"), {"message_id": "<a@elders.example>", "type": "hard"}]
    unknown += [{"message_id": "x", "type": "hard", "recipient": ADA}, {"type": "hard"}]
    unknown += [{"recipient": "bob@example.org", "type": "hard"}]
    assert told(*unknown).json == {"counted": 0}
    assert (_count(), _is_paused(ada)) == (0, False)


def test_who_got_no_letter_does_not_bounce(ada, told):
    assert told({"recipient": ADA, "type": "hard"}).json == {"counted": 0}


@pytest.mark.parametrize("kind", ["message/rfc822", "multipart/report"])
def test_a_report_as_it_came_counts_too(ada, letter, told, kind):
    whole = report(host="localhost").replace(b"outbox-7-20300101", letter().encode())
    if kind == "multipart/report":
        whole = whole.partition(b"\r\n\r\n")[2]
        kind += '; report-type=delivery-status; boundary="grens"'
    assert told(data=whole, content_type=kind, json=None).json == {"counted": 1}
    assert _is_paused(ada)


def test_a_status_alone_counts_too(ada, letter, told):
    letter()
    lines = ["Reporting-MTA: dns; a", "", f"Final-Recipient: rfc822;{ADA}", "Action: failed"]
    data = "\r\n".join([*lines, "Status: 5.1.1", ""])
    answer = told(data=data, content_type="message/delivery-status", json=None)
    assert (answer.json, _is_paused(ada)) == ({"counted": 1}, True)


@pytest.mark.parametrize("secret", ["", "anders", SECRET[:-1], "é"])
def test_without_the_secret_nothing_is_taken(ada, letter, told, secret):
    key = letter()
    assert told(of(key), secret=secret).status_code == 403
    assert _count() == 0


def test_where_no_secret_is_set_there_is_no_such_address(app, told):
    assert told(of("x")).status_code == 404
    assert told(of("x"), secret="").status_code == 404


WRONG = ["", "{", "[1]", '{"type": "fout"}', "[" * 100_000, json.dumps({"message_id": 1})]
WRONG += [
    json.dumps({name: f"a{sign}a@localhost", "type": "hard"})
    for name in ("message_id", "recipient")
    for sign in ("\0", "\x1b", "\n", "\ud800")
]


@pytest.mark.parametrize("data", WRONG, ids=range(len(WRONG)))
def test_what_is_no_bounce_is_told_so(ada, told, data):
    assert told(data=data, content_type="application/json", json=None).status_code == 422


def test_only_account_letters_go_where_nothing_arrives(ada, letter, told, smtp):
    told(of(letter()))
    to = recipients.confirmed_address_of(ada.id)
    assert compose("a", to, "reset_password", "Dag", link="x").is_account
    before = len(smtp.to(ADA))
    in_thread(Kind.REPLY)(ada)
    decision(ada)
    letter()
    subjects = [letter["Subject"] for letter in smtp.to(ADA)[before:]]
    assert subjects == ["Kies een nieuw wachtwoord"]


def test_confirming_the_address_makes_all_arrive_again(ada, letter, told, visitor, confirmed):
    key, late = letter(), letter()
    told(of(key))
    visitor.log_in(ada)
    assert "Onze mail komt niet bij je aan" in visitor.get("/settings/mail").text
    assert "Onze mail komt niet bij je aan" in visitor.get("/settings").text
    confirmed()
    assert not _is_paused(ada)
    assert told(of(late)).json == {"counted": 0}  # sent before that
    assert "komt niet bij je aan" not in visitor.get("/settings/mail").text


def test_who_gets_mail_as_it_should_asks_for_nothing(ada, visitor, app):
    visitor.log_in(ada)
    visitor.submit("/settings/mail/confirm")
    names = db.session.scalars(select(outbox.OutboxEvent.name)).all()
    assert EmailVerificationAsked.__name__ not in names
