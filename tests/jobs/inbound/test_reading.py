"""Mail in whatever state."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.jobs.inbound.markup import plain_text
from forum.jobs.inbound.reading import MOST_HTML, read_head, read_written

START = b"From: a@post.example\nTo: b@forum.example\nMessage-ID: <1@a>\n"
ODD = [
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed; a=x\n\n--x",
    b"Content-Type: text/plain; charset=nonsense\n\nHoi \xff\n",
    b'Content-Type: text/plain; charset="utf-8\nContent-Transfer-Encoding: base64\n\n!!!\n',
    b"Content-Type: multipart/alternative\n\nniets",
    b"Subject: =?x?q?=ff?= =?utf-8?b?!?=\n\nHoi",
    b"From: b@post.example\n\nHoi",
    b"Content-Type: message/rfc822\n\nSubject: x\n\nHoi",
    b"",
]


@pytest.mark.parametrize("rest", ODD)
def test_broken_mail_is_read_as_far_as_it_goes(rest):
    assert read_head(START + rest).to in ((), ("b@forum.example",))
    assert read_written(START + rest).text is not None


@given(st.binary(max_size=400))
def test_nothing_is_too_broken(raw):
    assert read_head(raw).id
    inside = START + b"Content-Type: multipart/mixed; boundary=x\n\n--x\n" + raw
    assert read_written(inside).text is not None


def test_boxes_in_boxes_without_end_are_no_mail():
    nest = b"".join(
        b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (n, n) for n in range(3000)
    )
    found = read_written(START + nest)
    assert (found.text, found.is_whole) == ("", False)


def test_of_html_alone_the_words_are_read():
    message = EmailMessage()
    message["From"] = "a@post.example"
    message.set_content("x")
    message.set_content(
        "<html><head><style>p{}</style></head><body><p>Dank &amp; groet,</p><div>Wilma<br>hoi</div>"
        '<div class="gmail_quote">Op ma schreef</div></body></html>',
        subtype="html",
    )
    assert read_written(bytes(message)).text == "Dank & groet,\n\nWilma\nhoi"


def test_of_two_kinds_the_plain_one_is_read():
    message = EmailMessage()
    message.set_content("Gewoon.")
    message.add_alternative("<p>Mooi.</p>", subtype="html")
    found = read_written(bytes(message))
    assert (found.text, found.has_attachments) == ("Gewoon.", False)
    assert read_head(bytes(message)).sender == ""


HINDERS = ["<", "<!--", "<a ", "&", "<p>", "</p>", "<blockquote>a", "<![CDATA["]


@pytest.mark.parametrize("piece", HINDERS)
def test_html_made_to_hinder_is_read_as_quickly(piece):
    assert plain_text(piece * (MOST_HTML // len(piece))) is not None
