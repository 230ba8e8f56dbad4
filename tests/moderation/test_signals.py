"""What a post may be a sign of: under it, for its author, and for who moderates."""

import pytest

from forum.accounts.viewer import GUEST
from forum.alarms import Level, Rule, rules
from forum.core.db import db
from forum.core.errors import Conflict, NotFound, Refused
from forum.moderation.models import LogEntry
from forum.moderation.signals import queries, service
from forum.moderation.signals.answers import Answer
from forum.moderation.signals.models import Signal
from forum.moderation.signals.waiting import waiting
from forum.posting import service as posting
from forum.posting.acknowledging import SETTLED
from tests import make

pytestmark = pytest.mark.usefixtures("app")

CALM = "Wandelen helpt mij het meest."
NUMB, FEVER, STIFF = "Alles is gevoelloos.", "Ik heb koorts.", "Ik ben lang ochtendstijf."
CRY = "Ik wil niet meer leven."
RULES = [
    Rule("numb", Level.CALL_NOW, "bron", lambda text: "gevoelloos" in text),
    Rule("fever", Level.TODAY, "bron", lambda text: "koorts" in text),
    Rule("stiff", Level.APPOINTMENT, "bron", lambda text: "ochtendstijf" in text),
]


@pytest.fixture(autouse=True)
def three_rules(monkeypatch):
    monkeypatch.setattr(rules, "RULES", RULES)


@pytest.fixture
def author(app):
    return make.member()


@pytest.fixture
def keeper(app):
    return make.viewer(make.moderator())


def write(author, body):
    first = make.thread()
    read = {"acknowledged": SETTLED}
    return posting.reply(make.viewer(author), first.thread_id, body=body, **read).id


def edit(author, post_id, body):
    posting.edit_post(make.viewer(author), post_id, body=body, acknowledged=SETTLED)


def under(viewer, post_id):
    return queries.ask_signals(viewer, [post_id]).ask().get(post_id)


def listed(keeper, **asked):
    return [(one.priority, one.post_id) for one in queries.signals(keeper, **asked).items]


def test_the_most_urgent_waits_first_and_an_appointment_waits_for_nobody(author, keeper):
    posts = [write(author, body) for body in (STIFF, FEVER, NUMB, CALM, CRY)]
    assert listed(keeper) == [(0, posts[4]), (1, posts[2]), (3, posts[1])]
    rows = db.session.execute(waiting()).all()
    assert sorted((row.kind, row.priority) for row in rows) == [
        ("signal", 0),
        ("signal", 1),
        ("signal", 3),
    ]
    assert all(row.thread_id and row.opened_at for row in rows)


def test_readers_see_only_what_one_calls_about_at_once(author, keeper):
    found = {body: write(author, body) for body in (STIFF, FEVER, NUMB, CRY)}
    own = make.viewer(author)
    for other in (GUEST, make.viewer(make.member()), keeper):
        shown = [body for body, post_id in found.items() if under(other, post_id)]
        assert shown == [NUMB]
        assert under(other, found[NUMB]).for_readers
        assert not under(other, found[NUMB]).for_author
    assert all(under(own, post_id).for_author for post_id in found.values())
    assert under(own, found[CRY]).is_crisis


def test_waving_hides_what_the_author_sees_and_nothing_else(author, keeper):
    post_id = write(author, NUMB)
    with pytest.raises(Refused):
        service.wave(make.viewer(make.member()), post_id)
    for _twice in range(2):
        service.wave(make.viewer(author), post_id)
    assert not under(make.viewer(author), post_id).for_author
    assert under(GUEST, post_id).for_readers
    assert listed(keeper) == [(1, post_id)]


def test_what_is_written_later_counts_and_what_is_taken_out_is_no_longer_said(author, keeper):
    post_id = write(author, CALM)
    assert under(make.viewer(author), post_id) is None
    edit(author, post_id, NUMB)
    assert listed(keeper) == [(1, post_id)]
    edit(author, post_id, CALM)
    assert under(GUEST, post_id) is None
    (line,) = queries.signals(keeper).items
    assert line.is_gone


def test_only_another_sign_asks_moderators_and_the_author_again(author, keeper):
    post_id = write(author, NUMB)
    service.wave(make.viewer(author), post_id)
    service.answer(keeper, queries.signals(keeper).items[0].id, Answer.REPLIED)
    edit(author, post_id, f"{NUMB} Nog steeds.")
    assert listed(keeper) == []
    assert not under(make.viewer(author), post_id).for_author
    edit(author, post_id, f"{NUMB} {FEVER}")
    assert listed(keeper) == [(1, post_id)]
    assert under(make.viewer(author), post_id).for_author


@pytest.mark.parametrize("given", Answer)
def test_what_was_done_is_logged_once_and_by_the_first(author, keeper, given):
    post_id = write(author, NUMB)
    (line,) = queries.signals(keeper).items
    service.answer(keeper, line.id, given)
    with pytest.raises(Conflict) as late:
        service.answer(make.viewer(make.moderator()), line.id, Answer.SEEN)
    assert late.value.code == "already_decided"
    assert (listed(keeper), listed(keeper, is_done=True)) == ([], [(1, post_id)])
    (entry,) = db.session.query(LogEntry).all()
    assert (entry.post_id, entry.moderator_id, entry.note) == (post_id, keeper.id, "")
    assert db.session.execute(waiting()).all() == []


def test_nobody_judges_what_they_wrote_themselves(keeper):
    own = make.moderator()
    write(own, NUMB)
    (line,) = queries.signals(keeper).items
    with pytest.raises(Refused):
        service.answer(make.viewer(own), line.id, Answer.FALSE_ALARM)
    with pytest.raises(Refused):
        queries.signals(make.viewer(make.member()))


def test_what_its_author_deletes_takes_the_sign_along(author, keeper):
    post_id = write(author, NUMB)
    posting.delete_post(make.viewer(author), post_id)
    assert (listed(keeper), db.session.query(Signal).count()) == ([], 0)
    with pytest.raises(NotFound):
        service.wave(make.viewer(author), post_id)


def test_what_is_noted_says_nothing_of_the_text(author):
    write(author, f"{NUMB} {CRY}")
    (row,) = db.session.query(Signal).all()
    assert row.rules == ["crisis:no_longer_live", "numb"]
