"""Who takes no messages, who blocks whom, and who is away."""

import pytest

from forum.accounts.models import Member
from forum.accounts.service.blocking import block_member
from forum.accounts.service.pausing import pause
from forum.accounts.service.profile import choose_messages
from forum.core.errors import Refused
from forum.messages import queries
from forum.messages.models import Message
from tests import make
from tests.messages.talk import answer, begin, someone


@pytest.fixture
def ada(app) -> Member:
    return someone(username="Ada")


@pytest.fixture
def bea(app) -> Member:
    return someone(username="Bea")


@pytest.fixture
def cor(app) -> Member:
    return someone(username="Cor")


def _names(who: Member) -> list[list[str]]:
    page = queries.conversations(make.viewer(who))
    return [[other.author.name for other in one.others] for one in page.items]


def _read(who: Member, message: Message):
    conversation = queries.get_conversation(make.viewer(who), message.conversation_id)
    return queries.stretch(make.viewer(who), conversation)


def _refusal(who: Member, *others: Member) -> tuple:
    with pytest.raises(Refused) as refused:
        begin(who, *others)
    error = refused.value
    return error.code, str(error.detail), [list(map(str, told)) for told in error.errors.values()]


def test_a_block_by_the_other_reads_as_taking_no_messages(ada):
    taking_none, blocking = someone(), someone()
    choose_messages(make.viewer(taking_none), takes_messages=False)
    block_member(make.viewer(blocking), ada.username)

    refusals = [_refusal(ada, other) for other in (taking_none, blocking)]

    assert refusals[0] == refusals[1]
    assert refusals[0][:2] == ("not_taking", "Dit lid neemt geen berichten van je aan.")


def test_a_block_of_ones_own_is_named_whatever_the_other_chose(visitor, ada, bea, cor):
    first = begin(ada, bea)
    for other in (bea, cor):
        block_member(make.viewer(ada), other.username)
    choose_messages(make.viewer(cor), takes_messages=False)
    block_member(make.viewer(cor), "Ada")
    code, told, errors = _refusal(ada, cor)
    assert (code, errors) == ("blocked_by_you", [[told]])
    assert told.startswith("Je hebt Cor geblokkeerd.")
    assert _refusal(ada, bea, cor)[2][0][0].startswith("Je hebt Bea geblokkeerd.")
    path = f"/messages/{first.conversation_id}"
    page = visitor.log_in(ada).get(path).text
    assert "Je hebt Bea geblokkeerd." in page
    assert 'href="/settings/blocks"' in page
    other = visitor.log_in(bea).get(path).text
    assert "Dit lid neemt geen berichten van je aan." in other
    assert "geblokkeerd. Wil je" not in other


def test_in_a_group_it_is_said_who_takes_none(ada, bea, cor):
    choose_messages(make.viewer(bea), takes_messages=False)
    told = ["Bea neemt geen berichten van je aan."]
    assert _refusal(ada, bea, cor)[2] == [told]


def test_who_takes_no_messages_still_gets_answers(ada, bea):
    first = begin(ada, bea)
    choose_messages(make.viewer(bea), takes_messages=False)
    assert answer(first, ada).number == 2
    assert begin(ada, bea).number == 3


def test_a_block_ends_a_conversation_of_two_and_is_named_to_who_made_it_alone(ada, bea):
    first = begin(ada, bea)
    block_member(make.viewer(bea), "Ada")
    heard = ((ada, "Dit lid neemt geen berichten van je aan."), (bea, "Je hebt Ada geblokkeerd."))
    for who, told in heard:
        with pytest.raises(Refused) as refused:
            answer(first, who)
        assert str(refused.value.detail).startswith(told)


def test_the_team_gets_through(ada):
    keeper = make.moderator(username="Kim")
    choose_messages(make.viewer(ada), takes_messages=False)
    block_member(make.viewer(ada), "Kim")
    first = begin(keeper, ada, body="We keken mee")
    assert [line.body for line in _read(ada, first)] == ["We keken mee"]
    assert answer(first, ada).number == 2
    assert answer(first, keeper).number == 3


def test_a_new_member_answers_who_wrote_first(ada):
    fresh = make.member()
    with pytest.raises(Refused) as refused:
        begin(fresh, ada)
    assert refused.value.code == "too_new"
    first = begin(ada, fresh)
    assert answer(first, fresh).number == 2
    assert begin(fresh, ada).number == 3


def test_in_a_group_who_block_each_other_see_only_a_place(ada, bea, cor):
    first = begin(ada, bea, cor)
    answer(first, bea, "Van Bea")
    block_member(make.viewer(cor), "Bea")
    answer(first, cor, "Van Cor")

    assert [line.body for line in _read(ada, first)][1:] == ["Van Bea", "Van Cor"]
    for who, hidden in ((bea, 2), (cor, 1)):
        lines = _read(who, first)
        assert (lines[hidden].withheld, lines[hidden].body) == ("blocked", "")
        assert lines[hidden].author.name == ""
        assert lines[3 - hidden].withheld is None


def test_who_pauses_is_nameless_and_comes_back(ada, bea):
    first = begin(ada, bea)
    answer(first, bea, "Van Bea")
    pause(bea.id)
    assert _names(ada) == [["Een lid op pauze"]]
    line = _read(ada, first)[1]
    assert (line.withheld, line.body, line.author.name) == ("paused", "", "")
    assert [line.body for line in _read(bea, first)][1] == "Van Bea"
    assert answer(first, ada).number == 3
