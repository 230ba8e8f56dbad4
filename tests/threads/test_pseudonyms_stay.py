"""What is done about a member shows on no pseudonym: not on a page, in a list, a count or a status.

Everybody asks for everything, before and after. What stands under pseudonyms must not differ.
"""

import pytest

from forum.accounts.service.blocking import block_member, unblock_member
from forum.leaving.modes import Mode
from forum.leaving.service.going import leave, stay
from tests import make
from tests.core.only import on_sqlite
from tests.threads.onlookers import ALL_SECRET, MIXED, Answers, Town, settle

# Each asks for everything several times over. What the second database could answer otherwise it
# answers in the tests of blocks, of pausing and of leaks.
once = on_sqlite
# Where who blocks reads back whom.
TOLD = {("Ada", path) for path in ("/settings/blocks", "/api/v1/me/blocks", "/members/Bea")}


@pytest.fixture
def secret(app) -> Town:
    return settle(app, ALL_SECRET, ("Ada", "Bea", "guest", "keeper"))


@pytest.fixture
def mixed(app) -> Town:
    return settle(app, MIXED, ("Ada", "Bea", "guest"))


def _differing(before: Answers, after: Answers) -> set[tuple[str, str]]:
    """Who then gets something else where. Lists in another order are the same list."""
    assert before.keys() == after.keys()
    return {
        (name, path.partition("?")[0])
        for name, path in before
        if before[name, path] != after[name, path]
    }


def _stands_as_it_was(town: Town, of: str, before: Answers, after: Answers) -> None:
    for (name, path), was in before.items():
        now = after[name, path]
        assert town.shown(of, was) == town.shown(of, now), (name, path)
        if town.is_about(of, path):
            assert was[:3] == now[:3], (name, path)


def _says_something(town: Town, before: Answers) -> None:
    """Or the tests here would hold of nothing."""
    seen = [key for key, answer in before.items() if town.shown("Bea", answer)]
    for place in ("/", "/c/plek", "/api/v1/threads"):
        assert {name for name, path in seen if path == place} == set(town.people), place
    for place in ("/t/", "/api/v1/threads/", "/api/v1/posts/"):
        assert sum(path.startswith(place) for _name, path in seen) > 10, place


@once
def test_neither_a_block_nor_a_pause_is_to_be_seen_among_pseudonyms(secret):
    """And both leave no trace once they are over."""
    before = secret.answers()
    block_member(make.viewer(secret.people["Ada"]), "Bea")
    assert _differing(before, secret.answers()) == TOLD
    unblock_member(make.viewer(secret.people["Ada"]), "Bea")
    leave(make.viewer(secret.people["Ada"]), Mode.PAUSE)
    noticed = {key for key in _differing(before, secret.answers()) if key[0] != "Ada"}
    assert {path for _name, path in noticed} == {"/members/Ada", "/api/v1/members/Ada"}
    stay(make.viewer(secret.people["Ada"]))
    assert _differing(before, secret.answers()) == set()


@once
def test_pseudonyms_stay_where_one_who_is_blocked_or_goes_also_wrote_openly(mixed):
    """Who goes takes their own name along at once, and nothing else."""
    before = mixed.answers()
    block_member(make.viewer(mixed.people["Ada"]), "Bea")
    blocked = mixed.answers()
    _says_something(mixed, before)
    assert {name for name, _path in _differing(before, blocked)} == {"Ada", "Bea"}
    for of in ("Ada", "Bea"):
        _stands_as_it_was(mixed, of, before, blocked)
    unblock_member(make.viewer(mixed.people["Ada"]), "Bea")
    leave(make.viewer(mixed.people["Ada"]), Mode.EVERYTHING)
    away = mixed.answers()
    others = {key: answer for key, answer in before.items() if key[0] != "Ada"}
    _stands_as_it_was(mixed, "Ada", others, away)
    assert [key for key in others if ">Ada<" in away[key].text] == []
    stay(make.viewer(mixed.people["Ada"]))
    assert _differing(before, mixed.answers()) == set()


def test_who_is_away_takes_words_under_a_pseudonym_back_by_hand(secret):
    """By form and by program; and a thread that nobody answered goes as a whole."""
    ada = secret.people["Ada"]
    first = make.thread(ada, pseudonym=True)
    alone, lonely = make.thread(ada, pseudonym=True), make.thread(ada, pseudonym=True)
    make.reply(first)
    leave(make.viewer(ada), Mode.PAUSE)
    visitor = secret.site.test_client().log_in(ada)
    program = secret.site.test_client().bearer(make.token(ada))
    for post in (first, alone):
        assert visitor.get(f"/p/{post.id}/delete").status_code == 200
        assert visitor.submit(f"/p/{post.id}/delete").status_code == 303
    assert program.delete(f"/api/v1/posts/{lonely.id}").status_code == 204
    guest = secret.site.test_client()
    found = [guest.get(f"/t/{post.thread_id}").status_code for post in (first, alone, lonely)]
    assert found == [301, 404, 404]


def test_what_pausing_does_to_pseudonyms_is_told_before_and_after(visitor, smtp, run_worker):
    wilma = make.member(email="wilma@example.org")
    page = visitor.log_in(wilma).get("/settings/leaving").text
    stays = "Wat je onder een schuilnaam schreef, blijft zichtbaar."
    assert stays in page
    assert "verwijder die berichten dan zelf" in page
    assert "kies hieronder voor anonimiseren" in page
    leave(make.viewer(wilma), Mode.PAUSE)
    assert stays in visitor.get("/help").text
    run_worker()
    (letter,) = smtp.to("wilma@example.org")
    assert stays in " ".join(letter.get_content().split())
    assert "blijft zichtbaar tot je het zelf verwijdert" in visitor.get("/privacy").text
    told = visitor.get("/api/v1/openapi.json").json["paths"]["/api/v1/me/leaving"]["post"]
    assert "under a pseudonym stays visible" in told["description"].replace("\n", " ")
