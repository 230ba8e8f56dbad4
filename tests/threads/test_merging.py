"""Whoever saves a text that was changed meanwhile sees both, and loses neither."""

import re
from html import unescape

import pytest

from forum.drafts.queries import find_draft
from forum.posting import service as posting
from forum.threads import service
from tests import make
from tests.drafts.kept import draft

HOSTILE = "</textarea><script>alert(1)</script> & \"'"


@pytest.fixture
def author(app):
    return make.member(username="Ada")


@pytest.fixture
def first(author):
    return make.thread(author, title="Eerste titel", body="Eerste tekst")


@pytest.fixture
def late(visitor, author, first):
    """Call it to save a text that started from version 1, after another was saved."""
    visitor.log_in(author)

    def save(mine: str, *, now: str = "Tweede tekst", **more):
        service.edit_post(make.viewer(author), first.id, body=now, title="Tweede titel")
        typed = {"body": mine, "title": "Mijn titel", "version": "1", "reason": "Mijn reden"}
        return visitor.submit(f"/p/{first.id}/edit", **typed | more)

    return save


def _box(page: str, id: str) -> str:
    tag = re.search(rf'<(textarea|input)[^>]*id="{id}"[^>]*>', page)
    if tag[1] == "input":
        return unescape(re.search(r'value="([^"]*)"', tag[0])[1])
    return unescape(page[tag.end() :].partition("</textarea>")[0]).removeprefix("\n")


def test_both_texts_are_there_and_what_differs(late):
    answer = late("Mijn tekst")
    assert answer.status_code == 412
    page = answer.text
    assert (_box(page, "body"), _box(page, "title")) == ("Mijn tekst", "Mijn titel")
    assert _box(page, "reason") == "Mijn reden"
    assert (_box(page, "nu-body"), _box(page, "nu-title")) == ("Tweede tekst", "Tweede titel")
    assert "</span>Tweede<" in page
    assert "</span>Mijn<" in page


def test_saving_again_is_about_what_was_shown_and_keeps_the_other_text(
    visitor, author, first, late
):
    page = late("Mijn tekst").text
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    typed = {"body": "Mijn tekst", "title": "Mijn titel", "version": version}
    assert visitor.submit(f"/p/{first.id}/edit", **typed).status_code == 303
    old = [
        item["body"] for item in visitor.get(f"/api/v1/posts/{first.id}/revisions").json["items"]
    ]
    assert old == ["Tweede tekst", "Eerste tekst"]
    assert visitor.submit(f"/p/{first.id}/edit", **typed).status_code == 412


@pytest.mark.parametrize("mine", ["Mijn tekst", HOSTILE])
@pytest.mark.parametrize("now", ["Tweede tekst", HOSTILE])
def test_no_text_becomes_part_of_the_page(late, mine, now):
    page = late(mine, now=now, title=HOSTILE).text
    assert "<script>alert" not in page
    assert (_box(page, "body"), _box(page, "nu-body")) == (mine, now)


def test_texts_made_to_take_long_are_merged_all_the_same(late):
    page = late("a\n" * 9_000 + "a", now="b\n" * 9_000 + "b").text
    assert len(_box(page, "body")) == len(_box(page, "nu-body")) == 18_001


def test_what_was_typed_survives_that_the_post_was_deleted(visitor, author, first):
    make.reply(first)
    posting.delete_post(make.viewer(author), first.id)
    visitor.log_in(author)
    typed = {"body": HOSTILE, "title": "Mijn titel", "version": "1", "reason": "Mijn reden"}
    answer = visitor.submit(f"/p/{first.id}/edit", **typed)
    assert answer.status_code == 404
    assert "Je tekst is er nog" in answer.text
    for text in (HOSTILE, "Mijn titel", "Mijn reden"):
        assert text in unescape(answer.text)
    assert "<script>alert" not in answer.text


def test_a_program_hears_which_version_stands_there_now(visitor, author, first):
    visitor.bearer(make.token(author))
    path = f"/api/v1/posts/{first.id}"
    visitor.patch(path, json={"body": "Nieuw"}, headers={"If-Match": '"1"'})
    stale = visitor.patch(path, json={"body": "Ouder"}, headers={"If-Match": '"1"'})
    assert (stale.status_code, stale.json["code"]) == (412, "stale")
    assert stale.headers["ETag"] == visitor.get(path).headers["ETag"] == '"2"'
    assert visitor.delete(path, headers={"If-Match": '"1"'}).headers["ETag"] == '"2"'


def test_who_leaves_the_two_texts_finds_their_own_as_a_draft(visitor, author, first, late):
    page = late("Mijn tekst").text
    kept = find_draft(make.viewer(author), f"edit:{first.id}")
    chosen = {"body": "Mijn tekst", "title": "Mijn titel", "reason": "Mijn reden"}
    assert kept.fields == chosen
    assert f'name="draft_version" value="{kept.version}"' in page


def test_a_draft_that_another_window_kept_is_left_alone(author, first, late):
    draft(author, f"edit:{first.id}", body="Nog een tekst")
    late("Mijn tekst", draft_version="1")
    assert find_draft(make.viewer(author), f"edit:{first.id}").body == "Nog een tekst"
