"""What is read of an answer: the status, and when to come back."""

from datetime import UTC, datetime

import pytest

from forum.core.answered import _seconds
from tests.core.outside.test_calling import sent
from tests.receiver import raw


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120), ("0", 60), ("99999999999999", 3600), ("", 60), ("straks", 60), ("-5", 60)],
)
def test_when_to_come_back_stays_within_what_we_wait(receiver, said, seconds):
    receiver.says(429, **{"Retry-After": said})
    outcome = sent(receiver.url)
    assert (outcome.status, outcome.retry_after) == (429, seconds)


def test_a_moment_to_come_back_at_is_understood(time):
    time.at = datetime(2030, 1, 1, tzinfo=UTC)
    assert _seconds("Tue, 01 Jan 2030 00:10:00 GMT") == 600
    assert _seconds("Tue, 01 Jan 2030 00:10:00") == 60


@pytest.mark.parametrize(
    "pieces",
    [
        (b"HTTP/1.1 503 x\r\n", b"A: b\r\nretry-AFTER:  90 \r\n\r\nRetry-After: 600\r\n"),
        (b"HTTP/1.1 429\r\nRetry-After: 9", b"0\r\n"),
        (b"HTTP/1.1 100\r\nRetry-After: 600\r\n\r\nHTTP/1.1 429 x\nRetry-After: 90\n\n",),
    ],
)
def test_it_is_read_of_the_answer_itself_however_it_comes(pieces):
    def answer(line):
        line.recv(4096)
        for piece in pieces:
            line.sendall(piece)

    with raw(answer) as url:
        assert sent(url).retry_after == 90
