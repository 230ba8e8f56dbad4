"""Answering as an expert: one act, with everything that belongs to it."""

import pytest

from forum.core.db import db
from forum.core.errors import Invalid, Refused
from forum.experts.models import ExpertAnswer, ExpertQuestion
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.posting import service as posting
from forum.threads.kinds import Kind, ReplyKind
from forum.threads.models import Thread
from tests import make

NOTICE = "Algemene informatie van een geverifieerde expert."
ANSWER = {"body": "Rustig blijven bewegen mag.", "general_information": True}


@pytest.fixture
def asker(app):
    return make.member()


@pytest.fixture
def question(asker):
    return make.thread(asker, kind=Kind.QUESTION)


@pytest.fixture
def lotte(app):
    return make.expert(username="Lotte", profession="fysiotherapeut (BIG)")


def _answer(expert, first, **more):
    said = {"kind": ReplyKind.EXPERT, **ANSWER, **more}
    return posting.reply(make.viewer(expert), first.thread_id, **said)


def _ask(first, asker, time):
    who = {"thread_id": first.thread_id, "member_id": asker.id, "open_for": asker.id}
    facts = {"state": "waiting", "asked_at": time.at, "approved_at": time.at}
    db.session.add(ExpertQuestion(**who, **facts))
    db.session.flush()


def _state(first) -> tuple[str, bool]:
    found = db.session.get_one(ExpertQuestion, first.thread_id, populate_existing=True)
    return found.state, found.open_for is not None


def test_an_answer_is_kept_with_what_its_writer_was_then(question, lotte):
    post = _answer(lotte, question)
    kept = db.session.get_one(ExpertAnswer, post.id)
    assert (kept.profession, kept.member_id) == ("fysiotherapeut (BIG)", lotte.id)
    assert post.is_expert
    assert db.session.get_one(Thread, post.thread_id, populate_existing=True).expert_replied_at


def test_another_reply_of_an_expert_is_no_answer(question, lotte):
    post = posting.reply(make.viewer(lotte), question.thread_id, body="Zelf ook last van gehad.")
    assert not post.is_expert
    assert db.session.get(ExpertAnswer, post.id) is None


@pytest.mark.parametrize(
    ("make_writer", "more", "field"),
    [
        (make.expert, {"general_information": False}, "general_information"),
        (make.expert, {"pseudonym": True}, "kind"),
        (make.member, {}, "kind"),
        (make.moderator, {}, "kind"),
    ],
)
def test_what_is_missing_is_named_at_its_field(question, make_writer, more, field):
    with pytest.raises(Invalid) as wrong:
        _answer(make_writer(), question, **more)
    assert list(wrong.value.errors) == [field]


def test_a_question_is_answered_waits_again_and_is_answered_once_more(question, asker, lotte, time):
    _ask(question, asker, time)
    post = _answer(lotte, question)
    assert _state(question) == ("answered", False)
    keeper = make.viewer(make.moderator())
    moderation.act_on_post(keeper, Act.REMOVE, post.id, reason="spam")
    assert _state(question) == ("waiting", True)
    moderation.act_on_post(keeper, Act.RESTORE, post.id, reason="vergissing")
    assert _state(question) == ("answered", False)
    posting.delete_post(make.viewer(lotte), post.id)
    assert _state(question) == ("waiting", True)


def test_it_stays_answered_as_long_as_one_answer_stands(question, asker, lotte, time):
    _ask(question, asker, time)
    first, _second = _answer(lotte, question), _answer(make.expert(), question)
    posting.delete_post(make.viewer(lotte), first.id)
    assert _state(question) == ("answered", False)


def test_a_question_that_waits_again_takes_nobody_s_place(question, asker, lotte, time):
    _ask(question, asker, time)
    post = _answer(lotte, question)
    _ask(make.thread(asker, kind=Kind.QUESTION), asker, time)
    posting.delete_post(make.viewer(lotte), post.id)
    assert _state(question) == ("waiting", False)


def test_an_answer_can_add_to_that_of_another_expert_here(question, lotte):
    other = _answer(lotte, question)
    added = _answer(make.expert(), question, supplements=other.id)
    assert db.session.get_one(ExpertAnswer, added.id).supplements_id == other.id
    for wrong in (make.reply(question).id, _answer(lotte, make.thread()).id, 999_999):
        with pytest.raises(Invalid) as refused:
            _answer(make.expert(), question, supplements=wrong)
        assert list(refused.value.errors) == ["supplements"]


def test_changing_an_answer_takes_a_reason_and_it_stays_one(question, lotte):
    post, viewer = _answer(lotte, question), make.viewer(lotte)
    for words, field in (
        ({"body": "Iets anders."}, "reason"),
        ({"kind": ReplyKind.EXPERIENCE}, "kind"),
    ):
        with pytest.raises(Invalid) as wrong:
            posting.edit_post(viewer, post.id, **words)
        assert list(wrong.value.errors) == [field]
    edited = posting.edit_post(viewer, post.id, body="Iets anders.", reason="Duidelijker")
    assert (edited.edit_reason, edited.kind) == ("Duidelijker", ReplyKind.EXPERT)


def test_whose_verification_ended_says_nothing_else_in_it(question, lotte, time):
    post = _answer(lotte, question)
    lotte.expert_until = time.at
    db.session.flush()
    with pytest.raises(Refused) as wrong:
        posting.edit_post(make.viewer(lotte), post.id, body="Koop mijn zalf.", reason="Beter")
    assert wrong.value.code == "experts_only"
    posting.delete_post(make.viewer(lotte), post.id)  # taking it back does not depend on it


def test_a_verification_that_ends_under_way_ends_the_answer_too(question, lotte, time):
    viewer = make.viewer(lotte)
    lotte.expert_until = time.at
    db.session.flush()
    with pytest.raises(Refused) as wrong:
        posting.reply(viewer, question.thread_id, kind=ReplyKind.EXPERT, **ANSWER)
    assert wrong.value.code == "experts_only"


@pytest.mark.parametrize("facts", [{"kind": Kind.QUESTION}, {}])
def test_nobody_answers_their_own_question(lotte, time, facts):
    own = make.thread(lotte, **facts)
    if not facts:
        _answer(lotte, own)  # in a conversation that asks no expert it may be said by name
        _ask(own, lotte, time)
    with pytest.raises(Invalid) as wrong:
        _answer(lotte, own)
    assert list(wrong.value.errors) == ["kind"]


def test_the_page_shows_it_under_the_question_and_in_its_place(visitor, question, lotte):
    make.reply(question, body="Bij mij hielp lopen.")
    _answer(lotte, question)
    page = visitor.get(f"/t/{question.thread_id}-hoe-begin-ik").text
    assert page.count("Rustig blijven bewegen mag.") == 3  # also for programs that read along
    assert page.count(NOTICE) == 2
    assert page.index("Antwoord van een expert") < page.index("Bij mij hielp lopen.")
    assert "Ervaring van een lid" in page


def test_whose_verification_ended_is_said_to_have_had_it_then(visitor, question, lotte, time):
    lotte.expert_until = time.at.replace(year=2031)
    _answer(lotte, question)
    lotte.expert_until = time.at
    db.session.flush()
    page = visitor.get(f"/t/{question.thread_id}-hoe-begin-ik").text
    assert "Geverifieerd op het moment van schrijven (" in page


def test_programs_answer_too(visitor, question, lotte):
    visitor.bearer(make.token(lotte))
    path = f"/api/v1/questions/{question.thread_id}/answers"
    told = visitor.post(path, json=ANSWER)
    assert (told.status_code, told.json["kind"], told.json["is_expert"]) == (201, "expert", True)
    assert told.json["answer"]["standing"] == "verified"
    assert NOTICE in told.json["answer"]["notice"]
    without = visitor.post(path, json={"body": "Zonder vinkje"})
    assert (without.status_code, list(without.json["errors"])) == (422, ["general_information"])
