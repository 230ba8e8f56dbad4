"""Moderators' small forms about sheets: what is wrong stands at its field, and what was typed
stays."""

import pytest

from forum.core.db import db
from forum.factsheets.models import CategoryPin, ClaimLink, ThreadPin
from tests import make

AT_FIELD = '<p class="error" id="{}-error">'


@pytest.fixture
def keeper(app, visitor):
    keeper = make.moderator()
    visitor.log_in(keeper)
    return keeper


@pytest.fixture
def sheet(keeper):
    return make.sheet(keeper, slug="helpt-rekken", title="Helpt rekken?")


def _places():
    post = make.thread()
    return [f"/t/{post.thread_id}-hoe-begin-ik", f"/c/{make.category().slug}"]


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"until": "2029-01-01"}, "until", "Deze dag is al voorbij."),
        ({"until": "morgen"}, "until", "2030-12-31"),
        ({"factsheet": ""}, "factsheet", "in."),
        ({"factsheet": "bestaat-niet"}, "factsheet", "bestaat niet"),
        ({"why": "x" * 301}, "why", "300"),
    ],
)
def test_a_pin_that_cannot_be_comes_back_with_its_form(visitor, sheet, typed, field, told):
    for place in _places():
        said = {"factsheet": sheet.slug, "why": "Omdat het hierover gaat", "until": ""} | typed
        answer = visitor.submit(f"{place}/factsheets", **said)
        assert answer.status_code == 422
        assert AT_FIELD.format(field) in answer.text
        assert told in answer.text.partition(AT_FIELD.format(field))[2].partition("</p>")[0]
        assert f'value="{said["why"]}"' in answer.text
        if "factsheet" not in typed:
            assert f'<option value="{sheet.slug}" selected>' in answer.text
        assert f'action="{place}/factsheets"' in answer.text
        assert f'href="{place}"' in answer.text
    assert not db.session.query(ThreadPin).count() + db.session.query(CategoryPin).count()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("geen code", "Plak hier de code"),
        ("helpt-rekken#99", "Deze bewering staat niet op de factsheet."),
        ("bestaat-niet#1", "bestaat niet"),
    ],
)
def test_a_wrong_code_comes_back_at_its_field(visitor, sheet, code, told):
    post = make.thread()
    answer = visitor.submit(f"/p/{post.id}/claims", code=code, note="Lees dit eens")
    assert answer.status_code == 422
    assert told in answer.text.partition(AT_FIELD.format("code"))[2].partition("</p>")[0]
    assert f'value="{code}"' in answer.text
    assert 'value="Lees dit eens"' in answer.text
    assert f'href="/p/{post.id}"' in answer.text
    assert not db.session.query(ClaimLink).count()


def test_one_more_than_fits_under_a_post_is_told_at_the_form(visitor, keeper):
    post = make.thread()
    for number in range(6):
        make.sheet(keeper, slug=f"blad-{number}")
        answer = visitor.submit(f"/p/{post.id}/claims", code=f"blad-{number}", note="")
    assert answer.status_code == 409
    assert AT_FIELD.format("code") in answer.text


def test_of_a_post_or_a_thread_that_is_not_there_there_is_no_form(visitor, sheet):
    said = {"factsheet": sheet.slug, "until": "2029-01-01"}
    assert visitor.submit("/t/999-x/factsheets", **said).status_code == 404
    assert visitor.submit("/c/bestaat-niet/factsheets", **said).status_code == 404
    assert visitor.submit("/p/999/claims", code="geen code").status_code == 404


def test_others_hear_no_more_of_it_than_that_it_is_not_theirs(visitor, sheet):
    post = make.thread()
    visitor.log_in(make.member())
    said = {"factsheet": "", "code": "geen code"}
    for path in (f"/t/{post.thread_id}-x/factsheets", f"/p/{post.id}/claims"):
        assert visitor.submit(path, **said).status_code == 403
