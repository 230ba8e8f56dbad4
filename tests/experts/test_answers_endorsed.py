"""Standing behind the answer of another expert."""

import pytest

from forum.core.db import db, transaction
from forum.core.errors import NotFound, Refused, Stale
from forum.core.questions import ask_together
from forum.experts.answers import service
from forum.experts.answers.queries import ask_answers, ask_endorsements, joined
from forum.experts.models import Endorsement, ExpertAnswer, Verification
from forum.jobs.erasing import empty_rooms
from forum.leaving.modes import Mode
from forum.posting import service as posting
from forum.threads.kinds import ReplyKind
from forum.threads.posts import get_post
from tests import make

SAID = {"kind": ReplyKind.EXPERT, "general_information": True}


@pytest.fixture
def lotte(app):
    return make.expert(username="Lotte")


@pytest.fixture
def arjan(app):
    return make.expert(username="Arjan", profession="huisarts (BIG)")


@pytest.fixture
def answer(lotte):
    first = make.thread()
    return posting.reply(make.viewer(lotte), first.thread_id, body="Beweeg rustig.", **SAID)


def _read(post, viewer):
    post = get_post(viewer, post.id)
    found = ask_together(answers=ask_answers(viewer, [post]), behind=ask_endorsements([post]))
    return joined(found["answers"], found["behind"])[post.id]


def _names(post, viewer):
    return [(one.name, one.of_earlier) for one in _read(post, viewer).endorsements]


def test_twice_is_once_and_taken_back_is_gone(answer, arjan):
    viewer = make.viewer(arjan)
    for _time in range(2):
        service.endorse(viewer, answer.id)
        found = _read(answer, viewer)
        assert (found.endorsement_count, found.is_endorsed) == (1, True)
    for _time in range(2):
        service.withdraw_endorsement(viewer, answer.id)
        assert _read(answer, viewer).endorsement_count == 0


@pytest.mark.parametrize(
    ("who", "code"),
    [("lotte", "own_post"), ("member", "experts_only"), ("moderator", "experts_only")],
)
def test_only_another_expert_stands_behind_it(answer, lotte, who, code):
    viewer = make.viewer(lotte if who == "lotte" else getattr(make, who)())
    with pytest.raises(Refused) as refused:
        service.endorse(viewer, answer.id)
    assert refused.value.code == code


def test_only_an_answer_that_stands_is_stood_behind(answer, lotte, arjan):
    viewer, reply = make.viewer(arjan), make.reply(answer, lotte)
    with pytest.raises(Refused):
        service.endorse(viewer, reply.id)
    posting.delete_post(make.viewer(lotte), answer.id)
    with pytest.raises(NotFound):
        service.endorse(viewer, answer.id)
    assert db.session.get(ExpertAnswer, answer.id) is None


def test_a_change_leaves_it_with_the_text_that_was_read(answer, lotte, arjan):
    viewer, read = make.viewer(arjan), answer.version
    service.endorse(viewer, answer.id)
    posting.edit_post(make.viewer(lotte), answer.id, body="Iets anders.", reason="Beter")
    assert _names(answer, viewer) == [("Arjan", True)]
    with pytest.raises(Stale):
        service.endorse(viewer, answer.id, version=read)
    service.endorse(viewer, answer.id)
    assert _names(answer, viewer) == [("Arjan", False)]


def test_who_has_no_profile_is_named_by_profession_alone(answer, arjan, time):
    service.endorse(make.viewer(arjan), answer.id)
    arjan.paused_at = time.at
    db.session.flush()
    found = _read(answer, make.viewer(make.member()))
    assert [(one.name, one.profession) for one in found.endorsements] == [(None, "huisarts (BIG)")]


def test_who_turned_out_to_be_no_expert_counts_no_more(answer, arjan, time):
    service.endorse(make.viewer(arjan), answer.id)
    facts = {"profession": "arts", "register_name": "A", "practice": "B", "practice_phone": "1"}
    said = facts | {"interests": "geen", "applied_at": time.at, "ended_at": time.at}
    db.session.add(Verification(**said, member_id=arjan.id, state="revoked"))
    arjan.role = "member"
    db.session.flush()
    found = _read(answer, make.viewer(make.member()))
    assert (found.endorsement_count, list(found.endorsements)) == (0, [])


def test_of_many_the_first_are_named_and_all_are_counted(answer, visitor, count_queries):
    path = f"/t/{answer.thread_id}-hoe-begin-ik"
    visitor.log_in(make.expert())
    costs = []
    for others in (1, 7):
        for _one in range(others):
            service.endorse(make.viewer(make.expert()), answer.id)
        visitor.get(path)
        with count_queries() as seen:
            page = visitor.get(path).text
        costs.append(len(seen))
    assert costs == [4, 4]
    assert "Onderschreven door 8 andere experts" in page
    assert "en nog 3 experts" in page


def test_both_doors_do_it(visitor, answer, arjan):
    visitor.log_in(arjan)
    path = f"/p/{answer.id}/endorsement"
    assert visitor.submit(path, on="1", version=str(answer.version)).status_code == 303
    visitor.bearer(make.token(arjan))
    called = f"/api/v1/posts/{answer.id}/endorsement"
    told = visitor.put(called).json
    assert (told["count"], told["mine"], told["items"][0]["name"]) == (1, True, "Arjan")
    assert visitor.delete(called).status_code == 204


@pytest.mark.parametrize("mode", [Mode.ANONYMISE, Mode.EVERYTHING])
def test_an_answer_outlives_its_writer_s_name_but_not_their_words(answer, lotte, arjan, mode):
    service.endorse(make.viewer(arjan), answer.id)
    empty_rooms(lotte.id, mode)
    kept = db.session.get(ExpertAnswer, answer.id, populate_existing=True)
    assert (kept is None) is (mode == Mode.EVERYTHING)
    post = get_post(make.viewer(make.member()), answer.id)
    assert post.author.name != "Lotte"


def test_who_leaves_stands_behind_nothing(answer, arjan):
    service.endorse(make.viewer(arjan), answer.id)
    empty_rooms(arjan.id, Mode.ANONYMISE)
    assert db.session.query(Endorsement).count() == 0


def test_sent_twice_at_once_it_counts_once(open_site, run_parallel):
    first = make.thread()
    post = posting.reply(make.viewer(make.expert()), first.thread_id, body="Ja.", **SAID)
    viewer = make.viewer(make.expert())

    def endorse() -> None:
        with transaction():
            service.endorse(viewer, post.id)

    assert run_parallel([endorse] * 4) == [None] * 4
    assert _read(post, viewer).endorsement_count == 1
