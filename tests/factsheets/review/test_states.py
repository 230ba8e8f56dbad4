"""From draft to readers and back: who may, what readers see, and what is kept."""

from datetime import timedelta

import pytest

from forum.accounts.viewer import GUEST
from forum.core.db import transaction
from forum.core.errors import Conflict, ForumError, Invalid, NotFound, Stale
from forum.factsheets import drafts, queries, service
from forum.factsheets.review import queries as reviewing
from forum.factsheets.service import SheetChange
from forum.factsheets.states import State
from forum.factsheets.talk.pins import pinned_above
from forum.search.suggesting import suggestions
from forum.threads.queries import get_thread
from tests import make

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def editor():
    return make.viewer(make.moderator())


@pytest.fixture
def expert():
    return make.viewer(make.expert())


@pytest.fixture
def sheet(editor):
    return make.sheet(make.moderator(), title="Slapen met rugpijn", body="Eerst.").slug


def _signed(slug, number):
    return reviewing.ask_signed(GUEST, slug, number).ask()


def test_a_draft_goes_up_for_review_and_may_come_back(editor, expert):
    slug = make.sheet(make.moderator(), published=False).slug
    with pytest.raises(NotFound):
        reviewing.get_draft_in_review(expert, slug)
    service.submit(editor, slug)
    assert drafts.get_draft(editor, slug).status == "in_review"
    assert [line.slug for line in queries.sheets_in_review(expert)] == [slug]
    assert queries.sheets_in_review(make.viewer(make.member())) == []
    with pytest.raises(Conflict):
        service.submit(editor, slug)
    service.send_back(editor, slug, reason="De bron ontbreekt")
    with pytest.raises(NotFound):
        reviewing.get_draft_in_review(expert, slug)


def test_what_was_signed_as_a_draft_is_signed_as_published(editor, expert):
    slug = make.sheet(make.moderator(), published=False).slug
    service.submit(editor, slug)
    for _twice in range(2):
        service.sign(expert, slug)
    service.publish(editor, slug, reason="Klaar")
    (signed,) = _signed(slug, 1)
    assert (signed.name, signed.profession) == (expert.name, expert.expert.profession)
    assert queries.get_sheet(GUEST, slug).medically_reviewed


def test_a_signature_does_not_come_along_to_another_text(editor, expert):
    slug = make.sheet(make.moderator(), published=False).slug
    service.submit(editor, slug)
    service.sign(expert, slug)
    service.edit_sheet(editor, slug, SheetChange({"body": "Later."}))
    service.publish(editor, slug, reason="Klaar")
    assert not queries.get_sheet(GUEST, slug).medically_reviewed


def test_an_expert_who_read_another_text_does_not_sign_this_one(expert, editor, sheet):
    service.publish(editor, sheet, reason="Nog eens")
    for act in (service.sign, service.confirm):
        with pytest.raises(Stale):
            act(expert, sheet, version=1)
    assert _signed(sheet, 2) == []


def test_still_right_is_the_same_text_as_a_new_version(expert, editor, sheet, time):
    service.edit_sheet(editor, sheet, SheetChange({"body": "Nog niet voor lezers."}))
    before = queries.get_sheet(GUEST, sheet)
    time.pass_time(days=360)

    for _twice in range(2):
        service.confirm(expert, sheet, version=1)

    after = queries.get_sheet(GUEST, sheet)
    assert (after.version, after.html, after.claims) == (2, before.html, before.claims)
    assert after.review_due > before.review_due + timedelta(days=300)
    assert [one.mine for one in reviewing.ask_signed(expert, sheet, 2).ask()] == [True]
    assert drafts.get_draft(editor, sheet).body == "Nog niet voor lezers."


def test_a_name_can_be_taken_away_again(expert, sheet):
    service.sign(expert, sheet)
    service.unsign(expert, sheet)
    assert not queries.get_sheet(GUEST, sheet).medically_reviewed
    with pytest.raises(NotFound):
        service.unsign(expert, sheet)


def test_past_its_day_a_sheet_is_due(sheet, time):
    assert queries.get_sheet(GUEST, sheet).status == "published"
    assert queries.due_sheets(GUEST) == []
    time.pass_time(days=340)
    assert [line.status for line in queries.due_sheets(GUEST)] == ["published"]
    time.pass_time(days=40)
    assert queries.get_sheet(GUEST, sheet).status == "due"
    page = queries.page_of_sheets(GUEST, status="due", after=None, limit=5)
    assert [line.slug for line in page.items] == [sheet]


def test_what_is_withdrawn_stands_nowhere_and_says_why(editor, sheet):
    thread = make.thread()
    service.pin_to_thread(editor, thread.thread_id, sheet)
    service.withdraw(editor, sheet, reason="De bron is ingetrokken")
    with pytest.raises(ForumError) as raised:
        queries.get_sheet(GUEST, sheet)
    assert raised.value.status == 410
    assert "De bron is ingetrokken" in str(raised.value.detail)
    assert queries.published_sheets(GUEST) == []
    assert pinned_above(GUEST, get_thread(GUEST, thread.thread_id)) == []
    assert suggestions(GUEST, "Slapen met rugpijn").factsheets == []
    with pytest.raises(Conflict):
        service.withdraw(editor, sheet, reason="Nog eens")

    service.publish(editor, sheet, reason="Herschreven")
    assert queries.get_sheet(GUEST, sheet).version == 2


@pytest.mark.parametrize(("name", "is_kept"), [("", True), ("Ada", True), ("Bob", False), ("?", 0)])
def test_somebody_keeps_the_sheet(editor, sheet, name, is_kept):
    make.expert(username="Ada")
    make.member(username="Bob")
    change = SheetChange(owner=name)
    if is_kept:
        assert service.edit_sheet(editor, sheet, change).owner == (name or None)
        return
    with pytest.raises(Invalid) as raised:
        service.edit_sheet(editor, sheet, change)
    assert list(raised.value.errors) == ["owner"]


def test_two_who_publish_and_confirm_at_once_make_versions_in_a_row(open_site, run_parallel):
    moderator, expert = make.moderator(), make.expert()
    slug = make.sheet(moderator).slug

    def confirm() -> None:
        with transaction():
            service.confirm(make.viewer(expert), slug)

    def publish() -> None:
        with transaction():
            service.publish(make.viewer(moderator), slug, reason="Nog eens")

    acts = [publish, confirm, confirm]
    assert [error for error in run_parallel(acts) if isinstance(error, Exception)] == []
    numbers = [line.number for line in queries.versions(GUEST, slug)]
    assert numbers == list(range(len(numbers), 0, -1))
    assert len(numbers) in (3, 4)


def test_who_signed_the_same_words_stays_when_another_confirms_them(expert, sheet):
    service.sign(expert, sheet)
    other = make.viewer(make.expert())
    service.confirm(other, sheet)
    assert {one.name for one in _signed(sheet, 2)} == {expert.name, other.name}


def test_the_title_of_what_is_withdrawn_is_the_one_that_readers_knew(editor, sheet):
    service.edit_sheet(editor, sheet, SheetChange({"title": "Nog geheim"}))
    service.withdraw(editor, sheet, reason="Niet meer juist")
    with pytest.raises(ForumError) as raised:
        queries.get_sheet(GUEST, sheet)
    assert "Slapen met rugpijn" in str(raised.value.detail)


@pytest.mark.parametrize("steps", [[], ["submit"], ["publish"], ["publish", "withdraw"]])
def test_lists_by_state_say_what_each_sheet_says(editor, steps):
    slug = make.sheet(make.moderator(), published=False).slug
    for step in steps:
        act = getattr(service, step)
        act(editor, slug, reason="Omdat het kan")
    status = drafts.get_draft(editor, slug).status
    for state in State:
        page = queries.page_of_sheets(editor, status=state, after=None, limit=5)
        assert [line.slug for line in page.items] == ([slug] if state == status else [])
