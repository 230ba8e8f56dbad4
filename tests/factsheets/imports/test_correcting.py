"""Slips in the words of an article: suggested, and only ever applied by a moderator."""

import pytest

from forum.core.db import db
from forum.core.errors import Conflict, Invalid
from forum.factsheets import drafts, queries, service
from forum.factsheets.article import Kind, Line, spelling
from forum.factsheets.imports import waiting
from forum.factsheets.models import SourceLine
from forum.factsheets.service import SheetChange
from tests import make
from tests.factsheets.article.example import FILE

pytestmark = pytest.mark.usefixtures("app")

EXAMPLE = FILE.read_text()
ARTICLE = EXAMPLE.replace("Neem de tijd om", "Neem de de tijd om", 1)
LINE = 14


@pytest.fixture
def moderator():
    return make.viewer(make.moderator())


@pytest.fixture
def article(moderator):
    return service.import_article(moderator, ARTICLE.encode(), filename="slapen.txt").id


def _slug(moderator, article):
    return queries.sheets_of_import(moderator, article)[1].slug


def _slip(moderator, article):
    (found,) = [c for c in waiting.page_of_corrections(moderator, article).items if c.line == LINE]
    return found


@pytest.mark.parametrize(
    ("text", "found", "better"),
    [
        ("Dat is een een mooi voorbeeld.", "een een", "een"),
        ("Rust.Daarna weer lopen.", "Rust.", "Rust. "),
        ("Een klacht , en nog een.", " ,", ","),
        ("Een veel voorkomende klacht.", "veel voorkomende", "veelvoorkomende"),
        ("Dat werkt avarechts.", "avarechts", "averechts"),
        ("Wie dat niet meer is staat is.", "is staat is", "in staat is"),
        ("Wat het lijf af geeft.", "af geeft", "afgeeft"),
        ("Wil je dat, houdt dan het volgende aan:", "houdt dan", "houd dan"),
    ],
)
def test_a_slip_is_found_where_it_stands(text, found, better):
    (slip,) = spelling.slips(Line(1, text, "", Kind.PARAGRAPH, text))
    assert (slip.found, slip.suggestion) == (found, better)
    assert text[slip.place : slip.place + len(found)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Weet je dat dat zo is?",
        "Lees het op www.Voorbeeld.nl of via e.d. Anders niet.",
        "Dat houdt dan op.",
        "Versie 1.5 is er … en meer.",
        "Het is 10.30 uur.",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert list(spelling.slips(Line(1, text, "", Kind.PARAGRAPH, text))) == []


def test_in_a_source_only_what_runs_together():
    text = "Jansen A. The the thing. J Nacht Rev.2015;1:2."
    (slip,) = spelling.slips(Line(1, text, "", Kind.REFERENCE, text))
    assert slip.suggestion == "Rev. "


def test_nothing_changes_until_it_is_accepted_and_then_only_there(moderator, article):
    slug = _slug(moderator, article)
    before = drafts.get_draft(moderator, slug)
    slip = _slip(moderator, article)
    assert "de de tijd" in before.body

    service.decide_correction(moderator, slip.id, accept=True)

    after = drafts.get_draft(moderator, slug)
    assert after.body == before.body.replace("de de tijd", "de tijd")
    assert "de de tijd" in db.session.get_one(SourceLine, (article, LINE)).raw
    service.decide_correction(moderator, slip.id, accept=True)  # twice is once
    assert drafts.get_draft(moderator, slug).draft_version == after.draft_version


def test_what_was_accepted_stays_when_the_article_is_read_again(moderator, article):
    slug = _slug(moderator, article)
    service.decide_correction(moderator, _slip(moderator, article).id, accept=True)
    service.tell_kinds(moderator, article, {13: Kind.CALLOUT})

    assert waiting.find_proposal(moderator, slug) is None
    body = drafts.get_draft(moderator, slug).body
    assert body.startswith("> ")
    assert "de de tijd" not in body

    newer = service.import_article(moderator, f"{ARTICLE}\n".encode(), filename="slapen.txt")
    assert "de de tijd" not in drafts.get_draft(moderator, slug).body
    assert _slip(moderator, newer.id).status == "accepted"


def test_what_was_rejected_is_remembered(moderator, article):
    slip = _slip(moderator, article)
    service.decide_correction(moderator, slip.id, accept=False)
    assert "de de tijd" in drafts.get_draft(moderator, _slug(moderator, article)).body
    with pytest.raises(Conflict):
        service.decide_correction(moderator, slip.id, accept=True)
    newer = service.import_article(moderator, f"{ARTICLE}\n".encode(), filename="slapen.txt")
    assert _slip(moderator, newer.id).status == "rejected"


def test_what_is_no_longer_there_is_told_and_stays_open(moderator, article):
    service.edit_sheet(moderator, _slug(moderator, article), SheetChange({"body": "Anders."}))
    slip = _slip(moderator, article)
    with pytest.raises(Conflict) as refused, db.session.begin_nested():
        service.decide_correction(moderator, slip.id, accept=True)
    assert refused.value.code == "not_there"
    assert _slip(moderator, article).status == "open"


def test_a_moderator_adds_one_and_it_stands_beside_the_draft(moderator, article):
    facts = {"line": 13, "found": "hun matras", "suggestion": "het matras"}
    made = service.suggest_correction(moderator, article, **facts)
    beside = waiting.corrections_of_sheet(moderator, _slug(moderator, article))
    assert made.id in [item.id for item in beside]
    with pytest.raises(Conflict):
        service.suggest_correction(moderator, article, **facts)
    for wrong in ({"line": 999}, {"found": "staat er niet"}, {"suggestion": "hun matras"}):
        with pytest.raises(Invalid) as refused:
            service.suggest_correction(moderator, article, **facts | wrong)
        assert list(refused.value.errors) == list(wrong)
