"""Writing under an invented name, from the first post on and for good."""

import re

import pytest

from forum.accounts.names import LONGEST, complaint, username_key
from forum.accounts.pseudonyms import ADJECTIVES, ANIMALS, POOL
from forum.accounts.viewer import GUEST
from forum.alarms import Level, Rule, rules
from forum.core.db import db
from forum.core.errors import Conflict, Invalid, Refused
from forum.threads import posts, queries, service
from forum.threads.kinds import Kind
from forum.threads.service import voices
from tests import make

STARTED = {"category": "", "kind": "recovery", "title": "Wat ik niet zeg", "body": "Hier wel."}


def _names(thread_id: int) -> list[str]:
    return [
        post.author.name
        for post in posts.page_of_posts(
            GUEST, queries.get_thread(GUEST, thread_id), after=None, limit=100
        ).items
    ]


def test_the_pool_is_large_and_its_names_differ_also_to_the_eye():
    assert len(ADJECTIVES) >= 60
    assert len(ANIMALS) >= 60
    assert len({username_key(name) for name in POOL}) == len(POOL) >= 3600
    assert max(map(len, POOL)) <= LONGEST


@pytest.mark.parametrize("name", [POOL[0], POOL[-1].lower(), POOL[7].replace(" ", "_")])
def test_nobody_registers_a_name_of_the_pool(name):
    assert "schuilnamen" in str(complaint(name))


@pytest.mark.usefixtures("app")
def test_whoever_starts_secretly_stays_so_without_asking_again():
    author = make.member(username="Ada")
    first = make.thread(author, pseudonym=True)
    again = make.reply(first, author)

    name = queries.get_thread(GUEST, first.thread_id).author.name
    assert name in POOL
    assert again.voice_id == first.voice_id
    assert _names(first.thread_id) == [name, name]


@pytest.mark.usefixtures("app")
def test_a_pseudonym_where_one_is_known_is_refused_and_nothing_is_kept():
    author = make.member()
    first = make.thread(author)
    with pytest.raises(Conflict, match="eigen naam") as raised:
        make.reply(first, author, pseudonym=True)
    assert raised.value.code == "open_voice"


@pytest.mark.usefixtures("app")
def test_no_two_voices_of_a_thread_share_a_name_nor_one_with_a_member(monkeypatch):
    few = ["Stille Reiger", "Wijze Uil", "Rode Vos"]
    monkeypatch.setattr(voices, "drawn", lambda _size: iter([few[:2], few[2:]]))
    make.member(username="StilleReiger")  # past the rules for names
    first = make.thread(pseudonym=True)
    make.reply(first, pseudonym=True)

    assert _names(first.thread_id) == ["Wijze Uil", "Rode Vos"]
    with pytest.raises(Conflict):
        make.reply(first, pseudonym=True)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("make_writer", [make.expert, make.moderator, make.admin])
def test_a_pseudonym_has_no_role_no_badge_and_no_profile(make_writer):
    first, writer = make.thread(), make_writer()
    answer = make.reply(first, writer, pseudonym=True)

    seen = posts.get_post(GUEST, answer.id)
    assert (seen.author.role, seen.author.badge, seen.author.has_profile) == ("member", None, False)
    assert not seen.is_expert
    assert queries.latest_answered(GUEST) == []
    own = make.thread(writer, pseudonym=True)
    found = queries.threads(GUEST, queries.started_by(writer.username)).items
    assert own.thread_id not in [thread.id for thread in found]


@pytest.mark.usefixtures("app")
def test_staff_under_a_pseudonym_does_nothing_that_only_staff_may():
    """Or everyone would know that a moderator is behind it."""
    first, keeper = make.thread(), make.moderator()
    answer = make.reply(first, keeper, pseudonym=True)
    service.lock(make.viewer(make.admin()), first.thread_id)

    for act in (
        lambda: make.reply(first, keeper),
        lambda: make.reply(first, make.moderator(), pseudonym=True),
        lambda: service.edit_post(make.viewer(keeper), answer.id, body="Anders"),
    ):
        with pytest.raises(Refused, match="gesloten"):
            act()
    assert make.reply(first, make.moderator())
    with pytest.raises(Invalid) as raised:
        make.thread(keeper, kind=Kind.ANNOUNCEMENT, pseudonym=True)
    assert list(raised.value.errors) == ["pseudonym"]


def test_the_api_shows_a_pseudonym_like_any_member(visitor):
    place, author = make.category(), make.expert(username="Lotte")
    program = visitor.bearer(make.token(author))

    started = program.post(
        "/api/v1/threads", json=STARTED | {"category": place.slug, "pseudonym": True}
    )
    posted = program.post(f"/api/v1/threads/{started.json['id']}/posts", json={"body": "En nog"})

    name = started.json["author"]["name"]
    shown = {"name": name, "url": None, "role": "member", "badge": None}
    assert started.json["author"] == started.json["first_post"]["author"] == shown
    assert posted.json["author"] == shown
    assert posted.json["is_expert"] is False


def test_the_form_offers_a_pseudonym_once_and_then_says_the_name(visitor):
    first, author = make.thread(), make.member(username="Ada")
    address = f"/t/{first.thread_id}-hoe-begin-ik"
    visitor.log_in(author)
    assert 'name="pseudonym"' in visitor.get(address).text

    visitor.submit(address, body="Onder ons gezegd", pseudonym="1")

    page = visitor.get(address).text
    name = queries.get_thread(make.viewer(author), first.thread_id).own_voice.name
    assert 'name="pseudonym"' not in page
    assert f"onder je schuilnaam {name}" in page
    assert "dit ben jij" in page
    assert "(schuilnaam)" in page
    visitor.log_in(make.member())
    assert "dit ben jij" not in visitor.get(address).text
    assert "(schuilnaam)" in visitor.get(address).text


def test_a_form_that_asks_for_it_too_late_keeps_its_text(visitor):
    author = make.member(username="Ada")
    first = make.thread(author)
    address = f"/t/{first.thread_id}-hoe-begin-ik"
    visitor.log_in(author)
    assert "onder je eigen naam, Ada" in visitor.get(address).text

    answer = visitor.submit(address, body="Dit blijft staan", pseudonym="1")

    assert answer.status_code == 409
    assert "Dit blijft staan" in answer.text
    assert "schrijf je al onder je eigen naam" in answer.text


def test_an_alarm_forgets_neither_the_text_nor_the_pseudonym(visitor, monkeypatch):
    numb = Rule("numb", Level.CALL_NOW, "KNGF B.1.3", lambda text: "doof gevoel" in text)
    monkeypatch.setattr(rules, "RULES", (numb,))
    first = make.thread()
    visitor.log_in(make.member())

    warned = visitor.submit(
        f"/t/{first.thread_id}-hoe-begin-ik", body="Een doof gevoel.", pseudonym="1"
    )

    assert warned.status_code == 409
    box = re.search(r'<input id="pseudonym"[^>]*>', warned.text)[0]
    assert box.endswith(' checked aria-describedby="pseudonym-help">')


@pytest.mark.usefixtures("app")
def test_who_left_is_no_pseudonym_and_has_no_profile(time):
    for secretly in (True, False):
        author = make.member()
        first = make.thread(author, pseudonym=secretly)
        author.erased_at = time.at
        db.session.flush()
        seen = posts.get_post(GUEST, first.id).author
        assert (seen.is_pseudonym, seen.has_profile, seen.badge) == (False, False, None)
