"""What people and programs see of the gate and of the list of words."""

import re

import pytest
from sqlalchemy import select

from forum.core.db import db
from forum.moderation.gates import trust
from forum.moderation.gates.words.actions import Action
from forum.threads import service as threads
from forum.threads.models import Post
from tests import make
from tests.moderation.gates.listed import read_threads, reply, watch

BODY = "Koop hier wonderolie, die hielp mij van de pijn af."
WORD = {"word": "*kliniek", "action": "hold", "reason": "Reclame", "replacement": ""}


@pytest.fixture
def place(app):
    first = make.thread()
    db.session.commit()
    return f"/t/{first.thread_id}-hoe-begin-ik"


def test_a_refused_word_comes_back_at_its_field_with_what_was_typed(visitor, place):
    watch("wonderolie", Action.REFUSE)
    page = visitor.log_in(make.member()).submit(place, body=BODY)
    assert page.status_code == 422
    assert 'id="body-error"' in page.text and BODY in page.text
    assert "‘wonderolie’ kan hier niet staan" in page.text


def test_a_replaced_word_is_told_on_the_next_page(visitor, place):
    watch("wonderolie", Action.REPLACE, replacement="een middel")
    visitor.log_in(make.member())
    sent = visitor.submit(place, body=BODY)
    page = visitor.get(visitor.get(sent.location).location)
    assert "In je tekst is iets vervangen" in page.text
    assert "Koop hier een middel, die" in page.text


def test_the_same_again_leads_to_the_first(visitor, place):
    visitor.log_in(make.member())
    visitor.submit(place, body=BODY)
    again = visitor.submit(place, body=BODY)
    number = db.session.scalar(select(Post.id).order_by(Post.id.desc()))
    assert (again.status_code, BODY in again.text) == (409, True)
    assert f'<a href="/p/{number}">Bekijk het</a>' in again.text


def test_a_newcomer_is_told_before_and_after(visitor, place):
    visitor.log_in(make.newcomer())
    assert "Je eerste reactie leest een moderator" in visitor.get(place).text
    sent = visitor.submit(place, body=BODY)
    assert sent.status_code == 202
    assert "Je bent nieuw hier" in sent.text and BODY in sent.text
    assert BODY in visitor.get("/held-posts").text


def test_a_newcomer_whose_first_post_stands_is_not_told_that_it_waits(visitor, place):
    post = make.reply(make.thread(), author := make.newcomer())
    page = visitor.log_in(author).get(place).text
    assert "Je eerste reactie leest een moderator" not in page
    assert "Laat dit veld leeg" in page
    begin = "een eerste gewoon gesprek leest een moderator"
    assert begin not in visitor.get("/new").text
    threads.delete_post(make.viewer(author), post.id)
    assert begin in visitor.get("/new").text


def test_a_program_is_told_the_same(visitor, place):
    watch("wonderolie", Action.REFUSE)
    thread_id = re.findall(r"\d+", place)[0]
    visitor.bearer(make.token(make.newcomer()))
    path = f"/api/v1/threads/{thread_id}/posts"
    refused = visitor.post(path, json={"body": BODY})
    assert (refused.status_code, refused.json["code"]) == (422, "watched_word")
    assert list(refused.json["errors"]) == ["body"]
    held = visitor.post(path, json={"body": "Dag allemaal."})
    assert (held.status_code, held.json["reason"]) == (202, "newcomer")
    start = {"category": make.category().slug, "kind": "discussion", "title": "Een titel"}
    begun = visitor.post("/api/v1/threads", json=start | {"body": "Hoe doen jullie dat?"})
    assert (begun.status_code, begun.json["act"], begun.json["thread_id"]) == (202, "start", None)
    asked = visitor.post(
        "/api/v1/threads", json=start | {"kind": "recovery", "body": "Zo ging het."}
    )
    assert asked.status_code == 201


def test_moderators_see_how_far_somebody_came(visitor):
    person = make.newcomer()
    read_threads(person, 2)
    path = f"/members/{person.username}"
    assert "Nieuw lid" not in visitor.log_in(make.member()).get(path).text
    page = visitor.log_in(make.moderator()).get(path).text
    assert "0 van 3 dagen lid, 2 van 5 gesprekken gelezen, op 1 van 2 dagen" in page


def test_the_help_page_says_the_numbers_that_count(visitor):
    page = visitor.get("/help").text
    section = page.split('id="nieuw"')[1].split("</section>")[0]
    said = set(re.findall(r"\d+", section))
    assert {str(number) for name, number in trust.PUBLISHED.items() if name != "posts"} <= said


def test_a_word_is_tried_out_before_it_is_kept(visitor):
    visitor.log_in(make.moderator())
    tried = WORD | {"text": "Een privékliniek, geen klinieken.", "try": "1"}
    page = visitor.submit("/moderation/words", **tried)
    assert "<li>privékliniek</li>" in page.text
    assert 'value="*kliniek"' in page.text
    assert "Niets gevonden" in visitor.submit("/moderation/words", **tried | {"text": "Niks"}).text
    assert visitor.submit("/moderation/words", **tried | {"word": "**"}).status_code == 422
    visitor.submit("/moderation/words", **WORD)
    assert "Eerst laten nakijken" in visitor.get("/moderation/words").text


def test_a_flag_is_shown_and_settled(visitor):
    watch("wonderolie", Action.FLAG)
    reply(make.member(), BODY)
    page = visitor.log_in(make.moderator()).get("/moderation/flagged").text
    assert BODY in page
    visitor.submit(re.findall(r'action="(/moderation/flagged/\d+/settle)"', page)[0])
    assert BODY not in visitor.get("/moderation/flagged").text


def test_a_profile_text_that_is_refused_comes_back(visitor):
    watch("wonderolie", Action.REFUSE)
    page = visitor.log_in(make.member()).submit("/settings/profile", bio=BODY)
    assert (page.status_code, BODY in page.text) == (422, True)


@pytest.mark.parametrize("many", [1, 25])
def test_the_lists_cost_the_same_however_long(visitor, count_queries, many):
    keeper = make.moderator()
    viewer = make.viewer(keeper)
    for number in range(many):
        watch(f"woord{number}", Action.FLAG, keeper=viewer)
        reply(make.member(), f"Dit is woord{number}.")
    visitor.log_in(keeper)
    for path, most in (("/moderation/words", 3), ("/moderation/flagged", 3)):
        visitor.get(path)
        with count_queries() as seen:
            visitor.get(path)
        assert len(seen) <= most
