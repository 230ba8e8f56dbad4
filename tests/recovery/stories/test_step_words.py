"""The goal and the steps of a story, held against what moderators watch for: they are as public
as the posts they stand beside."""

import pytest

from forum.moderation.gates import flags
from forum.moderation.gates.words.actions import Action
from forum.moderation.signals.queries import signals
from forum.posting.stories import set_steps
from forum.recovery.stories import steps
from forum.recovery.stories.telling import Step
from tests import make
from tests.moderation.gates.listed import watch
from tests.recovery.stories.sharing import story

CRY = "Ik wil niet meer leven."
OIL = "Elke dag wonderolie smeren"


@pytest.fixture
def post(keeper):
    return story(keeper)


@pytest.fixture
def own(visitor, keeper):
    return visitor.log_in(keeper)


@pytest.fixture
def path(post):
    return f"/t/{post.thread_id}/steps"


def kept(keeper, post):
    found = steps.get_story(make.viewer(keeper), post.thread_id)
    return found.goal, [step.text for step in found.steps]


def flagged():
    return [(one.post_id, one.words) for one in flags.flagged(make.viewer(make.moderator())).items]


def test_a_refused_word_is_told_at_its_box_and_nothing_typed_is_lost(own, keeper, post, path):
    watch("wonderolie", Action.REFUSE)
    answer = own.submit(path, version="0", goal="wandelen", text_1="een", text_5=OIL)
    assert answer.status_code == 422
    assert 'href="#text_5"' in answer.text
    assert "‘wonderolie’ kan hier niet staan" in answer.text
    assert OIL in answer.text
    assert kept(keeper, post) == ("", [])
    answer = own.submit(path, version="0", goal=OIL)
    assert (answer.status_code, 'href="#goal"' in answer.text) == (422, True)


def test_a_program_hears_at_which_step_it_is(visitor, keeper, post):
    watch("wonderolie", Action.REFUSE)
    program = visitor.bearer(make.token(keeper))
    sent = {"goal": OIL, "steps": [{"text": "een"}, {"text": OIL}]}
    answer = program.put(f"/api/v1/threads/{post.thread_id}/steps", json=sent)
    assert (answer.status_code, answer.json["code"]) == (422, "watched_word")
    assert set(answer.json["errors"]) == {"goal", "steps"}
    assert list(answer.json["errors"]["steps"]) == ["1"]


@pytest.mark.parametrize("action", [Action.HOLD, Action.FLAG])
def test_what_is_held_or_flagged_elsewhere_stands_here_and_is_shown(
    own, keeper, post, path, action
):
    """Nothing can wait beside a post that stands."""
    watch("wonderolie", action)
    assert own.submit(path, version="0", text_1=OIL).status_code == 303
    assert kept(keeper, post) == ("", [OIL])
    assert flagged() == [(post.id, "wonderolie")]


def test_a_replaced_word_is_replaced_in_the_goal_and_in_a_step(own, keeper, post, path):
    watch("wonderolie", Action.REPLACE, replacement="een zalf")
    assert own.submit(path, version="0", goal=OIL, text_1="een", text_2=OIL).status_code == 303
    said = OIL.replace("wonderolie", "een zalf")
    assert kept(keeper, post) == (said, ["een", said])


def test_what_stood_there_before_the_word_was_on_the_list_stays(own, keeper, post, path):
    own.submit(path, version="0", goal=OIL)
    watch("wonderolie", Action.REFUSE)
    assert own.submit(path, version="1", goal=OIL, text_1="een").status_code == 303
    assert own.submit(path, version="2", goal=f"{OIL}!").status_code == 422


def test_a_newcomer_puts_no_address_in_it(visitor, post):
    person = make.newcomer()
    mine = story(person)
    path = f"/t/{mine.thread_id}/steps"
    answer = visitor.log_in(person).submit(path, version="0", text_1="Mail ik@example.org")
    assert (answer.status_code, 'href="#text_1"' in answer.text) == (422, True)


def test_a_cry_for_help_stands_at_once_and_moderators_see_it(keeper, post):
    watch("wonderolie", Action.REFUSE)
    said = [Step(f"{CRY} {OIL}")]
    set_steps(make.viewer(keeper), post.thread_id, goal="", steps=said)
    assert flagged() == [(post.id, "wonderolie")]
    [found] = signals(make.viewer(make.moderator())).items
    assert (found.post_id, found.is_crisis) == (post.id, True)


def test_what_a_moderator_tells_goes_by(keeper):
    watch("wonderolie", Action.REFUSE)
    ingrid = make.moderator()
    mine = story(ingrid)
    set_steps(make.viewer(ingrid), mine.thread_id, goal=OIL)
    assert kept(ingrid, mine)[0] == OIL
