"""What happens to texts in which a watched word stands, and keeping the list."""

from datetime import UTC, datetime

import pytest

from forum.alarms import rules
from forum.alarms.rules import Level, Rule
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, NotFound, Refused
from forum.moderation import queries as log
from forum.moderation.acts import Act
from forum.moderation.gates import flags
from forum.moderation.gates.models import WatchedWord
from forum.moderation.gates.waiting import waiting
from forum.moderation.gates.words import queries, service
from forum.moderation.gates.words.actions import Action
from forum.moderation.gates.words.service import Wanted
from forum.moderation.holding import queries as holding
from forum.polls.views import NewPoll
from forum.posting import profile, sending
from forum.posting import service as posting
from forum.posting.acknowledging import SETTLED
from forum.threads.kinds import Kind
from forum.threads.posts import get_post
from tests import make
from tests.moderation.gates.listed import reply, start, watch

LONG_AGO = datetime(2029, 1, 1, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("app")


def _waiting() -> list:
    return db.session.execute(waiting()).all()


def test_a_refused_word_names_its_field_and_gives_the_reason():
    watch("wonderolie", Action.REFUSE)
    for field, act in {
        "body": lambda who: reply(who, "Koop W.O.N.D.E.R.O.L.I.E hier"),
        "title": lambda who: start(who, kind=Kind.QUESTION, title="Over wonderolie"),
        "poll_option_2": lambda who: reply(who, poll=NewPoll("Wat?", ("Olie", "Wonderolie"))),
        "bio": lambda who: profile.change_profile(make.viewer(who), bio="Wonderolie!"),
    }.items():
        with pytest.raises(Invalid) as refused:
            act(make.member())
        assert list(refused.value.errors) == [field]
        assert "Daar letten we op" in str(refused.value.errors[field][0])


def test_a_held_word_waits_and_moderators_see_which():
    watch("*kliniek")
    sent = reply(make.member(), "Ga naar een privékliniek.")
    found = holding.get_held(make.viewer(make.moderator()), sent.held_id)
    assert (found.reason, str(found.reason_short)) == (
        "watched_word",
        "Woord van de lijst: *kliniek",
    )


def test_a_flagged_word_stands_and_is_shown_until_somebody_saw_it():
    watch("wonderolie", Action.FLAG)
    writer, keeper = make.member(), make.viewer(make.moderator())
    sent = reply(writer, "Wonderolie hielp mij.")
    (item,) = _waiting()
    assert (item.kind, item.title) == ("flagged_post", "")
    (one,) = flags.flagged(keeper).items
    assert (one.post_id, one.words) == (sent.post_id, "wonderolie")
    flags.settle(keeper, one.id)
    with pytest.raises(NotFound):
        flags.settle(keeper, one.id)
    assert _waiting() == []
    sending.edit_post(make.viewer(writer), sent.post_id, body="Wonderolie dus.")
    assert len(_waiting()) == 1
    posting.delete_post(make.viewer(writer), sent.post_id)
    assert _waiting() == []


def test_a_replaced_word_is_stored_so_and_its_writer_is_told():
    watch("wonderolie", Action.REPLACE, replacement="een middel")
    sent = reply(make.member(), "Wonderolie, wat is dat?")
    keeper = make.viewer(make.moderator())
    assert get_post(keeper, sent.post_id).body == "een middel, wat is dat?"
    assert sent.replaced == ("Wonderolie",)


def test_an_edit_goes_past_the_list_too():
    writer = make.member()
    sent = reply(writer)
    watch("wonderolie")
    assert sending.edit_post(make.viewer(writer), sent.post_id, body="Wonderolie.").held_id
    first = make.thread(writer)
    titled = sending.edit_post(make.viewer(writer), first.id, title="Wonderolie", body="Dag.")
    assert titled.held_id
    sending.let_through(make.viewer(make.moderator()), titled.held_id)


def test_between_members_words_are_refused_or_replaced_and_never_shown():
    for word, action in (("slecht", Action.REFUSE), ("raar", Action.REPLACE)):
        watch(word, action)
    watch("stil", Action.HOLD)
    watch("zacht", Action.FLAG)
    writer, other = make.viewer(make.member(joined_at=LONG_AGO)), make.member()
    to = [other.username]
    with pytest.raises(Invalid):
        posting.begin_conversation(writer, to=to, body="slecht")
    message = posting.begin_conversation(writer, to=to, body="raar, stil en zacht")
    assert message.body == "[…], stil en zacht"
    assert _waiting() == []


def test_a_profile_with_a_held_or_flagged_word_waits():
    watch("wonderolie", Action.FLAG)
    writer = make.member(bio="Dag.")
    assert profile.change_profile(make.viewer(writer), bio="Ik hou van wonderolie.")
    assert writer.bio == "Dag."


def test_a_refused_word_in_an_emergency_is_placed_and_shown(monkeypatch):
    numb = Rule("numb", Level.CALL_NOW, "bron", lambda text: "doof gevoel" in text)
    monkeypatch.setattr(rules, "RULES", (numb,))
    watch("wonderolie", Action.REFUSE)
    sent = reply(make.member(), "doof gevoel door wonderolie", acknowledged=SETTLED)
    assert sent.post_id
    assert len(_waiting()) == 1


def test_moderators_write_about_what_they_watch():
    watch("wonderolie", Action.REFUSE)
    assert reply(make.moderator(), "Noem geen wonderolie.").post_id


def test_every_change_is_in_the_log_with_who_and_why():
    keeper = make.viewer(make.moderator())
    word_id = watch("wonderolie", keeper=keeper)
    service.change_word(keeper, word_id, Wanted("Wonderolie", Action.FLAG, "Minder streng"))
    assert queries.get_word(keeper, word_id).keeper == keeper.name
    service.remove_word(keeper, word_id)
    lines = log.log(keeper).items
    assert [line.act for line in lines] == [Act.REMOVE_WORD, Act.CHANGE_WORD, Act.ADD_WORD]
    assert lines[1].note == "wonderolie: hold → Wonderolie: flag"
    assert {line.moderator for line in lines} == {keeper.name}


@pytest.mark.parametrize("word", ["**", "a*", "-- !", "won*der", "\u200b\u200b"])
def test_what_would_find_nothing_or_everything_is_no_word(word):
    with pytest.raises(Invalid) as wrong:
        watch(word)
    assert list(wrong.value.errors) == ["word"]


def test_a_word_stands_on_the_list_once():
    watch("Wonderolie")
    with pytest.raises(Conflict):
        watch("wonder\u00adoliÉ".replace("É", "e"))
    watch("wonderolie*")
    assert db.session.query(WatchedWord).count() == 2


def test_the_list_is_kept_by_moderators_alone():
    with pytest.raises(Refused):
        watch("wonderolie", keeper=make.viewer(make.member()))
    with pytest.raises(Refused):
        queries.words(make.viewer(make.expert()))


def test_a_word_that_was_removed_is_found_no_more():
    word_id = watch("wonderolie", Action.REFUSE)
    with pytest.raises(Invalid):
        reply(make.member(), "wonderolie")
    service.remove_word(make.viewer(make.moderator()), word_id)
    assert reply(make.member(), "wonderolie").post_id
    watch("zalf", Action.REFUSE)
    assert reply(make.member(), "wonderolie").post_id


def test_trying_out_shows_what_would_be_found_and_keeps_nothing():
    keeper = make.viewer(make.moderator())
    found = queries.try_out(keeper, "*zalf", "Een wonderzalf, geen zalfje.").found
    assert [one.said for one in found] == ["wonderzalf"]
    assert db.session.query(WatchedWord).count() == 0
