"""What names an emergency, or may be a cry for help, goes past every gate: it stands at once, and
moderators see it first, with what would have refused it or held it up."""

import pytest

from forum.alarms import rules
from forum.alarms.rules import Level, Rule
from forum.core.errors import Invalid, TooMany
from forum.moderation import queries as log
from forum.moderation.gates import flags
from forum.moderation.gates.floods import POSTS
from forum.moderation.gates.words.actions import Action
from forum.moderation.signals.queries import signals
from forum.posting import service as posting
from forum.posting.acknowledging import SETTLED
from tests import make
from tests.messages.talk import someone
from tests.moderation.gates.listed import reply, watch

pytestmark = pytest.mark.usefixtures("app")

NUMB = Rule("numb", Level.CALL_NOW, "bron", lambda text: "doof gevoel" in text)
TEXTS = {"alarm": "Ik heb een doof gevoel.", "crisis": "Ik wil niet meer leven."}
BESIDE = "Mail me op ik@example.org over wonderolie."
NEWCOMER = "eerste bericht, links of een adres van een nieuw lid"


@pytest.fixture(params=TEXTS)
def said(request, monkeypatch) -> str:
    monkeypatch.setattr(rules, "RULES", (NUMB,))
    return TEXTS[request.param]


@pytest.mark.parametrize("beside", ["", BESIDE])
def test_no_rule_for_newcomers_holds_it_up_or_refuses_it(said, beside, time):
    person, keeper = make.newcomer(), make.viewer(make.moderator())
    time.pass_time(minutes=1)
    for _time in range(2):  # nor for being said twice
        assert reply(person, f"{said} {beside}", acknowledged=SETTLED).post_id
    assert len(signals(keeper).items) == 2
    assert {one.words for one in flags.flagged(keeper).items} == {NEWCOMER}


def test_why_it_would_have_waited_is_in_the_log_once_seen(said):
    keeper = make.viewer(make.moderator())
    links = " ".join(f"https://winkel{n}.example/" for n in range(5))
    reply(make.newcomer(), f"{said} {links}", acknowledged=SETTLED)
    [found] = flags.flagged(keeper).items
    flags.settle(keeper, found.id)
    assert log.log(keeper).items[0].reason == NEWCOMER


def test_who_sends_it_without_end_is_asked_to_wait(said):
    person, thread = make.member(), make.thread()
    with pytest.raises(TooMany):
        for _time in range(POSTS.most + 1):
            reply(person, said, to=thread.thread_id, acknowledged=SETTLED)


@pytest.mark.parametrize("action", [Action.HOLD, Action.REFUSE, Action.FLAG])
def test_a_word_on_the_list_is_shown_to_moderators_and_holds_nothing_up(said, action):
    watch("wonderolie", action)
    sent = reply(make.member(), f"{said} {BESIDE}", acknowledged=SETTLED)
    keeper = make.viewer(make.moderator())
    [found] = flags.flagged(keeper).items
    assert (found.post_id, found.words) == (sent.post_id, "wonderolie")
    assert [one.post_id for one in signals(keeper).items] == [sent.post_id]


def test_without_it_the_same_words_are_held_or_refused(monkeypatch):
    monkeypatch.setattr(rules, "RULES", (NUMB,))
    watch("wonderolie", Action.HOLD)
    assert reply(make.member(), BESIDE).held_id
    watch("wondermiddel", Action.REFUSE)
    with pytest.raises(Invalid):
        reply(make.member(), "Een wondermiddel.")


def test_between_members_it_is_not_refused_either(said):
    watch("wonderolie", Action.REFUSE)
    writer, other = make.viewer(someone()), make.member()
    body = f"{said} {BESIDE}"
    place = {"to": [other.username], "acknowledged": SETTLED}
    assert posting.begin_conversation(writer, body=body, **place).body == body
    with pytest.raises(Invalid):
        posting.begin_conversation(writer, body=BESIDE, **place)
