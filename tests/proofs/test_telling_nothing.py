"""Nobody learns from asking whether an address has an account, nor can send mail elsewhere."""

import re

import pytest
from sqlalchemy import func, select

from forum.core.db import db
from forum.core.outbox import OutboxEvent
from forum.proofs.models import MailedLink
from tests import make
from tests.proofs.letters import tokens

ADA = "ada@example.org"
NOBODY = "eve@example.org"
VARYING = {"X-Request-ID", "Content-Security-Policy", "Set-Cookie"}


@pytest.fixture(autouse=True)
def _ada(app):
    make.member(username="Ada", email=ADA, password=make.PASSWORD)


def _bare(answer) -> tuple:
    """All of it, but for what differs at every visit and what was typed."""
    text = re.sub(r'(?<=nonce=")[\w-]+|(?<=name="csrf_token" value=")[\w.-]+', "", answer.text)
    text = text.replace(answer.headers["X-Request-ID"], "").replace(ADA, "").replace(NOBODY, "")
    return answer.status_code, text, [pair for pair in answer.headers if pair[0] not in VARYING]


def _page(visitor, email: str):
    return visitor.submit("/forgot", email=email)


def _call(visitor, email: str):
    return visitor.post("/api/v1/password-resets", json={"email": email})


@pytest.mark.parametrize("way", [_page, _call])
@pytest.mark.parametrize("times", [1, 3, 4])
def test_a_known_address_gets_the_very_same_answer(visitor, way, times):
    """Also when so many were asked for that no more letters go."""
    answers = [[_bare(way(visitor, email)) for email in (ADA, NOBODY)] for _time in range(times)]
    assert all(known == unknown for known, unknown in answers)
    assert answers[0] == answers[-1]
    assert answers[0][0][0] < 300


@pytest.mark.parametrize("way", [_page, _call])
def test_a_known_address_costs_the_very_same_work(visitor, way, count_queries):
    counts = []
    way(visitor, "eerder@example.org")  # the counts of this place are there by now
    for email in (ADA, NOBODY):
        with count_queries() as seen:
            way(visitor, email)
        counts.append([re.sub(r"\W.*", "", statement) for statement in seen])
    assert counts[0] == counts[1]
    assert db.session.scalar(select(func.count(MailedLink.id))) == 3
    names = db.session.scalars(select(OutboxEvent.name)).all()
    assert names == ["ResetAsked"] * 3


def test_nothing_is_mailed_to_who_has_no_account(visitor, smtp, run_worker):
    visitor.submit("/forgot", email=NOBODY)
    run_worker()
    assert smtp.messages == []
    assert db.session.scalars(select(MailedLink.email)).all() == [None]


@pytest.mark.parametrize(
    "email",
    [
        *("ada@example.org\nBcc: eve@example.org", "ada@example.org\r\nSubject: x"),
        *("ada@example.org,eve@example.org", "ada@example.org;eve@example.org"),
        *("ada@example.org eve@example.org", "<ada@example.org>", '"ada"@example.org'),
        *("ada@example.org>", "ada@[127.0.0.1]", "ada@localhost", "@example.org", "ada"),
        *("ada%40example.org", "ada@example.org\x0beve@example.org", "", " "),
    ],
)
def test_an_address_that_is_more_than_one_is_refused(visitor, smtp, run_worker, email):
    page, call = _page(visitor, email), _call(visitor, email)
    assert (page.status_code, call.status_code) == (422, 422)
    run_worker()
    assert smtp.messages == []


@pytest.mark.parametrize("email", ["ada@example.org\0", " ada@example.org\n", "ADA@EXAMPLE.ORG"])
def test_a_letter_goes_to_the_address_as_it_is_kept(visitor, smtp, run_worker, email):
    assert _page(visitor, email).status_code == 200
    run_worker()
    (letter,) = smtp.messages
    assert (letter["X-Rcpt-To"], letter["To"]) == (ADA, ADA)
    assert letter.get_all("Bcc") is None


@pytest.mark.parametrize("host", ["evil.example", "localhost:666@evil.example", "evil.example:80"])
def test_no_header_changes_where_a_link_leads(visitor, smtp, run_worker, host):
    headers = {
        "X-Forwarded-Host": host,
        "X-Forwarded-Proto": "ftp",
        "X-Forwarded-Prefix": "/evil",
        "X-Original-URL": f"http://{host}/",
        "Forwarded": f"host={host}",
    }
    call = visitor.post("/api/v1/password-resets", json={"email": ADA}, headers=headers)
    assert call.status_code == 202
    refused = visitor.post(
        "/api/v1/password-resets", json={"email": ADA}, headers={"Host": "evil.example"}
    )
    assert refused.status_code == 400
    run_worker()
    (letter,) = smtp.messages
    assert len(tokens([letter])) == 1
    assert "evil" not in letter.as_string()
    links = re.findall(r"\w+://[^\s/]+", letter.get_content())
    assert set(links) == {"http://localhost"}


def test_too_many_asks_from_one_place_wait(visitor, time):
    for number in range(20):
        assert _call(visitor, f"lid{number}@example.org").status_code == 202
    page, call = _page(visitor, ADA), _call(visitor, NOBODY)
    assert (page.status_code, call.status_code) == (429, 429)
    assert page.headers["Retry-After"] == call.headers["Retry-After"] == "3600"
    assert f'value="{ADA}"' in page.text
    elsewhere = visitor.post(
        "/api/v1/password-resets",
        json={"email": ADA},
        environ_base={"REMOTE_ADDR": "192.0.2.1"},
        headers={"X-Forwarded-For": "192.0.2.2"},
    )
    assert elsewhere.status_code == 202
    time.pass_time(hours=1)
    assert _page(visitor, ADA).status_code == 200
