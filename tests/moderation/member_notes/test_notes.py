"""Moderators note something about a member, who never sees it here and gets it in their copy."""

import pytest
from sqlalchemy import select

from forum.accounts.viewer import GUEST
from forum.core.db import db, transaction
from forum.core.errors import Conflict, LoginRequired, NotFound, Refused
from forum.jobs.erasing import empty_rooms
from forum.leaving.modes import Mode
from forum.moderation import queries as log
from forum.moderation.acts import Act
from forum.moderation.audit.verifying import verify
from forum.moderation.exporting import export
from forum.moderation.member_notes import queries, service
from forum.moderation.models import MemberNote
from tests import make

pytestmark = pytest.mark.usefixtures("app")
BODY = "Sprak af om het rustig aan te doen."


@pytest.fixture
def keeper():
    return make.moderator()


def _add(keeper, member, body=BODY):
    with transaction():
        return service.add_note(make.viewer(keeper), member.username, body=body)


def _section(member, name):
    (found,) = [one for one in export(member.id) if one.name == name]
    return list(found.rows())


def test_other_moderators_read_it_with_who_wrote_it_and_until_when(keeper):
    member = make.member()
    _add(keeper, member)
    (note,) = queries.notes_about(make.viewer(make.admin()), member.username).items
    assert (note.body, note.writer, note.about) == (BODY, keeper.username, member.username)
    assert (note.gone_at - note.written_at).days == 365


def test_the_log_tells_that_and_never_about_whom(keeper):
    member = make.member()
    note_id = _add(keeper, member)
    with transaction():
        service.remove_note(make.viewer(keeper), note_id)
    lines = log.log(make.viewer(keeper)).items
    assert [line.act for line in lines] == [Act.REMOVE_MEMBER_NOTE, Act.ADD_MEMBER_NOTE]
    assert {line.about for line in lines} == {f"Notitie {note_id}"}
    assert member.username not in repr(lines)
    assert verify().broken is None
    assert db.session.query(MemberNote).count() == 0


def test_it_stands_sealed(keeper):
    _add(keeper, make.member())
    raw = db.session.connection().exec_driver_sql("select body from member_notes").scalar()
    assert "rustig" not in raw


def test_nobody_notes_about_themselves_a_colleague_or_upward(keeper):
    other, boss = make.moderator(), make.admin()
    db.session.commit()
    for about in (keeper, other, boss):
        with pytest.raises(Refused):
            _add(keeper, about)
        with pytest.raises(Refused):
            queries.notes_about(make.viewer(keeper), about.username)
    _add(boss, keeper)
    assert queries.notes_about(make.viewer(boss), keeper.username).items


def test_a_note_about_a_moderator_is_not_for_moderators(keeper):
    note_id = _add(make.admin(), keeper)
    assert queries.get_note(make.viewer(make.admin()), note_id).body == BODY
    with pytest.raises(NotFound):
        service.remove_note(make.viewer(make.moderator()), note_id)
    with pytest.raises(NotFound):
        queries.get_note(make.viewer(keeper), note_id)


def test_members_and_guests_neither_read_nor_write(keeper):
    member = make.member()
    _add(keeper, member)
    for viewer, refused in ((make.viewer(member), Refused), (GUEST, LoginRequired)):
        with pytest.raises(refused):
            queries.notes_about(viewer, member.username)
        with pytest.raises(refused):
            service.add_note(viewer, member.username, body=BODY)


def test_the_member_gets_it_in_their_copy_without_who_wrote_it(keeper):
    member = make.member()
    _add(keeper, member)
    (row,) = _section(member, "member_notes")
    assert row["body"] == BODY
    assert {name for name in row if not name.startswith("_")} == {"body", "written_at"}
    assert _section(keeper, "member_notes") == []
    (written,) = _section(keeper, "written_member_notes")
    assert {name for name in written if not name.startswith("_")} == {"written_at"}


def test_it_goes_with_the_member_and_stays_when_its_writer_goes(keeper):
    member, other = make.member(), make.member()
    _add(keeper, member)
    _add(keeper, other)
    with transaction():
        empty_rooms(member.id, Mode.ANONYMISE)
        empty_rooms(keeper.id, Mode.EVERYTHING)
    assert db.session.scalars(select(MemberNote.member_id)).all() == [other.id]
    (note,) = queries.notes_about(make.viewer(make.moderator()), other.username).items
    assert note.writer.startswith("Verwijderd lid")


def test_there_are_never_too_many(keeper, monkeypatch):
    monkeypatch.setattr(service, "MOST", 2)
    member = make.member()
    for _time in range(2):
        _add(keeper, member)
    with pytest.raises(Conflict):
        _add(keeper, member)


def test_the_page_keeps_what_was_typed(visitor, keeper):
    member = make.member()
    place = f"/moderation/members/{member.username}/notes"
    visitor.log_in(keeper)
    wrong = visitor.submit(place, body="xq")
    assert (wrong.status_code, ">\nxq</textarea>" in wrong.text) == (422, True)
    assert 'id="body-error"' in wrong.text
    long = visitor.submit(place, body="x" * 2001)
    assert long.status_code == 422
    right = visitor.submit(place, body=f"<b>{BODY}")
    assert (right.status_code, right.location) == (303, place)
    assert f"&lt;b&gt;{BODY}" in visitor.get(place).text
    assert place in visitor.get(f"/members/{member.username}").text
    assert visitor.get("/moderation/members/Niemand/notes").status_code == 404


def test_a_page_of_notes_asks_the_database_no_more_than_one_note(visitor, keeper, count_queries):
    one, many = make.member(), make.member()
    _add(keeper, one)
    for _time in range(15):
        _add(keeper, many)
    visitor.log_in(keeper)
    counted = []
    visitor.get(f"/moderation/members/{one.username}/notes")
    for member in (one, many):
        with count_queries() as seen:
            visitor.get(f"/moderation/members/{member.username}/notes")
        counted.append(len(seen))
    assert counted[0] == counted[1]


def test_a_program_may_too(visitor, keeper):
    member = make.member()
    place = f"/api/v1/moderation/members/{member.username}/notes"
    visitor.bearer(make.token(keeper))
    made = visitor.post(place, json={"body": BODY})
    assert (made.status_code, made.json["writer"]) == (201, keeper.username)
    assert [one["body"] for one in visitor.get(place).json["items"]] == [BODY]
    gone = f"/api/v1/moderation/member-notes/{made.json['id']}"
    assert visitor.delete(gone).status_code == 204
    assert visitor.delete(gone).status_code == 404
