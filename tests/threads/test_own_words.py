"""Where one wrote, one's own words stay at hand, whoever started the thread and blocks whom."""

import pytest

from forum.accounts.service.blocking import block_member
from forum.core.db import db
from forum.core.errors import NotFound
from forum.threads import queries, service
from forum.threads.models import Thread
from forum.threads.privacy import blocked_voices
from tests import make

WORDS = "Zo begon ik met wandelen."
TITLE = "Wie wandelt er mee?"


def _by_name(ada, bea, _first, _answer):
    block_member(make.viewer(ada), bea.username)


def _by_name_back(ada, bea, _first, _answer):
    block_member(make.viewer(bea), ada.username)


def _the_answer(ada, _bea, _first, answer):
    service.block_writer(make.viewer(ada), answer.id)


def _the_start(_ada, bea, first, _answer):
    service.block_writer(make.viewer(bea), first.id)


# Whether the starter and the answer have pseudonyms, and how the two come apart.
WAYS = [
    (False, False, _by_name),
    (False, True, _by_name),
    (False, False, _by_name_back),
    (False, True, _by_name_back),
    (False, True, _the_answer),
    (True, True, _the_answer),
    (True, False, _the_start),
    (True, True, _the_start),
]


@pytest.fixture(params=WAYS, ids=lambda way: f"{way[0]:d}{way[1]:d}{way[2].__name__}")
def apart(app, request):
    """Bea, who wrote in a thread of Ada's before the two of them came apart."""
    start_secretly, answer_secretly, block = request.param
    ada, bea = make.member(username="Ada"), make.member(username="Bea")
    first = make.thread(ada, title=TITLE, body=WORDS, pseudonym=start_secretly)
    first.shown = queries.get_thread(make.viewer(bea), first.thread_id).author.name
    answer = make.reply(first, bea, pseudonym=answer_secretly)
    block(ada, bea, first, answer)
    return bea, first, answer


def _page(first) -> str:
    return f"/t/{first.thread_id}-wie-wandelt-er-mee"


def test_the_page_keeps_its_title_and_withholds_who_started_it(visitor, apart):
    bea, first, answer = apart
    page = visitor.log_in(bea).get(_page(first))
    assert page.status_code == 200
    assert f"<h1>{TITLE}</h1>" in page.text
    assert first.shown not in page.text
    assert WORDS not in page.text
    assert "door iemand die je hebt geblokkeerd, of die jou heeft geblokkeerd" in page.text
    assert f'href="/p/{answer.id}/delete"' in page.text
    assert visitor.get(f"/p/{answer.id}").location.startswith(_page(first))
    assert visitor.get(f"/p/{first.id}").status_code == 404


def test_a_program_reads_it_too_without_a_name(visitor, apart):
    bea, first, answer = apart
    program = visitor.bearer(make.token(bea))
    thread = program.get(f"/api/v1/threads/{first.thread_id}").json
    nobody = {"name": "", "url": None, "role": "member", "badge": None}
    assert (thread["title"], thread["author"]) == (TITLE, nobody)
    start, own = program.get(f"/api/v1/threads/{first.thread_id}/posts").json["items"]
    assert (start["hidden"], start["body"], "author" in start) == (True, None, False)
    assert (own["hidden"], own["id"]) == (False, answer.id)
    assert program.get(f"/api/v1/posts/{answer.id}").status_code == 200
    assert program.get(f"/api/v1/posts/{first.id}").status_code == 404


def test_no_list_has_it(visitor, apart):
    bea, first, _answer = apart
    place = queries.get_thread(make.viewer(bea), first.thread_id).category_slug
    pages = ["/", f"/c/{place}", f"/c/{place}?sort=newest", "/members/Ada"]
    calls = ["/api/v1/threads", f"/api/v1/threads?category={place}&sort=newest"]
    visitor.log_in(bea)
    assert [path for path in pages if TITLE in visitor.get(path).text] == []
    program = visitor.application.test_client().bearer(make.token(bea))
    assert [path for path in calls if program.get(path).json["items"]] == []


def test_one_writes_on_and_takes_back_by_form(visitor, apart):
    bea, first, answer = apart
    visitor.log_in(bea)
    form = visitor.get(f"/p/{answer.id}/edit")
    assert TITLE in form.text
    assert visitor.submit(f"/p/{answer.id}/edit", body="Anders", version="1").status_code == 303
    assert visitor.submit(_page(first), body="En nog iets").status_code == 303
    page = visitor.get(_page(first)).text
    assert "Anders" in page
    assert "En nog iets" in page
    assert visitor.get(f"/p/{answer.id}/delete").status_code == 200
    assert visitor.submit(f"/p/{answer.id}/delete").location.startswith(_page(first))
    assert "Anders" not in visitor.get(_page(first)).text


def test_one_writes_on_and_takes_back_by_program(visitor, apart):
    bea, first, answer = apart
    program = visitor.bearer(make.token(bea))
    changed = program.patch(f"/api/v1/posts/{answer.id}", json={"body": "Anders"})
    assert (changed.status_code, changed.json["body"]) == (200, "Anders")
    posts = f"/api/v1/threads/{first.thread_id}/posts"
    assert program.post(posts, json={"body": "En nog iets"}).status_code == 201
    assert program.delete(f"/api/v1/posts/{answer.id}").status_code == 204
    assert program.get(posts).json["items"][1]["deleted"] is True


def test_who_took_it_all_back_still_wrote_there(apart):
    """Or the thread would go the moment one cleans up after oneself."""
    bea, first, answer = apart
    service.delete_post(make.viewer(bea), answer.id)
    assert queries.get_thread(make.viewer(bea), first.thread_id).own_voice


@pytest.mark.parametrize("why", ["deleted_at", "paused_at"])
def test_nothing_else_opens_by_having_written_there(app, time, why):
    ada, bea = make.member(), make.member(username="Bea")
    first = make.thread(ada)
    make.reply(first, bea)
    block_member(make.viewer(ada), "Bea")
    assert queries.get_thread(make.viewer(bea), first.thread_id)
    setattr(db.session.get(Thread, first.thread_id), why, time.at)
    with pytest.raises(NotFound):
        queries.get_thread(make.viewer(bea), first.thread_id)


def test_an_expert_s_answer_stays_where_one_wrote(visitor):
    bea, expert = make.member(username="Bea"), make.expert(username="Eva")
    first = make.thread(title=TITLE)
    make.answer(first, expert, body="Uitleg van een expert")
    make.reply(first, bea)
    block_member(make.viewer(bea), "Eva")
    assert "Uitleg van een expert" in visitor.log_in(bea).get(_page(first)).text


def test_the_list_of_blocks_leads_to_where_one_wrote(app):
    ada, bea = make.member(), make.member()
    first, other = (make.thread(ada, title=TITLE, pseudonym=True) for _time in range(2))
    make.reply(first, bea)
    for start in (first, other):
        service.block_writer(make.viewer(bea), start.id)
    found = [(line.thread_id, line.title) for line in blocked_voices(make.viewer(bea))]
    assert found == [(None, None), (first.thread_id, TITLE)]
