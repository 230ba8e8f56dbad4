"""Mails made to keep the worker busy cost no more than others: the work is counted, not timed."""

import cProfile
import pstats
from collections.abc import Callable

import pytest

from forum.core.bounced import read_report
from forum.core.inbox import MOST_ABOVE, MOST_BYTES
from forum.core.parsing import LONGEST_HEAD, MOST_BOUNDARIES, MOST_LINES, parse
from forum.jobs.inbound.cutting import MOST_LETTERS, unwrapped
from forum.jobs.inbound.markup import plain_text
from forum.jobs.inbound.reading import MOST_HTML, read_head, read_written

# Of as many lines as are read, with as many parts open as may be: some millions. Without bounds
# each of these takes a hundred to a thousand times as many.
MOST_CALLS = 6_000_000
START = b"From: a@post.example\nTo: b@forum.example\nMessage-ID: <1@a>\n"


def nested(depth: int, name: bytes = b"boundary") -> bytes:
    opened = b"Content-Type: multipart/mixed; %s=%d\n\n--%d\n"
    return b"".join(opened % (name, n, n) for n in range(depth))


def typed(parameters: bytes, text: bytes) -> bytes:
    return START + b"Content-Type: text/plain; " + parameters + b"\n\n" + text


NASTY = {
    "parts in parts": START + nested(400) + b"a\n" * 500_000,
    "parts in parts, in other letters": START + nested(400, b"BOUNDARY*0*\n ") + b"a\n" * 500_000,
    "as many as may be": START + nested(MOST_BOUNDARIES) + b"a\n" * 500_000,
    "lines of nothing": START + b"\n" * MOST_BYTES,
    "lines that go on": typed(b"format=flowed", b"a \n" * 350_000),
    "one that goes on": typed(b"format=flowed", b"a " * 500_000),
    "marks in a head": typed(b';x="' * 200_000, b"Dag"),
    "a name in pieces": typed(b'filename*0="a";' * 60_000, b"Dag"),
    "slow letters": typed(b"charset=punycode", b"a" * 500_000 + b"-" + b"a9" * 200_000),
    "slow letters in a name": typed(b"filename*=punycode''" + b"a9" * 200_000, b"Dag"),
    "parts without end": START
    + b"Content-Type: multipart/mixed; boundary=x\n\n"
    + b"--x\n\n" * 100_000,
    "heads in heads": START + b"Content-Type: message/rfc822\n\n" * 30_000,
    "heads without end": START + b"X: y\n" * 200_000,
    "addresses": b"From: " + b"<a@b>, (" * 100_000 + b"\n\nDag",
    "HTML in pieces": START + b"Content-Type: text/html\n\n" + b"<span>a" * 140_000,
}


def returned(head: bytes) -> bytes:
    """A report of a letter that did not arrive, with what stood above that."""
    status = b"Final-Recipient: rfc822;a@b.example\nAction: failed\nStatus: 5.1.1\n"
    parts = [(b"message/delivery-status", b"\n" + status), (b"text/rfc822-headers", head)]
    said = b"".join(b"--B\nContent-Type: " + kind + b"\n\n" + text + b"\n" for kind, text in parts)
    return b"Content-Type: multipart/report; boundary=B\n\n" + said + b"--B--\n"


def calls(act: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.runcall(act)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def test_what_is_returned_to_hinder_is_bounded_work_too():
    """Of what stands between marks that do not close, as little as of any other head."""

    def cost(length: int) -> int:
        raw = returned(b'Content-Type: multipart/x;"' + b";" * length + b"\n")
        return calls(lambda: read_report(raw, "forum.example"))

    assert cost(200_000) < 2 * cost(LONGEST_HEAD)


@pytest.mark.parametrize("name", NASTY)
def test_a_mail_made_to_hinder_is_bounded_work(name):
    raw = NASTY[name][:MOST_BYTES]
    assert calls(lambda: read_written(raw)) < MOST_CALLS
    assert calls(lambda: read_head(raw[:MOST_ABOVE])) < MOST_CALLS
    assert calls(lambda: read_report(raw, "forum.example")) < MOST_CALLS


def test_what_is_parsed_is_bounded():
    many = parse(NASTY["as many as may be"])
    assert not many.is_whole
    assert many.message.as_bytes().count(b"\n") < MOST_LINES + 5 * MOST_BOUNDARIES
    assert parse(NASTY["parts in parts"]).message.get_payload() in ("", [])
    assert len(parse(NASTY["marks in a head"]).message["Content-Type"]) <= LONGEST_HEAD


def test_who_writes_of_a_boundary_opens_nothing():
    text = b"A boundary, and another boundary.\n" * 40
    found = read_written(typed(b"charset=utf-8", text))
    assert found.is_whole
    assert found.text.count("boundary") == 80


def test_an_ordinary_mail_with_a_large_picture_is_whole():
    part = b"--x\nContent-Type: text/plain\n\nDag\n--x\nContent-Type: image/png\n\n"
    lines = (b"a" * 76 + b"\r\n") * 13_000
    raw = START + b"Content-Type: multipart/mixed; boundary=x\n\n" + part + lines + b"--x--\n"
    found = read_written(raw)
    assert (found.text, found.has_attachments, found.is_whole) == ("Dag", True, True)


def test_a_line_is_put_together_once():
    """What is copied grows with the text, not with its square."""
    whole = unwrapped("a \n" * 350_000)
    assert len(whole) <= MOST_LETTERS
    assert calls(lambda: unwrapped("a \n" * 350_000)) < 10 * MOST_LETTERS
    pieces = "<span>a</span>" * (MOST_HTML // 14)
    assert plain_text(pieces) == "a" * (MOST_HTML // 14)
