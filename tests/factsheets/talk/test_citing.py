"""Claims named in posts: what is kept of it, and what is refused."""

import pytest
from sqlalchemy import func, select

from forum.core.db import db
from forum.core.errors import Invalid
from forum.core.facts import MOST_FACTS
from forum.factsheets.models import PostClaim
from forum.posting import service as posting
from forum.threads.models import Post
from tests import make
from tests.factsheets.talk.saying import claims_of, publish_claims, say


@pytest.fixture
def keeper(app):
    return make.moderator()


@pytest.fixture
def sheet(keeper):
    return make.sheet(keeper, slug="helpt-rekken", title="Helpt rekken?")


@pytest.fixture
def first(app):
    return make.thread()


def test_the_version_that_a_text_names_is_the_one_it_is_held_against(visitor, first, keeper, sheet):
    publish_claims(keeper, sheet, "#1 Rustig bewegen mag.")
    assert claims_of(visitor, say(first, "[[feit:helpt-rekken#1@1]]"))[0]["is_changed"]
    assert not claims_of(visitor, say(first, "[[feit:helpt-rekken#1@2]]"))[0]["is_changed"]
    with pytest.raises(Invalid) as refused:
        say(first, "[[feit:helpt-rekken#1@3]]")
    assert "versie 3" in str(refused.value.errors["body"][0])


@pytest.mark.parametrize("code", ["geen-factsheet", "helpt-rekken#9", "concept", "concept#1"])
def test_what_there_is_not_is_refused_by_name_and_a_draft_is_not_there_for_anybody(
    visitor, first, keeper, sheet, code
):
    make.sheet(keeper, published=False, slug="concept")
    before = db.session.scalar(select(func.count(Post.id)))
    visitor.log_in(keeper)
    answer = visitor.submit(
        f"/t/{first.thread_id}-hoe-begin-ik", body=f"Mijn tekst [[feit:{code}]]"
    )
    assert answer.status_code == 422
    assert f"[[feit:{code}]]" in answer.text
    assert "Mijn tekst" in answer.text
    assert db.session.scalar(select(func.count(Post.id))) == before


def test_a_program_hears_which_field_is_wrong(visitor, first):
    program = visitor.bearer(make.token(make.member()))
    path = f"/api/v1/threads/{first.thread_id}/posts"
    answer = program.post(path, json={"body": "[[feit:bestaat-niet#1]]"})
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["body"])


def test_more_than_twenty_are_refused_however_many(first, sheet):
    for times in (MOST_FACTS + 1, 1000):
        with pytest.raises(Invalid) as refused:
            say(first, "[[feit:helpt-rekken]] " * times)
        assert "20" in str(refused.value.errors["body"][0])
    say(first, "[[feit:helpt-rekken]] " * MOST_FACTS)


def test_changing_a_post_keeps_what_it_pointed_at_whatever_became_of_that(
    visitor, first, keeper, sheet
):
    author = make.member()
    post = say(first, "[[feit:helpt-rekken#1]]", author)
    publish_claims(keeper, sheet, "Heel iets anders.")
    sheet.published_number = None
    posting.edit_post(make.viewer(author), post.id, body="Toch: [[feit:helpt-rekken#1]]")
    assert db.session.scalars(select(PostClaim.number)).all() == [1]
    posting.edit_post(make.viewer(author), post.id, body="Zonder.")
    assert db.session.scalars(select(PostClaim)).all() == []


def test_deleting_a_post_forgets_what_it_pointed_at(first, sheet):
    author = make.member()
    post = say(first, "[[feit:helpt-rekken#1]]", author)
    posting.delete_post(make.viewer(author), post.id)
    assert db.session.scalars(select(PostClaim)).all() == []
