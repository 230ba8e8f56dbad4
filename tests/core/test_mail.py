import logging
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from marshmallow import ValidationError

from forum.accounts.schemas import RegisterInput
from forum.core.mail import Letter, Outlet
from forum.core.smtp import Undeliverable

TEXT = "Dag Daniël,\n\nEen link: https://forum.example/verify?token=abc\n.\nPunt vooraan.\n"
OUTLET = Outlet("Ruggespraak <post@forum.example>", "forum.example", Path("mail"))
SIGN_UP = {"username": "Ada", "password": "12345678", "age_16": True, "rules": True}


@pytest.fixture
def outlet(tmp_path, smtp) -> Outlet:
    return Outlet("Ruggespraak <post@forum.example>", "forum.example", tmp_path, smtp.url)


@pytest.fixture
def folder(tmp_path) -> Outlet:
    return Outlet("Ruggespraak <post@forum.example>", "forum.example", tmp_path / "mail")


def _letter(**facts) -> Letter:
    defaults = {"key": "outbox-1", "to": "ada@example.org", "subject": "Dag", "text": TEXT}
    return Letter(**defaults | facts)


def test_a_letter_arrives_as_it_was_written(outlet, smtp):
    outlet.send(_letter(subject="Je hebt één reactie 🌱"))

    (message,) = smtp.messages
    assert message["From"] == "Ruggespraak <post@forum.example>"
    assert message["To"] == message["X-Rcpt-To"] == "ada@example.org"
    assert message["Subject"] == "Je hebt één reactie 🌱"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content().splitlines() == TEXT.splitlines()


def test_every_attempt_has_the_same_number(outlet, smtp):
    outlet.send(_letter())
    outlet.send(_letter())

    assert [message["Message-ID"] for message in smtp.messages] == ["<outbox-1@forum.example>"] * 2


def test_what_programs_read_is_never_encoded_however_long_it_is(folder):
    """Seen in the bytes: Python's own reading hides what other programs cannot read."""
    link = f"https://forum.example/mail/stop?token={'x' * 200}"
    message = folder.compose(
        _letter(key="k" * 90, unsubscribe=link, series="s" * 90, about="t" * 90)
    )

    lines = bytes(message).decode().split("\n\n")[0].splitlines()
    assert f"List-Unsubscribe: <{link}>" in lines
    assert f"List-Id: <{'s' * 90}.forum.example>" in lines
    for name in ("Message-ID", "In-Reply-To", "References"):
        told = {"Message-ID": "k"}.get(name, "t") * 90
        assert f"{name}: <{told}@forum.example>" in lines


@pytest.mark.parametrize(
    "subject", ["a\r\nBcc: eve@example.org", "a\nX-Evil: 1\n\nhoi", "x " * 400]
)
def test_a_subject_stays_one_header(outlet, smtp, subject):
    outlet.send(_letter(subject=subject))

    (message,) = smtp.messages
    assert message["Subject"] == " ".join(subject.split())
    assert message["Bcc"] is None
    assert message["X-Evil"] is None
    assert message["X-Rcpt-To"] == "ada@example.org"


@settings(deadline=None, max_examples=100, database=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_subject_is_one_folded_header(subject):
    outlet = Outlet("a@b.example", "b.example", None)
    sent = bytes(outlet.compose(_letter(subject=subject, text="x")))

    head, _gap, body = sent.partition(b"\n\n")
    names = [line.partition(b":")[0] for line in head.split(b"\n") if not line[:1].isspace()]
    assert len(names) == len(set(names)) == 9
    assert body == b"x\n"


@pytest.mark.parametrize(
    "to",
    ["ada@example.org\r\nBcc: eve@example.org", "ada@example.org, eve@example.org", "", "ada"],
)
def test_an_address_that_is_more_or_less_than_one_is_not_written_to(outlet, smtp, to):
    with pytest.raises(Undeliverable):
        outlet.send(_letter(to=to))
    assert smtp.messages == []


ADDRESSES = ["o'brien@example.org", "jan+rug@example.org", "jan@exämple.org", " jan@example.org "]
STRANGE = [
    "é@example.org",
    '"a b"@example.org',
    '"a\\"b"@example.org',
    "a@b@example.org",
    "a@[::1]",
]


@pytest.mark.parametrize("address", [*ADDRESSES, *STRANGE])
def test_whoever_can_sign_up_can_be_written_to(outlet, smtp, address):
    try:
        accepted = RegisterInput().load(SIGN_UP | {"email": address})["email"]
    except ValidationError:
        assert address in STRANGE
        return
    outlet.send(_letter(to=accepted))
    assert len(smtp.messages) == 1
    assert ", " not in smtp.messages[0]["X-Rcpt-To"]


def test_refused_for_good_is_told_apart_from_refused_for_now(outlet, smtp):
    smtp.refuse()
    with pytest.raises(Undeliverable, match="554"):
        outlet.send(_letter())
    smtp.try_later()
    with pytest.raises(Exception, match="451") as later:
        outlet.send(_letter())
    assert not isinstance(later.value, Undeliverable)


def test_a_server_that_is_not_there_is_worth_another_attempt(tmp_path):
    outlet = Outlet("a@b.example", "b.example", tmp_path, "smtp://127.0.0.1:1")
    with pytest.raises(OSError, match="refused"):
        outlet.send(_letter())


def test_without_a_server_letters_are_files_and_the_log_says_where(folder, caplog):
    with caplog.at_level(logging.INFO, "forum.core.mail"):
        folder.send(_letter(subject="Één"))

    (path,) = folder.folder.iterdir()
    kept = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert path.name == "outbox-1.eml"
    assert (kept["To"], kept["Subject"]) == ("ada@example.org", "Één")
    assert kept.get_content() == TEXT
    assert str(path) in caplog.text


HOSTILE = (
    "Tip =?utf-8?q?x=0aReply-To:_v@y.nl=0aContent-Type:_text/html=0a=0a<b>Log_in</b><!--?=",
    "=?utf-8?q?=0d=0aBcc:_v@y.nl?=",
    "=?utf-7?q?+2AA-?=",
    "==??utf-8?q?=0aX:y?=?=",
    "é =?utf-8?q?=0aX:y?= " + "é" * 120,
    "a =?utf-8?b?ClgteTogeQ==?=" + "b" * 120,
)


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_stays_a_title_whatever_it_looks_like(title):
    plain = bytes(OUTLET.compose(_letter(subject="Dag")))
    raw = bytes(OUTLET.compose(_letter(subject=title)))
    assert message_from_bytes(raw).keys() == message_from_bytes(plain).keys()
    assert raw.partition(b"\n\n")[2] == plain.partition(b"\n\n")[2]


@given(st.lists(st.sampled_from(["=?", "?=", "utf-8?q?", "=0a", "X:y", " ", "é", "\n"])))
def test_whatever_stands_in_a_title_no_header_is_added(pieces):
    found = message_from_bytes(bytes(OUTLET.compose(_letter(subject="".join(["a", *pieces])))))
    assert found.keys() == message_from_bytes(bytes(OUTLET.compose(_letter()))).keys()


def test_what_cannot_be_written_is_given_up_and_not_tried_again(outlet):
    with pytest.raises(Undeliverable, match="unwritable"):
        outlet.send(_letter(to="=?utf-8?q?a?=@x.example"))
