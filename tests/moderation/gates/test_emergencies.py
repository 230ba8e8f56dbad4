"""What names an emergency, or is a cry for help, is there at once: nothing refuses it or holds it
up, and moderators see what would have."""

import pytest

from forum.core.errors import TooMany
from forum.moderation import queries as log
from forum.moderation.gates import flags
from forum.moderation.gates.floods import POSTS
from forum.moderation.gates.words.actions import Action
from forum.posting.acknowledging import SETTLED
from tests import make
from tests.moderation.gates.listed import reply, watch

pytestmark = pytest.mark.usefixtures("app")
ALARM = "Sinds vannacht kan ik niet meer plassen."
CRY = "Ik wil niet meer leven."


def _flagged() -> list[str]:
    return [one.words for one in flags.flagged(make.viewer(make.moderator())).items]


@pytest.mark.parametrize("body", [ALARM, CRY])
def test_of_a_newcomer_it_is_there_at_once(body):
    assert reply(make.newcomer(), body, acknowledged=SETTLED).post_id
    assert _flagged() == ["eerste bericht, links of een adres van een nieuw lid"]


@pytest.mark.parametrize("body", [ALARM, CRY])
@pytest.mark.parametrize("action", [Action.HOLD, Action.REFUSE])
def test_no_watched_word_keeps_it_away(action, body):
    watch("wonderolie", action)
    assert reply(make.member(), f"{body} Ook wonderolie hielp niet.", acknowledged=SETTLED).post_id
    assert _flagged() == ["wonderolie"]


def test_advertising_behind_it_is_seen_by_moderators():
    links = " ".join(f"https://winkel{n}.example/" for n in range(5))
    keeper = make.viewer(make.moderator())
    reply(make.newcomer(), f"{ALARM} {links}", acknowledged=SETTLED)
    found = flags.flagged(keeper).items
    assert len(found) == 1
    flags.settle(keeper, found[0].id)
    assert log.log(keeper).items[0].reason == found[0].words


def test_who_sends_it_without_end_is_asked_to_wait():
    person, thread = make.member(), make.thread()
    with pytest.raises(TooMany):
        for _time in range(POSTS.most + 1):
            reply(person, ALARM, to=thread.thread_id, acknowledged=SETTLED)
