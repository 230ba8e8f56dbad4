"""Whom one is offered who begins to type a name, and who is never offered."""

import pytest
from sqlalchemy import select

from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import GUEST
from forum.core import clock
from forum.core.db import db
from forum.core.errors import LoginRequired, NotFound, Refused
from forum.threads import service as threads
from forum.threads.kinds import Visibility
from forum.threads.models import Voice
from forum.threads.naming import names
from forum.threads.service.looking_up import LOOK_UPS
from tests import make


def _names(typed: str, reader=None, post=None) -> list[str]:
    thread_id = post and post.thread_id
    found = names(make.viewer(reader or make.member()), typed, thread_id=thread_id)
    return [who.name for who in found]


def _known_as(post) -> str:
    return db.session.scalar(select(Voice.shown_name).where(Voice.id == post.voice_id))


def test_members_whose_name_begins_so_in_order(app):
    for name in ("Wilma", "wim", "Bernd", "Daniël", "Ank Wilmsen"):
        make.member(username=name)
    assert _names("Wi") == ["Wilma", "wim"]
    assert _names("wil") == ["Wilma"]
    assert _names("Ber") == ["Bernd"]
    assert _names("dani\u0301e") == _names("danie") == ["Daniël"]
    assert _names("ank w") == ["Ank Wilmsen"]
    assert _names("zz") == []


def test_who_wrote_in_the_thread_comes_first(app):
    make.member(username="Anna")
    first = make.thread(make.member(username="Anton"))
    make.reply(first, make.member(username="Antje"))
    assert _names("an", post=first) == ["Anton", "Antje", "Anna"]


def test_a_pseudonym_is_offered_in_its_thread_and_its_member_not_there(app):
    petra = make.member(username="Petra")
    first, elsewhere = make.thread(petra, pseudonym=True), make.thread()
    name = _known_as(first)
    (found,) = names(make.viewer(make.member()), name[:5], thread_id=first.thread_id)
    assert (found.name, found.has_profile, found.is_pseudonym) == (name, False, True)
    assert _names(name[:5], post=elsewhere) == _names(name[:5]) == []
    assert _names("pet", post=first) == ["Petra"]  # as any member, wherever it is typed


def test_oneself_is_not_offered(app):
    me = make.member(username="Wilma")
    first = make.thread(me, pseudonym=True)
    assert _names("wil", me, first) == []
    assert _names(_known_as(first)[:4], me, first) == []


def test_who_is_away_unconfirmed_or_gone_is_not_offered(app):
    away = make.member(username="Wilma")
    first = make.thread()
    make.reply(first, away)
    away.paused_at = clock.now()
    make.member(username="Willem", verified=False)
    gone = make.member(username="Wilfred")
    make.reply(first, gone)
    gone.erased_at, gone.username_key = clock.now(), "erased:x"
    assert _names("wil", post=first) == _names("verwijderd", post=first) == []


def test_whom_a_block_keeps_away_is_offered_to_neither(app):
    one, other = make.member(username="Wilma"), make.expert(username="Willem")
    first = make.thread(one)
    make.reply(first, other)
    block_member(make.viewer(one), other.username)
    for reader in (one, other):
        assert _names("wil", reader, first) == _names("wil", reader) == []
    assert _names("wil", post=first) == ["Wilma", "Willem"]


def test_a_block_by_staff_does_not_show(app):
    keeper, reader = make.moderator(username="Wilma"), make.member()
    block_member(make.viewer(keeper), reader.username)
    assert _names("wil", reader) == ["Wilma"]


def test_a_blocked_pseudonym_is_not_offered(app):
    reader, first = make.member(), make.thread()
    post = make.reply(first, pseudonym=True)
    threads.block_writer(make.viewer(reader), post.id)
    assert _names(_known_as(post)[:4], reader, first) == []


def test_a_name_that_stands_nowhere_in_the_thread_any_more_is_not_offered(app):
    writer, first = make.member(), make.thread()
    post = make.reply(first, writer, pseudonym=True)
    threads.delete_post(make.viewer(writer), post.id)
    assert _names(_known_as(post)[:4], post=first) == []


def test_of_a_thread_one_cannot_read_nobody_is_told(app):
    inside = make.thread(make.member(username="Wilma"), visibility=Visibility.MEMBERS)
    with pytest.raises(Refused):
        _names("wil", make.member(verified=False), inside)
    with pytest.raises(NotFound):
        names(make.viewer(make.member()), "wil", thread_id=999)


def test_guests_are_offered_nobody(app):
    with pytest.raises(LoginRequired):
        names(GUEST, "wil")


def test_at_most_ten(app):
    for number in range(12):
        make.member(username=f"Wilma {'abcdefghkmnp'[number]}")
    assert len(_names("wil")) == 10


def test_both_doors_give_names_and_nothing_that_is_not_shown(visitor):
    wilma = make.member(id=7654321, username="Wilma", email="geheim@example.org")
    me = make.member()
    page = visitor.log_in(me).get("/names?q=wil")
    assert page.json == {"names": ["Wilma"]}
    visitor.bearer(make.token(me))
    answer = visitor.get("/api/v1/names?q=wil")
    (item,) = answer.json["items"]
    assert set(item) == {"name", "url", "role", "badge"}
    for secret in (wilma.email, str(wilma.id)):
        assert secret not in page.text + answer.text


@pytest.mark.parametrize("typed", ["", "w", " w ", "w" * 41, "%25%25"])
def test_what_is_too_short_too_long_or_no_letters_finds_nobody(visitor, typed):
    make.member(username="Wilma")
    answer = visitor.bearer(make.token(make.member())).get(f"/api/v1/names?q={typed}")
    assert answer.status_code == 422 or answer.json["items"] == []


def test_one_can_look_up_only_so_many_names_a_minute(visitor, time):
    make.member(username="Wilma")
    me = make.member()
    visitor.log_in(me)
    codes = [visitor.get("/names?q=wil").status_code for _again in range(LOOK_UPS.most + 1)]
    assert set(codes[:-1]) == {200}
    assert codes[-1] == 429
    time.pass_time(minutes=1)
    assert visitor.get("/names?q=wil").status_code == 200


def test_names_cost_the_same_for_one_writer_and_for_many(visitor, count_queries):
    first = make.thread()
    path = f"/names?q=lid&thread={first.thread_id}"
    visitor.log_in(make.member())
    costs = []
    for amount in (1, 25):
        for _more in range(amount):
            make.reply(first)
        with count_queries() as seen:
            assert visitor.get(path).status_code == 200
        costs.append(len(seen))
    assert costs[0] == costs[1]


def test_looked_up_ten_times_at_once_nobody_is_told_to_wait(open_site, run_parallel):
    ada = make.member(username="Ada")
    db.session.commit()

    def look_up() -> int:
        visitor = open_site.test_client().log_in(ada)
        return visitor.get("/names?q=ad").status_code

    assert run_parallel([look_up] * 10) == [200] * 10
