"""Every act is tied to the one before it, also when many happen at once."""

from itertools import pairwise
from threading import Event

from sqlalchemy import select, text

from forum.core.db import db, transaction
from forum.jobs.erasing import empty_rooms
from forum.leaving.modes import Mode
from forum.moderation import service
from forum.moderation.acts import Act
from forum.moderation.audit.verifying import verify
from forum.moderation.holding import service as holding
from forum.moderation.holding.reasons import HeldAct
from forum.moderation.holding.service import Wanted
from forum.moderation.models import ChainHead, ChainLink, LogEntry
from tests import make
from tests.moderation.audit.kept import acts, tamper


def _links() -> list[ChainLink]:
    return list(db.session.scalars(select(ChainLink).order_by(ChainLink.number)))


def _remove(keeper, post, **more):
    def act() -> int:
        with transaction():
            service.act_on_post(
                keeper, Act.REMOVE, post.id, **{"reason": "spam", "note": "Drie keer"} | more
            )
            newest = select(LogEntry.id).where(LogEntry.post_id == post.id)
            return db.session.scalars(newest.order_by(LogEntry.id.desc())).first()

    return act


def test_each_act_is_one_link_with_its_code(app):
    keeper, first = make.viewer(make.moderator()), make.thread()
    entry_id = _remove(keeper, make.reply(first))()
    acts(2)
    links = _links()
    assert [link.number for link in links] == [1, 2, 3]
    assert (links[0].entry_id, links[0].code, links[1].code) == (entry_id, "spam", None)
    assert all(one.hash == other.previous for one, other in pairwise(links))
    assert db.session.scalars(select(ChainHead.hash)).one() == links[-1].hash


def test_what_is_taken_back_leaves_no_link(app):
    acts(1)
    keeper, first = make.viewer(make.moderator()), make.thread()
    db.session.commit()
    try:
        with transaction():
            service.act_on_thread(keeper, Act.PIN, first.thread_id, reason="Even")
            raise KeyError
    except KeyError:
        pass
    acts(1)
    assert (verify().rows, verify().broken) == (2, None)


def test_acts_at_once_make_one_chain(open_site, run_parallel):
    keepers = [make.viewer(make.moderator()) for _ in range(4)]
    posts = [make.reply(make.thread()) for _ in range(16)]
    doing = [_remove(keepers[at % 4], post) for at, post in enumerate(posts)]

    results = run_parallel(doing)

    assert all(isinstance(result, int) for result in results), results
    assert (verify().rows, verify().broken) == (16, None)
    assert {link.entry_id for link in _links()} == set(results)


def test_the_first_acts_ever_at_once_too(open_site, run_parallel):
    keeper = make.viewer(make.moderator())
    db.session.execute(text("delete from moderation_chain_head"))
    results = run_parallel([_remove(keeper, make.reply(make.thread())) for _ in range(6)])
    assert all(isinstance(result, int) for result in results), results
    assert (verify().rows, verify().broken) == (6, None)


def test_one_that_is_not_kept_holds_up_nobody_for_good(open_site, run_parallel):
    keeper = make.viewer(make.moderator())
    posts = [make.reply(make.thread()) for _ in range(3)]
    stumbled = Event()

    def stumble() -> None:
        with transaction():
            service.act_on_post(keeper, Act.REMOVE, posts[0].id, reason="spam")
            stumbled.set()
            raise KeyError("not kept")

    results = run_parallel([stumble, *(_remove(keeper, post) for post in posts[1:])])

    assert stumbled.is_set()
    assert isinstance(results[0], KeyError)
    assert (verify().rows, verify().broken) == (2, None)


def test_erasing_takes_the_words_and_the_salt_and_leaves_the_chain(app):
    author, keeper = make.member(), make.viewer(make.moderator())
    post = make.reply(make.thread(), author)
    entry_id = _remove(keeper, post, note="Over haar werk")()
    with transaction():
        empty_rooms(author.id, Mode.ANONYMISE)
    db.session.expire_all()
    entry = db.session.get(LogEntry, entry_id)
    assert (entry.reason, entry.note, entry.about, entry.salt) == ("spam", "", None, None)
    assert verify().broken is None


def test_lines_of_an_earlier_release_are_tied_afterwards(app, terminal):
    acts(2)
    tamper(
        "insert into moderation_log (moderator_id, act, reason, note, done_at) "
        "select moderator_id, 'pin', 'spam', 'Later', done_at from moderation_log where id = :id",
        id=_links()[0].entry_id,
    )
    assert terminal.invoke(args=["audit", "verify"]).exit_code == 1
    assert terminal.invoke(args=["audit", "chain"]).output.startswith("1 ")
    assert terminal.invoke(args=["audit", "chain"]).output.startswith("0 ")
    assert terminal.invoke(args=["audit", "verify"]).output.strip() == "ok, 3 rows"
    assert all(db.session.scalars(select(LogEntry.salt)))


def test_a_long_chain_is_read_in_parts(app, monkeypatch):
    monkeypatch.setattr("forum.moderation.audit.verifying.BATCH", 2)
    acts(5)
    assert (verify().rows, verify().broken) == (5, None)
    tamper("delete from moderation_chain where number = 5")
    assert verify().broken.number == 5


def test_how_long_it_waited_is_kept(app, time):
    writer, keeper = make.viewer(make.expert()), make.viewer(make.moderator())
    wanted = Wanted(HeldAct.REPLY, {"body": "Kom langs."}, make.thread().thread_id)
    held_id = holding.hold(writer, wanted, "own_practice")
    time.pass_time(minutes=90)
    with transaction():
        holding.refuse(keeper, held_id, reason="Reclame.")
    assert db.session.scalars(select(LogEntry.waited)).one() == 5400
    assert verify().broken is None
