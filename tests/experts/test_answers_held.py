"""An answer that leads to the writer's own practice waits for a moderator, and nothing is lost."""

import pytest
from sqlalchemy import select, text

from forum.core.db import db, transaction
from forum.core.errors import Conflict, Invalid, NotFound
from forum.experts.models import Verification
from forum.moderation.holding import queries, service
from forum.moderation.models import LogEntry
from forum.polls.views import NewPoll
from forum.posting import sending
from forum.posting import service as posting
from forum.threads.kinds import ReplyKind
from forum.threads.posts import get_post
from tests import make

SITE = "https://www.Praktijk-Lotte.nl/over-ons"
PROMOTING = "Kijk op praktijk-lotte.nl voor meer."
SAID = {"kind": ReplyKind.EXPERT, "general_information": True}


@pytest.fixture
def lotte(app, time):
    person = make.expert(username="Lotte")
    facts = {"state": "verified", "profession": "fysiotherapeut", "register_name": "L. Rugenbrink"}
    facts |= {"practice": "Lotte", "practice_phone": "020", "interests": "geen"}
    facts |= {"practice_site": SITE, "applied_at": time.at, "verified_at": time.at}
    db.session.add(Verification(**facts, member_id=person.id, holds_for=person.id))
    db.session.flush()
    return person


@pytest.fixture
def held(lotte):
    return sending.reply(make.viewer(lotte), make.thread().thread_id, body=PROMOTING, **SAID)


@pytest.mark.parametrize(
    "body",
    [
        PROMOTING,
        "Zie https://afspraken.praktijk-lotte.nl/maken.",
        "Zie [mijn site](HTTP://WWW.PRAKTIJK-LOTTE.NL)",
        "Mail info@praktijk-lotte.nl",
        "praktijk\\-lotte\\.nl",
        "praktijk-**lotte**.nl",
        "praktijk&#45;lotte.nl",
        "praktijk-lotte%2Enl",
        "praktijk-\u200blotte.nl",
        "praktijk-lotte。nl",
    ],
)
def test_the_own_practice_is_known_however_it_is_spelled(lotte, body):
    sent = sending.reply(make.viewer(lotte), make.thread().thread_id, body=body, **SAID)
    assert sent.held_id and not sent.post_id


def test_what_may_be_a_cry_for_help_is_not_held_for_it(lotte):
    body = f"Zelf wil ik niet meer leven. {PROMOTING}"
    assert sending.reply(make.viewer(lotte), make.thread().thread_id, body=body, **SAID).post_id


def test_what_is_held_is_sealed_and_nobody_reads_it(visitor, lotte, held):
    assert PROMOTING not in str(db.session.execute(text("SELECT * FROM held_posts")).all())
    viewer = make.viewer(make.member())
    assert queries.own(viewer).items == []
    assert queries.own(make.viewer(lotte)).items[0].body == PROMOTING


def test_a_moderator_lets_it_through_as_its_writer_sent_it(lotte, held):
    keeper = make.viewer(make.moderator())
    post = get_post(keeper, sending.let_through(keeper, held.held_id))
    assert (post.author.name, post.body, post.is_expert) == ("Lotte", PROMOTING, True)
    with pytest.raises(Conflict) as again:
        sending.let_through(keeper, held.held_id)
    assert again.value.code == "decided"
    mine = queries.own(make.viewer(lotte)).items[0]
    assert (mine.decision, mine.post_id, mine.body) == ("placed", post.id, "")
    assert "place_held" in db.session.scalars(select(LogEntry.act)).all()


def test_a_refusal_tells_why_and_keeps_the_text(lotte, held):
    service.refuse(make.viewer(make.moderator()), held.held_id, reason="Dit is reclame")
    mine = queries.own(make.viewer(lotte)).items[0]
    assert (mine.decision, mine.answer, mine.body) == ("refused", "Dit is reclame", PROMOTING)


def test_what_its_writer_may_no_longer_do_is_not_done_for_them(lotte, held, time):
    lotte.expert_until = time.at
    db.session.flush()
    with pytest.raises(Conflict) as stopped:
        sending.let_through(make.viewer(make.moderator()), held.held_id)
    assert stopped.value.code == "cannot_be_placed"


def test_for_another_member_it_is_not_there(held):
    with pytest.raises(NotFound):
        service.refuse(make.viewer(make.member()), held.held_id, reason="Nee hoor")


def test_sent_again_without_it_the_answer_stands_at_once(lotte, held):
    viewer = make.viewer(lotte)
    assert sending.send_again(viewer, held.held_id, PROMOTING).held_id
    (waiting,) = queries.own(viewer).items
    assert sending.send_again(viewer, waiting.id, "Vraag je fysiotherapeut.").post_id
    assert queries.own(viewer).items == []


def test_what_goes_with_an_answer_is_read_as_well_and_shown_to_who_decides(visitor, lotte):
    poll = NewPoll("Kom je naar praktijk-lotte.nl?", ["Ja", "Nee"], 1, None)
    first = make.thread()
    sent = sending.reply(make.viewer(lotte), first.thread_id, body="Rustig.", poll=poll, **SAID)
    placed = posting.reply(make.viewer(lotte), first.thread_id, body="Rustig.", **SAID)
    why = {"body": "Rustig aan.", "reason": "Zie praktijk-lotte.nl/nieuws"}
    changed = sending.edit_post(make.viewer(lotte), placed.id, **why)
    assert sent.held_id and changed.held_id
    page = visitor.log_in(make.moderator()).get("/moderation/held").text
    assert poll.question in page and why["reason"] in page


def test_what_is_wrong_is_told_at_once_and_not_held(lotte):
    with pytest.raises(Invalid) as wrong:
        sending.reply(
            make.viewer(lotte), make.thread().thread_id, body=PROMOTING, kind=ReplyKind.EXPERT
        )
    assert list(wrong.value.errors) == ["general_information"]
    assert queries.own(make.viewer(lotte)).items == []


def test_a_change_that_advertises_waits_while_the_answer_stands(lotte):
    viewer = make.viewer(lotte)
    sent = sending.reply(viewer, make.thread().thread_id, body="Beweeg rustig.", **SAID)
    change = sending.edit_post(viewer, sent.post_id, body=PROMOTING, reason="Meer uitleg")
    assert change.held_id
    assert get_post(viewer, sent.post_id).body == "Beweeg rustig."
    sending.let_through(make.viewer(make.moderator()), change.held_id)
    assert get_post(viewer, sent.post_id).body == PROMOTING


@pytest.mark.parametrize("kind", [ReplyKind.EXPERIENCE, ReplyKind.QUESTION])
def test_calling_it_another_kind_of_reply_brings_no_address_past_a_moderator(lotte, kind):
    viewer, thread_id = make.viewer(lotte), make.thread().thread_id
    assert sending.reply(viewer, thread_id, body=PROMOTING, kind=kind).held_id
    sent = sending.reply(viewer, thread_id, body="Bij mij hielp een afspraak.", kind=kind)
    assert sent.post_id
    assert sending.edit_post(viewer, sent.post_id, body=PROMOTING).held_id


def test_under_a_pseudonym_nobody_learns_whose_practice_it_is(lotte):
    viewer, thread_id = make.viewer(lotte), make.thread().thread_id
    for pseudonym in (True, False):  # the second time under the name one has there
        body = f"{PROMOTING} {pseudonym}"
        sent = sending.reply(viewer, thread_id, body=body, pseudonym=pseudonym)
        assert sent.post_id


def test_both_doors_say_that_it_waits(visitor, lotte):
    first = make.thread()
    page = visitor.log_in(lotte).submit(
        f"/t/{first.thread_id}-hoe-begin-ik", body=PROMOTING, kind="expert", general_information="1"
    )
    assert (page.status_code, "Je antwoord noemt je eigen praktijk" in page.text) == (202, True)
    assert PROMOTING in page.text
    visitor.bearer(make.token(lotte))
    path = f"/api/v1/questions/{first.thread_id}/answers"
    call = {"json": {"body": f"{PROMOTING} Echt.", "general_information": True}}
    told = [visitor.post(path, **call, headers={"Idempotency-Key": "een"}) for _ in range(2)]
    assert [one.status_code for one in told] == [202, 202]
    assert told[0].json["status"] == "held"
    assert told[0].json["id"] == told[1].json["id"]
    assert visitor.delete(f"/api/v1/me/held-posts/{told[0].json['id']}").status_code == 204


def test_two_moderators_at_once_place_it_once(open_site, run_parallel, time):
    lotte, first = make.expert(), make.thread()
    body = "Maak een afspraak bij mij."
    held_id = sending.reply(make.viewer(lotte), first.thread_id, body=body, **SAID).held_id
    keepers = [make.viewer(make.moderator()) for _ in range(2)]

    def place(keeper) -> None:
        with transaction():
            sending.let_through(keeper, held_id)

    ends = run_parallel([lambda who=who: place(who) for who in keepers])
    assert sorted(type(end).__name__ for end in ends) == ["Conflict", "NoneType"]


def test_a_moderator_who_gives_no_reason_is_asked_for_it_there(visitor, held):
    visitor.log_in(make.moderator())
    answer = visitor.submit(f"/moderation/held/{held.held_id}/refuse", reason="xq")
    assert (answer.status_code, 'value="xq"' in answer.text) == (422, True)
    assert f'id="reason-{held.held_id}-error"' in answer.text
    assert PROMOTING in answer.text
