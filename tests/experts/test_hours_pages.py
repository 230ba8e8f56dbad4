"""The hours of experts on pages, in the API and in a calendar."""

import pytest

from forum.core.db import db
from forum.experts.models import ExpertHour
from forum.threads.kinds import Visibility
from forum.threads.models import Thread
from tests import make
from tests.experts.held_hours import answer, ask, planned, row

THAT_DAY = "2030-01-08"


@pytest.fixture
def lotte(app):
    return make.expert(username="Lotte", profession="fysiotherapeut (BIG)")


def _typed(place, **more):
    said = {
        "title": "Spreekuur over zitten",
        "category": place.slug,
        "body": "Wat wil je weten over zitten?",
        "visibility": "public",
        "opens_at": f"{THAT_DAY}T19:30",
        "closes_at": f"{THAT_DAY}T20:30",
        "hosts": "Lotte",
    }
    return said | more


def _page(thread_id):
    return f"/t/{thread_id}-spreekuur-over-tillen"


def test_planned_on_the_page_it_stands_in_the_list_with_its_time_in_amsterdam(visitor, lotte):
    place = make.category()
    visitor.log_in(make.moderator())
    answer_ = visitor.submit("/experts/hours/new", **_typed(place))
    assert answer_.status_code == 303
    page = visitor.get("/experts/hours").text
    for words in ("Spreekuur over zitten", "8 januari 2030", "19:30", "20:30", "Lotte"):
        assert words in page
    assert "Geverifieerd · fysiotherapeut (BIG)" in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"opens_at": "2030-03-31T02:30"}, "deze tijd bestaat niet"),
        ({"opens_at": "2020-01-01T10:00", "closes_at": "2020-01-01T11:00"}, "dat nog komt"),
        ({"closes_at": f"{THAT_DAY}T19:40"}, "minstens 15 minuten"),
        ({"hosts": "Piet"}, "Piet is geen geverifieerde expert."),
        ({"hosts": ",".join("abcde")}, "Noem één tot vier experts."),
        ({"hosts": " , "}, "Noem één tot vier experts."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(visitor, lotte, wrong, told):
    place = make.category()
    visitor.log_in(make.moderator())
    page = visitor.submit("/experts/hours/new", **_typed(place, **wrong))
    assert page.status_code == 422
    assert told in page.text
    assert "Wat wil je weten over zitten?" in page.text
    assert db.session.query(Thread).count() == db.session.query(ExpertHour).count() == 0


def test_sent_twice_it_is_planned_once(visitor, lotte):
    visitor.log_in(make.moderator())
    said = _typed(make.category(), idempotency_key="eens-en-niet-nog-eens")
    for _ in range(2):
        visitor.submit("/experts/hours/new", **said)
    assert db.session.query(ExpertHour).count() == 1


def test_the_thread_says_when_and_asks_for_questions_alone(visitor, lotte):
    hour = planned(lotte)
    page = visitor.log_in(make.member()).get(_page(hour)).text
    assert "Stel je vraag alvast" in page
    assert 'value="vraag" checked' in page
    assert 'value="ervaring"' not in page
    refused = visitor.submit(_page(hour), body="Mijn verhaal.", kind="ervaring")
    assert refused.status_code == 422
    assert "Mijn verhaal." in refused.text
    assert visitor.submit(_page(hour), body="Mag ik?", kind="vraag").status_code == 303


def test_a_host_is_offered_to_answer_each_question(visitor, lotte, time):
    hour = planned(lotte)
    question = ask(hour)
    offer = f"answers={question.id}#reageren"
    assert offer not in visitor.log_in(lotte).get(_page(hour)).text
    time.pass_time(days=1)
    assert offer in visitor.get(_page(hour)).text
    assert offer in visitor.get(f"/experts/hours/{hour}").text
    form = visitor.get(f"{_page(hour)}?answers={question.id}").text
    assert f'name="answers" value="{question.id}"' in form
    said = {"body": "Ja.", "kind": "expert", "general_information": "1", "answers": question.id}
    assert visitor.submit(_page(hour), **said).status_code == 303
    grouped = visitor.get(f"/experts/hours/{hour}").text
    assert grouped.index("Mag ik tillen?") < grouped.index("Antwoord op bericht 2")
    visitor.log_in(make.expert())
    assert offer not in visitor.get(_page(hour)).text


def test_what_is_typed_as_the_answered_post_is_no_surprise(visitor, lotte, time):
    hour = planned(lotte)
    time.pass_time(days=1)
    visitor.log_in(lotte)
    for typed in ("abc", "9" * 30, "-1"):
        said = {"body": "Ja.", "kind": "expert", "general_information": "1", "answers": typed}
        page = visitor.submit(_page(hour), **said)
        assert page.status_code == 422


def test_changed_and_cancelled_on_the_page(visitor, lotte):
    hour = planned(lotte)
    visitor.log_in(make.moderator())
    edit = f"/experts/hours/{hour}/edit"
    said = {"opens_at": f"{THAT_DAY}T19:30", "closes_at": f"{THAT_DAY}T23:30", "hosts": "Lotte"}
    assert visitor.submit(edit, version="1", **said).status_code == 303
    late = visitor.submit(edit, version="1", **said | {"hosts": "Lotte, Piet"})
    assert late.status_code == 412
    assert "Lotte, Piet" in late.text
    assert visitor.submit(f"/experts/hours/{hour}/cancel", version="2").status_code == 422
    cancel = {"version": "2", "reason": "Lotte is ziek."}
    assert visitor.submit(f"/experts/hours/{hour}/cancel", **cancel).status_code == 303
    assert "Lotte is ziek." in visitor.get(_page(hour)).text


def test_a_calendar_reads_it(visitor, lotte):
    hour = planned(lotte, title="Tillen; zitten, staan")
    found = visitor.log_in(make.member()).get(f"/experts/hours/{hour}/spreekuur.ics")
    assert found.content_type == "text/calendar; charset=utf-8"
    lines = found.get_data(as_text=True).split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "SUMMARY:Spreekuur: Tillen\\; zitten\\, staan" in lines
    assert f"DTSTART:{row(hour).opens_at:%Y%m%dT%H%M%SZ}" in lines
    assert "STATUS:CONFIRMED" in lines


def test_among_members_the_calendar_is_theirs_too(visitor, lotte):
    hour = planned(lotte, visibility=Visibility.MEMBERS)
    for path in ("", "/spreekuur.ics"):
        assert visitor.get(f"/experts/hours/{hour}{path}").status_code == 404


def test_a_program_plans_changes_and_cancels(visitor, lotte):
    moderator = make.moderator()
    visitor.bearer(make.token(moderator))
    said = _typed(make.category(), hosts=["Lotte"], opens_at=f"{THAT_DAY}T18:30:00+00:00")
    made = visitor.post("/api/v1/experts/hours", json=said)
    assert made.status_code == 201, made.text
    where = f"/api/v1/experts/hours/{made.json['thread_id']}"
    assert made.json["hosts"][0]["badge"] == "Geverifieerd · fysiotherapeut (BIG)"
    match = {"If-Match": made.headers["ETag"]}
    later = {"closes_at": f"{THAT_DAY}T22:30"}
    assert visitor.patch(where, json=later, headers=match).status_code == 200
    assert visitor.patch(where, json=later, headers=match).status_code == 412
    ask(made.json["thread_id"])
    whole = visitor.get(where).json
    assert whole["closes_at"][:10] == str(THAT_DAY)
    assert [one["answers"] for one in whole["questions"]["items"]] == [[]]
    gone = visitor.delete(where, json={"reason": "Lotte is ziek."})
    assert gone.status_code == 204
    assert visitor.get(where).json["reason"] == "Lotte is ziek."


def test_one_hour_costs_as_much_as_many(visitor, lotte, count_queries, time):
    def costs(*paths):
        found = []
        for path in paths:
            visitor.get(path)  # the first time is noted how far one has read
            with count_queries() as seen:
                assert visitor.get(path).status_code == 200
            found.append(len(seen))
        return found

    hour = planned(lotte)
    question = ask(hour)
    time.pass_time(days=1)
    answer(hour, lotte, question)
    visitor.log_in(make.member())
    paths = ("/experts/hours", f"/experts/hours/{hour}", _page(hour))
    before = costs(*paths)
    for _ in range(5):
        planned(lotte, make.expert())
        answer(hour, lotte, ask(hour))
    assert costs(*paths) == before
    assert before[-1] == 4
