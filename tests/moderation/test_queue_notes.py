"""What the team notes beside what waits: for the team, for a while, and never for members."""

import pytest
from sqlalchemy import text

from forum.core.db import db
from forum.core.errors import Conflict, NotFound, Refused
from forum.jobs.erasing import empty_rooms
from forum.jobs.exporting import sections_of
from forum.leaving.modes import Mode
from forum.moderation.holding import service as holding
from forum.moderation.models import HeldPost
from forum.moderation.queue import service
from forum.moderation.queue.models import QueueNote
from forum.moderation.queue.noted import notes
from forum.moderation.queue.queries import get_item, items
from tests import make
from tests.moderation import queued
from tests.moderation.queued import number

BODY = "Ik belde de praktijk, geen gehoor."


@pytest.fixture
def ada(app):
    return make.viewer(make.moderator(username="Ada"))


def _note(viewer, name, body=BODY):
    return service.add_note(viewer, name, body=body)


def _bodies(viewer, name):
    return [note.body for note in notes(viewer, get_item(viewer, name))]


def test_the_team_reads_it_and_it_lies_sealed(ada):
    name, other = queued.held_post(), queued.held_post()
    _note(ada, name)
    bea = make.viewer(make.moderator())
    assert _bodies(bea, name) == [BODY]
    assert _bodies(bea, other) == []
    assert {item.name: item.notes for item in items(bea).items} == {name: 1, other: 0}
    assert BODY not in str(db.session.execute(text("SELECT * FROM queue_notes")).all())


def test_members_and_who_it_is_about_write_none(ada):
    writer = make.member()
    name = queued.held_post(writer)
    with pytest.raises(Refused):
        _note(make.viewer(make.member()), name)
    writer.role = "moderator"
    with pytest.raises(Refused):
        _note(make.viewer(writer), name)


def test_only_who_wrote_it_takes_it_back(ada):
    name = queued.held_post()
    note_id = _note(ada, name)
    with pytest.raises(Refused):
        service.remove_note(make.viewer(make.moderator()), note_id)
    service.remove_note(ada, note_id)
    with pytest.raises(NotFound):
        service.remove_note(ada, note_id)
    assert _bodies(ada, name) == []


def test_there_is_an_end_to_notes(ada):
    name = queued.held_post()
    for _one in range(service.MOST_NOTES):
        _note(ada, name)
    with pytest.raises(Conflict):
        _note(ada, name)


def test_a_number_that_comes_back_brings_no_notes(ada, time):
    name = queued.held_post()
    _note(ada, name)
    waits = db.session.get_one(HeldPost, number(name))
    time.pass_time(minutes=1)
    waits.held_at = time.at
    db.session.flush()
    assert _bodies(ada, name) == []


def test_they_go_with_who_wrote_them_who_they_are_about_and_who_they_name(ada):
    wilma, expert = make.member(username="Wilma"), make.expert()
    post, application = queued.held_post(expert), queued.application()
    _note(ada, post)
    _note(ada, application, "Vraag het Wilma nog eens.")
    kept = _note(ada, application, "Wilmaatje is een ander.")
    empty_rooms(expert.id, Mode.ANONYMISE)
    empty_rooms(wilma.id, Mode.ANONYMISE)
    assert [note.id for note in db.session.query(QueueNote)] == [kept]
    empty_rooms(ada.id, Mode.ANONYMISE)
    assert db.session.query(QueueNote).count() == 0


def test_a_copy_has_only_what_one_noted_oneself(ada):
    writer = make.expert()
    _note(ada, queued.held_post(writer))
    assert BODY in _copy(ada.id)
    assert BODY not in _copy(writer.id)


def _copy(member_id):
    db.session.commit()
    return str([list(section.rows()) for section in sections_of(member_id)])


def test_what_is_refused_in_words_of_the_list_reads_so(ada):
    writer = make.expert()
    name = queued.held_post(writer)
    holding.refuse(ada, number(name), canned="dubbel", reason="je antwoord van gisteren.")
    answer = db.session.get_one(HeldPost, number(name)).answer
    assert answer == "Samengevoegd met je antwoord van gisteren."
