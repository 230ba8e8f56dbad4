"""Keeping what one is still writing, and throwing it away."""

import pytest
from sqlalchemy import func, select

from forum.core import clock
from forum.core.db import db
from forum.core.errors import ForumError, Invalid, NotFound, Stale
from forum.drafts import queries, service
from forum.drafts.models import Draft
from forum.drafts.schemas import LONGEST_BODY, OwnDraftInput
from forum.drafts.views import POLL_OPTIONS
from forum.threads.schemas import LONGEST_POST
from tests import make
from tests.drafts.kept import draft
from tests.leaving import remains

pytestmark = pytest.mark.usefixtures("app")

KEYS = ["new", "thread:1", "edit:9223372036854775807", "message:12", "messages:new"]
NO_KEYS = [
    "", "New", "thread", "thread:", "thread:0", "thread:01", "thread:-1", "thread:1 ", "thread:1\n",
    "thread:٣", "thread:9223372036854775808", "messages:12", "new:1", "edit:1:2", "draft:1",
]  # fmt: skip


def _texts(member) -> list[str]:
    return [found.body for found in queries.drafts(make.viewer(member))]


@pytest.mark.parametrize("key", KEYS)
def test_a_draft_is_found_again_at_its_place_with_all_that_was_typed(key, time):
    member = make.member()
    fields = {"body": "Ik loop\n\nelke dag", "title": "Wandelen", "pseudonym": "1"}

    kept = service.save(make.viewer(member), key, fields=fields)

    assert queries.get_draft(make.viewer(member), key) == kept
    assert (kept.fields, kept.saved_at) == (fields, time.at)


@pytest.mark.parametrize("key", NO_KEYS)
def test_what_is_no_place_has_no_draft(key):
    viewer = make.viewer(make.member())
    acts = [
        lambda: service.save(viewer, key, fields={"body": "Hoi"}),
        lambda: service.discard(viewer, key),
        lambda: queries.get_draft(viewer, key),
    ]
    for act in acts:
        with pytest.raises(NotFound):
            act()


@pytest.mark.parametrize("box", POLL_OPTIONS)
def test_an_answer_of_a_poll_is_kept_whichever_box_it_was_typed_in(box):
    member = make.member()
    draft(member, body="", **{box: "Lopen"})
    assert queries.get_draft(make.viewer(member), "new").fields[box] == "Lopen"


def test_each_saving_is_a_version_further():
    member = make.member()
    versions = [draft(member, body=f"Versie {number}").version for number in range(3)]
    assert versions == [versions[0], versions[0] + 1, versions[0] + 2]
    assert _texts(member) == ["Versie 2"]


def test_over_what_another_window_saved_is_refused_with_its_text():
    member = make.member()
    viewer, first = make.viewer(member), draft(member)
    draft(member, body="Uit het andere venster", title="Daar")

    with pytest.raises(Stale) as raised:
        service.save(viewer, "new", fields={"body": "Van hier"}, version=first.version)

    assert raised.value.errors == {"body": ["Uit het andere venster"], "title": ["Daar"]}
    assert _texts(member) == ["Uit het andere venster"]


def test_who_saw_no_draft_does_not_write_over_one():
    member = make.member()
    draft(member, body="Uit het andere venster")
    with pytest.raises(Stale):
        service.save(make.viewer(member), "new", fields={"body": "Hier"}, version=service.NONE_YET)
    assert _texts(member) == ["Uit het andere venster"]


def test_a_saving_of_which_the_answer_was_lost_can_be_sent_again():
    member = make.member()
    fields = {"body": "Nog niet af"}
    once = service.save(make.viewer(member), "new", fields=fields, version=service.NONE_YET)
    again = service.save(make.viewer(member), "new", fields=fields, version=service.NONE_YET)
    assert again == once


def test_a_draft_that_came_after_one_that_is_gone_is_not_taken_for_it(time):
    member = make.member()
    viewer, old = make.viewer(member), draft(member)
    service.discard(viewer, "new")
    time.pass_time(seconds=1)
    draft(member, body="Een nieuw begin")

    with pytest.raises(Stale):
        service.save(viewer, "new", fields={"body": "Van toen"}, version=old.version)


def test_where_the_draft_is_gone_there_is_nothing_to_go_on_from():
    member = make.member()
    viewer, old = make.viewer(member), draft(member)
    service.discard(viewer, "new")
    with pytest.raises(Stale) as raised:
        service.save(viewer, "new", fields={"body": "Van toen"}, version=old.version)
    assert raised.value.errors == {}


def test_discarding_twice_is_discarded():
    member = make.member()
    viewer, kept = make.viewer(member), draft(member)
    for _time in range(2):
        service.discard(viewer, "new", version=kept.version)
    assert _texts(member) == []


def test_what_changed_meanwhile_is_not_discarded():
    member = make.member()
    viewer, old = make.viewer(member), draft(member)
    draft(member, body="Meer")
    with pytest.raises(Stale):
        service.discard(viewer, "new", version=old.version)
    assert _texts(member) == ["Meer"]


@pytest.mark.parametrize("fields", [{}, {"body": " \n "}, {"kind": "recovery", "body": ""}])
def test_nothing_written_is_no_draft(fields):
    with pytest.raises(Invalid):
        service.save(make.viewer(make.member()), "new", fields=fields)


def test_nothing_is_kept_for_who_was_just_erased():
    member = make.member()
    viewer = make.viewer(member)
    member.erased_at = clock.now()
    with pytest.raises(ForumError):
        service.save(viewer, "new", fields={"body": "Hoi"})
    assert db.session.scalar(select(func.count(Draft.key))) == 0


def test_no_word_of_a_draft_stands_in_the_database():
    member = make.member()
    draft(member, body="Geheimwoordlijf en nog wat", title="Geheimtitel", to="Geheimadres")
    assert remains.found(["Geheimwoordlijf", "Geheimtitel", "Geheimadres"]) == []
    assert _texts(member) == ["Geheimwoordlijf en nog wat"]


def test_a_draft_may_be_as_long_as_a_message():
    assert LONGEST_BODY == LONGEST_POST
    texts = {name: "x" * 10_000_000 for name in OwnDraftInput().fields}
    complaints = OwnDraftInput().validate(texts)
    assert complaints.keys() == texts.keys()
    assert str(complaints["body"][0]) == "Gebruik hoogstens 20.000 tekens."


def test_all_of_a_draft_together_is_not_much_longer():
    rules = [field.validators[0].max for field in OwnDraftInput().fields.values()]
    assert sum(rules) <= 25_000
