import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound, Refused, Stale
from forum.factsheets import drafts, queries, service
from forum.factsheets.models import Claim, SheetVersion
from forum.factsheets.service import SheetChange
from forum.factsheets.talk import pins
from forum.threads.kinds import Visibility
from forum.threads.queries import get_thread
from tests import make

pytestmark = pytest.mark.usefixtures("app")

URGENT = "Een doof gevoel in het rijbroekgebied is een reden om te bellen."


@pytest.fixture
def moderator():
    return make.moderator()


def test_a_draft_exists_for_curators_only(moderator):
    draft = make.sheet(moderator, published=False)
    with pytest.raises(NotFound):
        queries.get_sheet(make.viewer(moderator), draft.slug)
    with pytest.raises(Refused):
        drafts.get_draft(make.viewer(make.member()), draft.slug)
    assert drafts.get_draft(make.viewer(moderator), draft.slug).status == "draft"


def test_readers_see_what_was_published_until_it_is_published_again(moderator):
    sheet = make.sheet(moderator, body="Eerst.")
    editor = make.viewer(moderator)
    service.edit_sheet(editor, sheet.slug, SheetChange({"body": "Later."}))
    assert "Eerst." in queries.get_sheet(GUEST, sheet.slug).html

    service.publish(editor, sheet.slug, reason="Duidelijker")

    assert "Later." in queries.get_sheet(GUEST, sheet.slug).html
    assert "Eerst." in queries.get_sheet(GUEST, sheet.slug, number=1).html
    assert [line.reason for line in queries.versions(GUEST, sheet.slug)][0] == "Duidelijker"


@pytest.mark.parametrize("field", ["title", "summary", "body"])
def test_what_names_an_urgent_sign_is_not_published_without_the_block(moderator, field):
    sheet = make.sheet(moderator, published=False, **{field: URGENT})
    with pytest.raises(Conflict) as raised:
        service.publish(make.viewer(moderator), sheet.slug, reason="Klaar")
    assert (raised.value.code, list(raised.value.errors)) == ("call_now_required", ["call_now"])
    assert db.session.query(SheetVersion).count() == 0

    service.edit_sheet(make.viewer(moderator), sheet.slug, SheetChange({"call_now": True}))
    service.publish(make.viewer(moderator), sheet.slug, reason="Klaar")
    assert queries.get_sheet(GUEST, sheet.slug).call_now


def test_a_claim_that_names_an_urgent_sign_counts_too(moderator):
    sheet = make.sheet(moderator, published=False)
    change = SheetChange(claims="Krachtsverlies in een been is een alarmsignaal.")
    service.edit_sheet(make.viewer(moderator), sheet.slug, change)
    with pytest.raises(Conflict):
        service.publish(make.viewer(moderator), sheet.slug, reason="Klaar")


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"summary": ""}, "summary"),
        ({"body": ""}, "body"),
        ({"body": "= Een antwoord zonder vraag."}, "body"),
        ({"body": "Een bewering met een bron die er niet is [3]."}, "references"),
    ],
)
def test_what_is_not_ready_is_told_by_field(moderator, columns, field):
    sheet = make.sheet(moderator, published=False, **columns)
    with pytest.raises(Invalid) as raised:
        service.publish(make.viewer(moderator), sheet.slug, reason="Klaar")
    assert list(raised.value.errors) == [field]


def test_claims_keep_their_keys_while_their_words_stay(moderator):
    sheet, editor = make.sheet(moderator, published=False), make.viewer(moderator)
    service.edit_sheet(editor, sheet.slug, SheetChange(claims="Een.\nTwee.\nDrie."))
    before = {c.text: c.key for c in db.session.query(Claim).filter_by(sheet_id=sheet.id)}

    service.edit_sheet(editor, sheet.slug, SheetChange(claims="Drie.\nEen, anders.\nTwee."))

    after = {c.text: c.key for c in db.session.query(Claim).filter_by(sheet_id=sheet.id)}
    assert after["Drie."] == before["Drie."]
    assert after["Twee."] == before["Twee."]
    assert after["Een, anders."] not in before.values()


def test_two_curators_do_not_overwrite_each_other(moderator):
    sheet, editor = make.sheet(moderator, published=False), make.viewer(moderator)
    service.edit_sheet(editor, sheet.slug, SheetChange({"summary": "Nieuw."}), version=1)
    with pytest.raises(Stale):
        service.edit_sheet(editor, sheet.slug, SheetChange({"summary": "Oud."}), version=1)
    assert drafts.get_draft(editor, sheet.slug).summary == "Nieuw."


def test_a_pin_stands_above_its_thread_with_its_why_and_once(moderator):
    sheet, first, editor = make.sheet(moderator), make.thread(), make.viewer(moderator)

    assert service.pin_to_thread(editor, first.thread_id, sheet.slug, why="Omdat")
    assert not service.pin_to_thread(editor, first.thread_id, sheet.slug, why="Daarom")

    (pin,) = pins.pinned_above(GUEST, get_thread(GUEST, first.thread_id))
    assert (pin.slug, pin.why, pin.by_category) == (sheet.slug, "Daarom", False)
    service.unpin_from_thread(editor, first.thread_id, sheet.slug)
    assert pins.pinned_above(GUEST, get_thread(GUEST, first.thread_id)) == []
    with pytest.raises(NotFound):
        service.unpin_from_thread(editor, first.thread_id, sheet.slug)


def test_a_category_s_pin_stands_above_all_its_threads_and_never_twice(moderator):
    sheet, place, editor = make.sheet(moderator), make.category(), make.viewer(moderator)
    first = make.thread(place=place)
    service.pin_to_category(editor, place.slug, sheet.slug, why="Voor allen")
    assert [p.why for p in pins.pinned_above(GUEST, get_thread(GUEST, first.thread_id))] == [
        "Voor allen"
    ]

    service.pin_to_thread(editor, first.thread_id, sheet.slug, why="Voor jou")

    assert [p.why for p in pins.pinned_above(GUEST, get_thread(GUEST, first.thread_id))] == [
        "Voor jou"
    ]


def test_where_a_sheet_is_pinned_names_only_what_the_reader_may_see(moderator):
    sheet, editor = make.sheet(moderator), make.viewer(moderator)
    hidden = make.thread(visibility=Visibility.MEMBERS)
    service.pin_to_thread(editor, hidden.thread_id, sheet.slug)
    assert pins.ask_where_pinned(GUEST, sheet.slug).ask() == []
    assert len(pins.ask_where_pinned(make.viewer(make.member()), sheet.slug).ask()) == 1


def test_a_draft_cannot_be_pinned(moderator):
    draft = make.sheet(moderator, published=False)
    with pytest.raises(NotFound):
        service.pin_to_thread(make.viewer(moderator), make.thread().thread_id, draft.slug)


def test_publishing_what_somebody_else_changed_meanwhile_is_stale(moderator):
    sheet, editor = make.sheet(moderator), make.viewer(moderator)
    service.edit_sheet(editor, sheet.slug, SheetChange({"summary": "Anders."}))
    with pytest.raises(Stale):
        service.publish(editor, sheet.slug, reason="Nagelezen", version=1)
    assert queries.get_sheet(GUEST, sheet.slug).version == 1


def test_more_than_anyone_can_read_is_not_published(moderator):
    sheet, editor = make.sheet(moderator, published=False), make.viewer(moderator)
    service.edit_sheet(editor, sheet.slug, SheetChange(claims="Een bewering.\n" * 101))
    with pytest.raises(Invalid) as raised:
        service.publish(editor, sheet.slug, reason="Klaar")
    assert list(raised.value.errors) == ["claims"]
