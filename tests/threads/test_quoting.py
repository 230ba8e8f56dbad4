"""What somebody said, above an answer to it."""

import re
from html import unescape

import pytest

from forum.accounts.service.blocking import block_member
from forum.core import clock
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from forum.threads.posts import get_post
from forum.threads.quoting import LONGEST_QUOTE, quotation
from forum.threads.service.erasing import erase
from tests import make


def _of(body: str, username: str = "") -> str:
    writer = make.member(**({"username": username} if username else {}))
    post = make.reply(make.thread(), writer, body=body)
    return quotation(get_post(make.viewer(make.member()), post.id))


def _address(post, **asked) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"/t/{post.thread_id}-hoe-begin-ik?{query}"


def _typed(page) -> str:
    return unescape(
        re.search(r'<textarea id="body".*?>\n(.*?)</textarea>', page.text, re.DOTALL)[1]
    )


def test_a_quote_says_who_and_where_and_leaves_room(app):
    post = make.reply(make.thread(), make.member(username="Rug_Piet"), body="Een\n\n- twee")
    quote = quotation(get_post(make.viewer(make.member()), post.id))
    assert quote == (
        f"**Rug\\_Piet** schreef in [bericht #2](/p/{post.id}):\n\n> Een\n>\n> - twee\n\n"
    )


def test_a_quote_reads_as_one(app):
    reader, first = make.viewer(make.member()), make.thread(body="Ik *weet* het niet.")
    quote = quotation(get_post(reader, first.id))
    answer = make.reply(first, body=f"{quote}Ik ook niet.")
    html = get_post(reader, answer.id).html
    assert f'<a href="/p/{first.id}">bericht #1</a>:</p>\n<blockquote>' in html
    assert "<p>Ik <em>weet</em> het niet.</p>\n</blockquote>\n<p>Ik ook niet.</p>" in html


@pytest.mark.parametrize(
    ("body", "ends"),
    [
        ("a" * 600 + "\n\n" + "b" * 300 + "\n\n" + "c" * 300, "b\n>\n> …"),
        ("woord " * 300, "woord …"),
        ("een regel\n" * 150, "een regel …"),
        ("a" * 3000, "a…"),
        ("kort", "> kort"),
    ],
)
def test_of_a_long_text_the_beginning_is_quoted_up_to_a_border(app, body, ends):
    quote = _of(body).strip()
    assert quote.endswith(ends)
    assert len(quote) < LONGEST_QUOTE + 400


def test_a_pseudonym_is_quoted_as_such(app):
    first = make.thread(make.member(username="Petra"), pseudonym=True)
    post = get_post(make.viewer(make.member()), first.id)
    assert f"**{post.author.name}** schreef" in quotation(post)
    assert "Petra" not in quotation(post)


def test_the_box_comes_filled_and_its_own_page_stays_the_page(visitor):
    first = make.thread()
    for _more in range(25):
        last = make.reply(first)
    page = visitor.log_in(make.member()).get(_address(first, after=20, quote=last.id))
    assert _typed(page).startswith("**lid")
    assert "> Zo doe je dat." in _typed(page)
    assert f'href="/t/{first.thread_id}-hoe-begin-ik?after=20&amp;quote={last.id}#reageren"' in (
        page.text
    )


def test_every_readable_post_can_be_quoted_and_no_other(visitor):
    writer, first = make.member(), make.thread()
    kept, gone = make.reply(first, writer), make.reply(first, writer)
    threads.delete_post(make.viewer(writer), gone.id)
    page = visitor.log_in(make.member()).get(_address(first)).text
    found = {int(number) for number in re.findall(r"quote=(\d+)#reageren", page)}
    assert found == {first.id, kept.id}


def test_who_may_not_answer_is_offered_no_quote(visitor):
    first = make.thread()
    assert "quote=" not in visitor.get(_address(first)).text


def test_what_cannot_be_read_cannot_be_quoted(visitor):
    reader, writer, away = make.member(), make.member(), make.member()
    first = make.thread()
    gone, hidden, paused = (make.reply(first, who, body="Stil") for who in (writer, writer, away))
    threads.delete_post(make.viewer(writer), gone.id)
    block_member(make.viewer(reader), writer.username)
    away.paused_at = clock.now()
    inside = make.thread(visibility=Visibility.MEMBERS, body="Stil")
    elsewhere = make.thread(body="Stil")
    visitor.log_in(reader)
    for post in (gone, hidden, paused, inside, elsewhere):
        page = visitor.get(_address(first, quote=post.id))
        assert page.status_code == 404
        assert "Stil" not in page.text


def test_a_quote_costs_one_query_more(visitor, count_queries):
    first = make.thread()
    visitor.log_in(make.member())
    costs = []
    for path in [_address(first), _address(first, quote=first.id)]:
        visitor.get(path)  # the first time is noted how far one has read
        with count_queries() as seen:
            visitor.get(path)
        costs.append(len(seen))
    assert costs == [4, 5]


@pytest.mark.parametrize("pseudonym", [True, False])
def test_who_leaves_is_quoted_by_name_nowhere_any_more(app, pseudonym):
    leaver = make.member(username="Rug_Piet")
    first, reader = make.thread(leaver, pseudonym=pseudonym), make.viewer(make.member())
    quoted = get_post(reader, first.id)
    answer = make.reply(first, body=quotation(quoted) + "Ja.")
    erase(leaver.id, everything=False)
    post = get_post(reader, answer.id)
    assert post.body.startswith("**verwijderd lid** schreef in [bericht #1]")
    assert quoted.author.name not in post.html
