"""Saying that one goes: what happens at once, what is told, and the way back."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from forum.accounts.models import Member
from forum.categories.models import Category
from forum.core import clock
from forum.core.db import db, transaction
from forum.leaving.models import Leaving
from forum.leaving.modes import Mode
from forum.leaving.service.going import leave, stay
from forum.threads import service as threads
from forum.threads.models import Thread
from tests import make

PAGE = "/settings/leaving"
WEEK = timedelta(days=7)


@pytest.fixture
def wilma(app) -> Member:
    return make.member(username="Wilma", email="wilma@example.org", password=make.PASSWORD)


def _ask(visitor, mode: str, password: str = make.PASSWORD):
    return visitor.submit(PAGE, mode=mode, password=password)


def _leavings() -> list[tuple]:
    rows = db.session.execute(select(Leaving.mode, Leaving.asked_at, Leaving.due_at))
    return [tuple(row) for row in rows]


def _threads() -> int:
    return db.session.scalar(select(func.sum(Category.thread_count)))


def test_pausing_hides_at_once_without_an_end(visitor, wilma):
    first = make.thread(wilma)
    assert _ask(visitor.log_in(wilma), "pause").status_code == 303

    assert wilma.paused_at == clock.now()
    assert db.session.get(Thread, first.thread_id).paused_at == clock.now()
    assert (_leavings(), _threads()) == ([], 0)


def test_going_anonymously_hides_nothing_yet(visitor, wilma):
    make.thread(wilma)
    _ask(visitor.log_in(wilma), "anonymise")

    assert _leavings() == [("anonymise", clock.now(), clock.now() + WEEK)]
    assert (wilma.paused_at, _threads()) == (None, 1)


def test_going_with_everything_hides_at_once(visitor, wilma):
    make.thread(wilma)
    _ask(visitor.log_in(wilma), "everything")

    assert _leavings() == [("everything", clock.now(), clock.now() + WEEK)]
    assert (wilma.paused_at, _threads()) == (clock.now(), 0)


@pytest.mark.parametrize("mode", Mode)
def test_coming_back_makes_all_as_it_was(visitor, wilma, mode):
    make.thread(wilma)
    _ask(visitor.log_in(wilma), mode)
    assert visitor.submit(f"{PAGE}/back").status_code == 303
    visitor.submit(f"{PAGE}/back")

    assert (_leavings(), wilma.paused_at, _threads()) == ([], None, 1)
    assert visitor.post("/settings/leaving/back").status_code == 400


def test_a_thread_deleted_while_paused_is_counted_off_once(app, wilma):
    first, other = make.thread(wilma), make.thread(wilma)
    viewer = make.viewer(wilma)
    threads.delete_post(viewer, other.id)
    leave(viewer, Mode.PAUSE)
    leave(viewer, Mode.PAUSE)
    assert _threads() == 0
    stay(viewer)
    assert _threads() == 1
    assert db.session.get(Thread, first.thread_id).paused_at is None


def test_the_same_choice_again_does_not_move_the_day(visitor, wilma, time):
    _ask(visitor.log_in(wilma), "everything")
    before = _leavings()
    time.pass_time(days=3)
    _ask(visitor, "everything")
    assert _leavings() == before


def test_another_choice_takes_the_place_of_the_first(visitor, wilma, time):
    visitor.log_in(wilma)
    for mode in ("everything", "anonymise"):
        _ask(visitor, mode)
        time.pass_time(days=1)
    assert [row[0] for row in _leavings()] == ["anonymise"]
    _ask(visitor, "pause")
    assert (_leavings(), wilma.paused_at is None) == ([], False)


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({"mode": "everything", "password": "geraden"}, 401, "Dit wachtwoord klopt niet."),
        ({"mode": "everything"}, 422, "Dit veld is verplicht."),
        ({"mode": "weg", "password": make.PASSWORD}, 422, "Kies een van"),
        ({"password": make.PASSWORD}, 422, "Maak een keuze."),
    ],
)
def test_nothing_happens_without_the_password_and_a_choice(visitor, wilma, form, status, said):
    answer = visitor.log_in(wilma).submit(PAGE, **form)
    assert answer.status_code == status
    assert said in answer.text
    assert (_leavings(), wilma.paused_at) == ([], None)


def test_the_page_tells_what_each_choice_means(visitor, wilma):
    page = visitor.log_in(wilma).get(PAGE).text
    for mode in Mode:
        assert f'value="{mode}"' in page
    assert page.count("7 dagen") >= 2


@pytest.mark.parametrize("mode", Mode)
def test_who_goes_sees_it_above_the_settings_with_the_way_back(visitor, wilma, mode):
    visitor.log_in(wilma)
    assert f'action="{PAGE}/back"' not in visitor.get("/settings").text
    _ask(visitor, mode)
    for path in ("/settings", PAGE):
        assert visitor.get(path).text.count(f'action="{PAGE}/back"') == 1


def test_who_is_hidden_sees_it_on_every_page(visitor, wilma):
    visitor.log_in(wilma)
    _ask(visitor, "everything")
    assert f'action="{PAGE}/back"' in visitor.get("/help").text
    assert "8 januari 2030" in visitor.get("/help").text


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("pause", "Je account staat op pauze: wanneer je wilt"),
        ("anonymise", "Je gaat weg bij Ruggespraak: 8 januari 2030"),
        ("everything", "Je gaat weg bij Ruggespraak: 8 januari 2030"),
    ],
)
def test_a_letter_tells_the_day_and_the_way_back(visitor, wilma, smtp, run_worker, mode, said):
    _ask(visitor.log_in(wilma), mode)
    run_worker()

    (letter,) = smtp.to("wilma@example.org")
    subject, said = said.split(": ")
    assert letter["Subject"] == subject
    assert said in letter.get_content()
    assert f"http://localhost{PAGE}" in letter.get_content()


def test_who_changed_their_mind_at_once_gets_no_letter(visitor, wilma, smtp, run_worker):
    _ask(visitor.log_in(wilma), "everything")
    visitor.submit(f"{PAGE}/back")
    run_worker()
    assert smtp.messages == []


def test_programs_ask_and_take_back_too(visitor, wilma):
    program = visitor.bearer(make.token(wilma))
    path = "/api/v1/me/leaving"
    assert program.get(path).json == {"mode": None, "asked_at": None, "due_at": None}

    asked = program.post(path, json={"mode": "anonymise", "password": make.PASSWORD})
    assert (asked.status_code, asked.json["mode"]) == (202, "anonymise")
    assert asked.json["due_at"] == "2030-01-08T00:00:00+00:00"
    assert program.get(path).json == asked.json
    assert [program.delete(path).status_code for _again in range(2)] == [204, 204]
    assert program.get(path).json["mode"] is None


def test_many_choices_at_once_are_one(open_site, run_parallel):
    with transaction():
        wilma = make.member()
        make.thread(wilma)
        viewer = make.viewer(wilma)

    def choose(mode: Mode):
        def act() -> None:
            with transaction():
                leave(viewer, mode)

        return act

    assert run_parallel([choose(Mode.EVERYTHING)] * 4 + [choose(Mode.ANONYMISE)] * 2) == [None] * 6
    assert (len(_leavings()), _threads()) == (1, 0)
