"""What members write for themselves alone: the writer reads what it may be a sign of, and nobody
else hears of it."""

import pytest

from forum.alarms import rules
from forum.core.days import this_day
from forum.core.db import db
from forum.core.errors import Refused
from forum.core.outbox import OutboxEvent
from forum.moderation.signals.models import Signal
from forum.posting.diary import add_activity, import_diary
from forum.posting.notes import keep_post
from forum.recovery import queries
from forum.recovery.files.reading import read_lines
from tests import make
from tests.posting.reading import shown, token_in
from tests.posting.test_warning import NUMB
from tests.recovery import keeping
from tests.recovery.csv_files import lines

TEXT = "Sinds gisteren een doof gevoel."
CRY = "Ik wil niet meer leven."


@pytest.fixture(autouse=True)
def numb(app, monkeypatch):
    monkeypatch.setattr(rules, "RULES", (NUMB,))


@pytest.fixture
def keeper(app):
    return keeping.keeper()


def places(keeper) -> dict[str, dict[str, str]]:
    """The forms, each with a text in it that is for who writes it."""
    post = make.thread()
    keep_post(make.viewer(keeper), post.id)
    day = this_day().isoformat()
    return {
        f"/p/{post.id}/bookmark": {"note": TEXT},
        "/recovery/activities": {"name": TEXT},
        "/recovery/check-in": {"day": day, "version": "0", "note": TEXT},
    }


def test_the_page_keeps_what_was_typed_and_says_that_nobody_reads_along(visitor, keeper):
    visitor.log_in(keeper)
    for path, typed in places(keeper).items():
        page = visitor.submit(path, **typed)
        main = page.text.split("<main")[1]
        assert (page.status_code, TEXT in main) == (409, True)
        assert "mee. Alleen jij ziet dit bericht." in main
        assert "Je bericht bevat" not in main and "Toch bewaren" in main
        read = {"alarm_ack": token_in(page), "alarm_from": path}
        assert f'action="{path}"' in visitor.submit("/calling", **typed, **read).text
        assert visitor.submit(path, **typed, **read).status_code == 303
    assert db.session.query(Signal).count() == 0


def test_a_program_gets_the_signs_and_a_token(visitor, keeper):
    post, program = make.thread(), visitor.bearer(make.token(keeper))
    calls = {
        f"/api/v1/posts/{post.id}/bookmark": (program.put, {"note": TEXT}),
        "/api/v1/recovery/activities": (program.post, {"name": TEXT}),
    }
    for path, (call, sent) in calls.items():
        answer = call(path, json=sent)
        assert (answer.status_code, answer.json["code"]) == (409, "red_flags")
        read = {"Alarm-Ack": answer.json["ack_token"]}
        assert call(path, json=sent, headers=read).status_code in (200, 201)


def test_what_stands_there_already_is_not_asked_again(keeper):
    viewer, post = make.viewer(keeper), make.thread()
    ack = shown(lambda: keep_post(viewer, post.id, note=TEXT))
    keep_post(viewer, post.id, note=TEXT, acknowledged=ack)
    keep_post(viewer, post.id, note=TEXT)
    keep_post(viewer, post.id)
    ack = shown(lambda: add_activity(viewer, name=TEXT))
    number = add_activity(viewer, name=TEXT, acknowledged=ack)
    assert add_activity(viewer, name=TEXT) == number


def test_a_name_that_is_new_in_a_check_in_is_looked_at_too(visitor, keeper):
    program = visitor.bearer(make.token(keeper))
    path = f"/api/v1/recovery/entries/{this_day().isoformat()}"
    sent = {"activities": [{"name": TEXT, "score": 3}]}
    answer = program.put(path, json=sent)
    assert answer.status_code == 409
    read = {"Alarm-Ack": answer.json["ack_token"]}
    assert program.put(path, json=sent, headers=read).status_code == 201
    again = program.put(path, json=sent, headers={"If-Match": '"1"'})
    assert again.status_code == 200
    assert [one.name for one in queries.activities(make.viewer(keeper)).values()] == [TEXT]


def test_so_is_one_that_is_new_in_a_file(keeper):
    viewer, file = make.viewer(keeper), read_lines(lines(f"2025-03-01,3,{TEXT},4,,"))
    ack = shown(lambda: import_diary(viewer, file))
    assert import_diary(viewer, file, acknowledged=ack).kept == 1
    assert import_diary(viewer, read_lines(lines(f"2025-03-02,3,{TEXT},5,,"))).kept == 1


def test_a_cry_for_help_is_kept_and_met_with_the_numbers_for_its_writer_alone(visitor, keeper):
    visitor.log_in(keeper)
    for path, typed in places(keeper).items():
        said = {name: CRY if text == TEXT else text for name, text in typed.items()}
        sent = visitor.submit(path, **said)
        assert sent.status_code == 303
        assert "Bel gratis 113" in visitor.get(sent.location).text
    assert db.session.query(Signal).count() == 0
    assert db.session.query(OutboxEvent).filter_by(name="CrisisNoted").count() == 0


def test_who_keeps_no_diary_learns_nothing_new(app):
    with pytest.raises(Refused):
        add_activity(make.viewer(make.member()), name=TEXT)
