"""A button that asks why, without a why: its form comes back, with what was typed."""

import pytest

from forum.factsheets import service
from tests import make


@pytest.fixture
def slug(visitor):
    keeper = make.moderator(password=make.PASSWORD)
    sheet = make.sheet(keeper).slug
    service.publish(make.viewer(keeper), sheet, reason="Herzien")
    service.submit(make.viewer(keeper), sheet, reason="Klopt dit?")
    visitor.log_in(keeper)
    return sheet


EACH = pytest.mark.parametrize(
    ("act", "why"),
    [
        ("withdraw", "Waarom? Lezers zien dit."),
        ("send-back", "Wat moet er eerst anders?"),
        ("v/1/restore", "Waarom zet je versie 1 terug?"),
    ],
)


@EACH
@pytest.mark.parametrize("typed", ["   ", "ab", "x" * 501])
def test_it_comes_back_with_what_is_wrong_at_the_field(visitor, slug, act, why, typed):
    answer = visitor.submit(f"/factsheets/{slug}/{act}", reason=typed)
    assert answer.status_code == 422
    assert why in answer.text
    assert 'id="reason-error"' in answer.text
    assert f'name="reason" type="text" value="{typed}"' in answer.text
    assert f'action="/factsheets/{slug}/{act}"' in answer.text
    assert visitor.get(f"/factsheets/{slug}").status_code == 200


@EACH
def test_then_it_goes_through(visitor, slug, act, why):
    visitor.submit(f"/factsheets/{slug}/{act}", reason=" ")
    assert visitor.submit(f"/factsheets/{slug}/{act}", reason="Verouderd").status_code == 303


def test_what_cannot_be_done_any_more_keeps_the_reason_too(visitor, slug):
    visitor.submit(f"/factsheets/{slug}/withdraw", reason="Verouderd")
    again = visitor.submit(f"/factsheets/{slug}/withdraw", reason="Nog eens")
    assert again.status_code == 409
    assert "niet gepubliceerd" in again.text
    assert 'value="Nog eens"' in again.text


@EACH
def test_nobody_else_gets_that_form(visitor, slug, act, why):
    visitor.log_in(make.member(password=make.PASSWORD))
    assert visitor.submit(f"/factsheets/{slug}/{act}", reason=" ").status_code in (403, 404)


def test_a_version_that_never_was_has_no_form(visitor, slug):
    assert visitor.submit(f"/factsheets/{slug}/v/9/restore", reason=" ").status_code == 404
