"""Who hears what of a decision, and can object to it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.core import clock
from forum.core.db import db
from forum.core.errors import Conflict, NotFound, Refused
from forum.moderation.measures import appealing, queries
from forum.moderation.measures.doing import Wanted
from forum.moderation.measures.kinds import Kind
from forum.moderation.measures.limits import appeal_until
from forum.moderation.measures.service import take
from forum.moderation.measures.waiting import waiting
from forum.moderation.queue.service import claim
from forum.threads import service as threads
from tests import make

TEXT = "Dat schreef ik helemaal niet zo."


@pytest.fixture
def ada(app):
    return make.member(username="Ada", email="ada@post.example", password=make.PASSWORD)


@pytest.fixture
def keeper(app):
    return make.moderator(username="Ingrid")


@pytest.fixture
def measure(ada, keeper):
    post = make.reply(make.thread(title="Pillenpraat"), ada, body="Slik dubbel.")
    return take(make.viewer(keeper), Wanted(Kind.REMOVE, post_id=post.id, reason="medicatie"))


def _warn(keeper, member):
    return take(make.viewer(keeper), Wanted(Kind.WARN, username=member.username, reason="spam")).id


@given(st.integers(0, 36_500 * 1440))
def test_there_are_six_months_to_object(minutes):
    taken = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    end = appeal_until(taken)
    assert 181 <= (end - taken).days <= 184
    assert (end.month - taken.month) % 12 == 6
    assert (end.hour, end.minute) == (taken.hour, taken.minute)


def test_the_letter_tells_what_and_how_to_object_and_nothing_that_was_said(
    measure, smtp, run_worker
):
    run_worker()

    (letter,) = smtp.to("ada@post.example")
    text = letter.get_content()
    assert letter["Subject"] == "Een besluit over jou op Ruggespraak"
    assert "Je bericht is verwijderd." in text
    assert f"http://localhost/decisions/{measure.id}" in text
    assert "1 juli 2030" in text
    for secret in ("Pillenpraat", "Slik", "Medicatie", "Ingrid"):
        assert secret not in letter.as_string()


def test_what_becomes_of_an_objection_is_told_by_letter(measure, ada, smtp, run_worker):
    made = appealing.appeal(make.viewer(ada), measure.id, text=TEXT)
    other = make.viewer(make.moderator())
    appealing.decide(other, made.id, upheld=True, reason="Je hebt gelijk gekregen.")

    run_worker()

    subjects = [letter["Subject"] for letter in smtp.to("ada@post.example")]
    assert subjects.count("Er is beslist over je bezwaar") == 1
    assert "Een besluit over jou is teruggedraaid" not in subjects  # once is enough
    assert not any("gelijk gekregen" in one.get_content() for one in smtp.to("ada@post.example"))
    seen = queries.get_own(make.viewer(ada), measure.id)
    assert (seen.reversal, seen.appeal.answer) == ("upheld", "Je hebt gelijk gekregen.")


def test_one_objects_once_in_time_and_to_what_is_about_oneself(measure, ada, keeper, time):
    mine = make.viewer(ada)
    with pytest.raises(NotFound):
        appealing.appeal(make.viewer(make.member()), measure.id, text=TEXT)
    appealing.appeal(mine, measure.id, text=TEXT)
    with pytest.raises(Conflict):
        appealing.appeal(mine, measure.id, text=TEXT)
    late = _warn(keeper, ada)
    time.pass_time(days=185)
    with pytest.raises(Conflict) as told:
        appealing.appeal(make.viewer(ada), late, text=TEXT)
    assert told.value.code == "too_late"


def test_who_is_suspended_can_still_read_why_and_object(ada, keeper):
    measure = take(make.viewer(keeper), Wanted(Kind.SUSPEND, username="Ada", reason="bejegening"))
    mine = make.viewer(ada)
    assert mine.is_suspended(clock.now())
    assert queries.own(mine).items[0].id == measure.id
    assert appealing.appeal(mine, measure.id, text=TEXT).id


def test_whom_it_is_about_does_not_decide_about_it_either(keeper):
    about = make.moderator()
    measure_id = _warn(keeper, about)
    made = appealing.appeal(make.viewer(about), measure_id, text=TEXT)
    with pytest.raises(Refused):
        appealing.decide(make.viewer(about), made.id, upheld=True, reason="Dat vind ik zelf.")


def test_objections_wait_until_somebody_decided(measure, ada):
    made = appealing.appeal(make.viewer(ada), measure.id, text=TEXT)
    (row,) = db.session.execute(waiting()).all()
    assert (row.kind, row.subject_id, row.thread_id) == ("appeal", made.id, measure.thread_id)
    appealing.decide(make.viewer(make.moderator()), made.id, upheld=False, reason="Het blijft zo.")
    assert db.session.execute(waiting()).all() == []


def test_who_may_not_write_reads_why_and_still_keeps_a_diary(visitor, ada, keeper):
    first = make.thread()
    take(make.viewer(keeper), Wanted(Kind.MUTE, username="Ada", reason="bejegening"))
    with pytest.raises(Refused, match="schrijfverbod tot 8 januari 2030"):
        threads.reply(make.viewer(ada), first.thread_id, body="Toch nog iets.")
    visitor.log_in(ada)
    page = visitor.get(f"/t/{first.thread_id}-hoe-begin-ik").text
    assert "Je hebt een schrijfverbod tot 8 januari 2030." in page
    assert 'href="/decisions"' in page


def test_what_is_hidden_stands_behind_a_warning(visitor, ada, keeper):
    post = make.reply(make.thread(), ada, body="Slik dubbel.")
    take(make.viewer(keeper), Wanted(Kind.HIDE, post_id=post.id, reason="medicatie"))
    page = visitor.get(f"/t/{post.thread_id}-hoe-begin-ik").text
    before, after = page.split("Slik dubbel.")
    assert "Een moderator heeft dit bericht verborgen. Reden: Medicatieadvies of handel." in before
    assert "</details>" in after
    told = visitor.get(f"/api/v1/posts/{post.id}").json
    assert (told["hidden_reason"], told["body"]) == ("Medicatieadvies of handel", "Slik dubbel.")


def test_who_is_second_keeps_the_words_about_an_objection(visitor, measure, ada):
    number = appealing.appeal(make.viewer(ada), measure.id, text=TEXT).id
    why = {"upheld": "false", "reason": "Dit mag hier echt niet staan."}
    visitor.log_in(make.moderator())
    claim(make.viewer(make.moderator(username="Collega")), f"appeal-{number}")
    answer = visitor.submit(f"/moderation/appeals/{number}/decide", **why)
    assert answer.status_code == 409
    assert "Collega is hier nu mee bezig" in answer.text
    assert why["reason"] in answer.text


def test_pages_keep_what_was_typed_and_lead_from_decision_to_objection(visitor, ada, keeper):
    post = make.reply(make.thread(), ada, body="Slik dubbel.")
    visitor.log_in(keeper)
    address = f"/moderation/posts/{post.id}/measure"
    wrong = visitor.submit(address, kind="hide", reason_code="", facts="", note="Let op")
    right = visitor.submit(address, kind="hide", reason_code="spam", facts="Drie keer.", note="")
    assert (wrong.status_code, right.status_code) == (422, 303)
    assert "Kies een reden, of leg uit waarom." in wrong.text
    assert 'value="Let op"' in wrong.text
    assert "Besluit terugdraaien" in visitor.get(right.location).text

    visitor.log_in(ada)
    (one,) = queries.own(make.viewer(ada)).items
    assert "Drie keer." in visitor.get(f"/decisions/{one.id}").text
    short = visitor.submit(f"/decisions/{one.id}/appeal", text="Nee")
    said = visitor.submit(f"/decisions/{one.id}/appeal", text=TEXT)
    assert (short.status_code, said.status_code) == (422, 303)
    assert TEXT in visitor.get(f"/decisions/{one.id}").text


def test_moderators_read_of_an_objection_and_not_of_theirs(visitor, measure, ada):
    made = appealing.appeal(make.viewer(ada), measure.id, text=TEXT)
    other = make.moderator()
    appealing.decide(make.viewer(other), made.id, upheld=True, reason="Je kreeg gelijk.")
    page = visitor.log_in(other).get(f"/moderation/appeals/{made.id}").text
    assert "omdat het bezwaar gegrond is" in page


def test_from_notes_to_decisions_and_back(visitor, ada, keeper):
    visitor.log_in(keeper)
    decisions, notes = "/moderation/members/Ada", "/moderation/members/Ada/notes"
    assert f'href="{notes}"' in visitor.get(decisions).text
    assert f'href="{decisions}"' in visitor.get(notes).text
    make.moderator(username="Farid")
    assert "Notities van moderators" not in visitor.get("/moderation/members/Farid").text
