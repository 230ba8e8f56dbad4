"""First posts at the same moment, under an invented name or not."""

from forum.accounts.pseudonyms import POOL
from forum.core.db import db, transaction
from forum.core.errors import Conflict
from forum.threads import service
from forum.threads.models import Thread, Voice
from forum.threads.service import voices
from tests import make


def test_two_first_replies_at_once_are_one_voice(open_site, run_parallel):
    first, writer = make.thread(), make.viewer(make.member())

    def reply() -> int:
        with transaction():
            return service.reply(writer, first.thread_id, body="Hallo", pseudonym=True).voice_id

    results = run_parallel([reply] * 4)

    assert len(set(results)) == 1
    assert isinstance(results[0], int)


def test_many_at_once_get_names_of_their_own(open_site, run_parallel, monkeypatch):
    names = list(POOL[:6])
    monkeypatch.setattr(voices, "drawn", lambda _size: iter([names]))
    first, writers = make.thread(), [make.viewer(make.member()) for _ in range(4)]

    def reply(who) -> int:
        with transaction():
            return service.reply(who, first.thread_id, body="Hallo", pseudonym=True).id

    run_parallel([lambda who=who: reply(who) for who in writers])

    shown = db.session.query(Voice.shown_name).filter(Voice.is_pseudonym.is_(True)).all()
    assert len(set(shown)) == len(shown) == 4


def test_one_and_an_open_reply_at_once_are_one_voice(open_site, run_parallel):
    first, writer = make.thread(), make.viewer(make.member())

    def reply(secretly: bool) -> int:
        with transaction():
            return service.reply(writer, first.thread_id, body="Hoi", pseudonym=secretly).voice_id

    results = run_parallel([lambda: reply(True), lambda: reply(False)])

    kept = {result for result in results if isinstance(result, int)}
    assert len(kept) == 1
    assert all(isinstance(result, int | Conflict) for result in results)
    assert db.session.query(Thread.reply_count).scalar() == sum(
        isinstance(result, int) for result in results
    )
