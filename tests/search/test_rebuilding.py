"""`flask --app forum search rebuild`: whatever the index was, afterwards it says what stands."""

from sqlalchemy import delete, select, update

from forum.core.changes import note
from forum.core.db import db, transaction
from forum.search import rebuilding
from forum.search.models import SearchEntry
from forum.search.rebuilding import rebuild
from tests import make
from tests.search.kept import strays


def _posts(number=5):
    with transaction():
        first = make.thread(title="Hernia op mijn rug", body="Al negen weken zenuwpijn.")
        return [
            first.id,
            *(make.reply(first, body=f"Wandelen helpt {n}").id for n in range(number)),
        ]


def _entries():
    query = select(SearchEntry.subject_id).where(SearchEntry.kind.in_(("thread", "post")))
    return list(db.session.scalars(query.order_by(SearchEntry.id)))


def _done(batch=2):
    return sum(rebuild(batch))


def test_an_empty_index_is_filled_and_the_newest_come_last(app):
    ids = _posts()
    make.sheet(make.moderator())
    make.member(bio="Ik zwem graag.")
    db.session.execute(delete(SearchEntry))
    _done()
    assert strays() == []
    assert _entries() == ids


def test_what_was_written_before_it_was_made_anew_stays_the_newest(app):
    ids = _posts()
    old = SearchEntry.subject_id.in_(ids[:4])
    db.session.execute(delete(SearchEntry).where(old))
    _done()
    assert _entries() == ids


def test_twice_changes_nothing(app):
    _posts()
    _done()
    before = db.session.execute(select(SearchEntry.id, SearchEntry.terms)).all()
    _done()
    assert db.session.execute(select(SearchEntry.id, SearchEntry.terms)).all() == before


def test_stopped_halfway_it_goes_on(app):
    _posts()
    db.session.execute(delete(SearchEntry))
    steps = rebuild(2)
    next(steps)
    steps.close()
    _done()
    assert strays() == []


def test_what_is_wrong_is_put_right_and_what_is_gone_is_emptied(app):
    ids = _posts()
    db.session.execute(update(SearchEntry).values(terms="onzin"))
    db.session.add(SearchEntry(kind="post", subject_id=max(ids) + 1000, terms="spook"))
    db.session.flush()
    _done()
    assert strays() == []


def test_the_terminal_says_how_many(app, terminal):
    _posts(1)
    found = terminal.invoke(args=["search", "rebuild"])
    assert found.exit_code == 0, found.output
    assert f"{rebuilding.how_many()} stukken" in found.output


def test_what_a_broken_transaction_noted_is_forgotten(app):
    ids = _posts(0)
    try:
        with transaction():
            note("posts", *ids)
            raise RuntimeError
    except RuntimeError:
        pass
    with transaction():
        again = make.reply(make.thread(), body="Zwemmen is fijn")
    assert again.id in _entries()
