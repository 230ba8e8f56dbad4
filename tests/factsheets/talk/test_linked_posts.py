"""The post that speaks against a sheet: its number, or a link to it that somebody copied."""

import pytest
from marshmallow import ValidationError
from sqlalchemy import select

from forum.core.db import db
from forum.core.errors import Invalid
from forum.factsheets.models import SheetSuggestion
from forum.factsheets.service.talk.suggesting import Suggested
from forum.factsheets.talk.schemas import SuggestionInput
from tests import make

SAID = {"kind": "tegenspraak", "body": "Hier staat het omgekeerde."}
SITE = "https://rug.example"
WAYS = [
    "{0}", " {0} ", "/p/{0}", "/p/{0}/", "/p/{0}?van=mail#x", "http://localhost/p/{0}",
    "https://LOCALHOST/p/{0}", "localhost/p/{0}",
]  # fmt: skip
WRONG = [
    "abc", "/t/12-hoe", "/p/", "/p/x", "/p/0", "0", "-1", "/p/99999999999999999999", "1.5",
    "javascript:/p/1", "/p/1 en /p/2", "ftp://rug.example/p/1", True, 1.5, ["1"], {"a": 1},
    "/p/\u0661", "https://rug.example//p/1" + "/p" * 5000,
]  # fmt: skip


def _load(post):
    return SuggestionInput().load(SAID | {"post_id": post})


@pytest.mark.parametrize("way", WAYS)
def test_a_form_and_a_program_take_it_however_it_was_copied(visitor, way):
    sheet, post = make.sheet(make.moderator()), make.thread()
    member = make.member()
    said = SAID | {"post_id": way.format(post.id)}
    page = f"/factsheets/{sheet.slug}/suggest"
    assert visitor.log_in(member).submit(page, **said).status_code == 303
    program = visitor.application.test_client().bearer(make.token(member))
    call = f"/api/v1/factsheets/{sheet.slug}/suggestions"
    assert program.post(call, json=said).status_code == 201
    assert db.session.scalars(select(SheetSuggestion.post_id)).all() == [post.id] * 2


@pytest.mark.parametrize("wrong", WRONG)
def test_what_leads_to_no_post_is_told_at_the_field(wrong):
    with pytest.raises(ValidationError) as refused:
        _load(wrong)
    assert refused.value.messages.keys() == {"post_id"}
    assert "/p/20" in str(refused.value.messages["post_id"][0])


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_nothing_is_no_post(nothing):
    assert Suggested.of(_load(nothing), SITE).post_id is None


def test_it_is_on_this_forum_under_any_of_its_names():
    link = _load("https://rug.example/p/7")
    assert Suggested.of(link, "http://127.0.0.1:5000/", SITE).post_id == 7
    for other in ("http://127.0.0.1:5000/", "https://rug.example.evil.example"):
        with pytest.raises(Invalid) as refused:
            Suggested.of(link, other)
        assert refused.value.errors.keys() == {"post_id"}


def test_a_link_to_another_site_is_refused_to_programs_too(visitor):
    sheet, post = make.sheet(make.moderator()), make.thread()
    program = visitor.bearer(make.token(make.member()))
    said = SAID | {"post_id": f"https://elders.example/p/{post.id}"}
    answer = program.post(f"/api/v1/factsheets/{sheet.slug}/suggestions", json=said)
    assert (answer.status_code, [*answer.json["errors"]]) == (422, ["post_id"])
