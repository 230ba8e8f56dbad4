"""A preview is what the message will be, and nothing is kept of it."""

from html import unescape

import pytest
from sqlalchemy import func, select

from forum.core import markdown
from forum.core.db import db
from forum.drafts.models import Draft
from forum.threads.models import Post
from tests import make

TYPED = "**Elke dag**\n\n- een stukje\n- en nog een\n\n<b onclick=x>nee</b>"
SHOWN = markdown.to_html(TYPED)


@pytest.fixture
def member(visitor):
    member = make.member()
    visitor.log_in(member)
    return member


def _kept() -> tuple[int, int]:
    count = [db.session.scalar(select(func.count()).select_from(kind)) for kind in (Post, Draft)]
    return count[0], count[1]


def test_a_reply_comes_back_on_its_page_with_what_it_will_look_like(visitor, member):
    first = make.thread()
    before = _kept()
    key = f"thread:{first.thread_id}"
    answer = visitor.submit("/preview", draft=key, body=TYPED, pseudonym="1", draft_version="7")

    assert answer.status_code == 200
    assert SHOWN in answer.text
    page = unescape(answer.text)
    assert f">\n{TYPED}</textarea>" in page
    assert 'value="1" checked' in page
    assert 'name="draft_version" value="7"' in page
    assert f'action="/t/{first.thread_id}-hoe-begin-ik"' in page
    assert _kept() == before


def test_a_new_thread_comes_back_as_it_was_filled_in(visitor, member):
    place = make.category()
    typed = {"category": place.slug, "kind": "question", "title": "Eén vraag"}
    answer = visitor.submit("/preview", draft="new", body=TYPED, **typed)
    page = unescape(answer.text)
    assert SHOWN in answer.text
    assert 'value="Eén vraag"' in page
    assert f'<option value="{place.slug}" selected>' in page
    assert 'value="question" checked' in page


def test_an_edit_comes_back_with_the_version_it_began_from(visitor, member):
    first = make.thread(member)
    key = f"edit:{first.id}"
    typed = {"title": "Een betere titel", "version": "1"}
    page = visitor.submit("/preview", draft=key, body=TYPED, **typed).text
    assert SHOWN in page
    assert 'value="Een betere titel"' in page
    assert 'name="version" value="1"' in page


@pytest.mark.parametrize(
    ("key", "action"), [("message:5", "/messages/5"), ("messages:new", "/messages/new")]
)
def test_a_private_message_keeps_to_whom_it_goes(visitor, member, key, action):
    page = visitor.submit("/preview", draft=key, body=TYPED, to="Wilma").text
    assert SHOWN in page
    assert f'action="{action}"' in page
    assert 'name="to" value="Wilma"' in page
    assert page.count('name="draft"') == page.count('name="body"') == 1


@pytest.mark.parametrize(
    ("key", "pictures"), [("message:5", 0), ("messages:new", 0), ("thread:5", 1), ("new", 1)]
)
def test_pictures_are_shown_where_the_message_itself_will_show_them(visitor, member, key, pictures):
    sent = {"draft": key, "body": f"![stoel](/u/{'k' * 43})"}
    form = {"csrf_token": visitor.csrf_token(), **sent}
    answer = visitor.post("/preview", data=form, headers={"Accept": "application/json"})
    assert answer.json["html"].count("<img ") == pictures


def test_there_is_no_preview_of_nothing(visitor, member):
    answer = visitor.submit("/preview", draft="new", body=" ", title="Wel een titel")
    assert answer.status_code == 422
    assert 'value="Wel een titel"' in answer.text


def test_of_an_edit_that_is_not_ones_own_the_page_does_not_come(visitor, member):
    first = make.thread()
    answer = visitor.submit("/preview", draft=f"edit:{first.id}", body="Hoi allemaal")
    assert answer.status_code == 403
    assert "Hoi allemaal" in answer.text


def test_what_a_post_will_be_is_what_the_preview_is(visitor, member):
    first = make.thread()
    visitor.submit(f"/t/{first.thread_id}-x", body=TYPED)
    posted = db.session.scalar(select(Post.body_html).order_by(Post.id.desc()).limit(1))
    assert posted == SHOWN
