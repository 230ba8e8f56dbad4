import pytest
from sqlalchemy import select

from forum.accounts.models import Member, Token
from forum.core import clock
from forum.core.db import db
from forum.core.ids import token_hash
from tests import make
from tests.make import PASSWORD

ASK = {"username": "Ada", "password": PASSWORD, "name": "lezer"}


@pytest.fixture
def ada(app) -> Member:
    return make.member(username="Ada", password=PASSWORD)


def _tokens() -> list[Token]:
    return list(db.session.scalars(select(Token).order_by(Token.id)))


@pytest.mark.parametrize(
    ("role", "asked", "given"),
    [
        ("member", {}, ["read", "write"]),
        ("expert", {}, ["read", "write"]),
        ("moderator", {}, ["moderate", "read", "write"]),
        ("admin", {}, ["moderate", "read", "write"]),
        ("moderator", {"scopes": ["read"]}, ["read"]),
        ("member", {"scopes": ["read", "moderate"]}, ["read"]),
        ("member", {"scopes": ["write", "write"]}, ["read", "write"]),
        ("member", {"scopes": []}, ["read"]),
    ],
)
def test_a_token_may_what_was_asked_and_what_the_role_allows(visitor, ada, role, asked, given):
    ada.role = role
    answer = visitor.post("/api/v1/tokens", json=ASK | asked)
    assert (answer.status_code, answer.json["scopes"]) == (201, given)
    me = visitor.bearer(answer.json["token"]).get("/api/v1/me")
    assert (me.status_code, me.json["username"], me.json["scopes"]) == (200, "Ada", given)


@pytest.mark.parametrize("scopes", [["all"], "read", [1], {}, [None]])
def test_scopes_that_do_not_exist_are_named(visitor, ada, scopes):
    answer = visitor.post("/api/v1/tokens", json=ASK | {"scopes": scopes})
    assert answer.status_code == 422
    assert list(answer.json["errors"]) == ["scopes"]


def test_only_the_hash_of_a_token_is_kept(visitor, ada):
    secret = visitor.post("/api/v1/tokens", json=ASK).json["token"]
    (token,) = _tokens()
    assert token.token_hash == token_hash(secret)
    assert secret not in visitor.bearer(secret).get("/api/v1/tokens").text


def test_a_reading_token_reads_and_changes_nothing(visitor, ada):
    first = make.thread(visibility="members")
    visitor.bearer(make.token(ada, ["read"]))

    assert visitor.get(f"/api/v1/threads/{first.thread_id}").status_code == 200
    for answer in (
        visitor.post(f"/api/v1/threads/{first.thread_id}/posts", json={"body": "Hoi."}),
        visitor.patch("/api/v1/me", json={"bio": "x"}),
        visitor.put("/api/v1/me/consents/texts", json={"given": False}),
        visitor.delete(f"/api/v1/tokens/{_tokens()[0].id}"),
        visitor.post("/api/v1/me/verification"),
    ):
        assert (answer.status_code, answer.json["code"]) == (403, "scope_missing")


def test_a_moderators_writing_token_does_not_moderate(visitor):
    first = make.thread()
    visitor.bearer(make.token(make.moderator(), ["read", "write"]))
    answer = visitor.put(f"/api/v1/threads/{first.thread_id}/factsheets/a", json={})
    assert answer.status_code in (403, 404)


def test_a_revoked_token_is_refused_from_then_on(visitor, ada):
    visitor.bearer(make.token(ada))
    assert visitor.delete(f"/api/v1/tokens/{_tokens()[0].id}").status_code == 204
    answer = visitor.get("/api/v1/me")
    assert (answer.status_code, answer.json["code"]) == (401, "invalid_token")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_nobody_sees_or_revokes_anothers_token(visitor, ada):
    secret = make.token(ada)
    visitor.bearer(make.token(make.member(), ["read", "write"]))
    theirs, mine = _tokens()

    assert [token["id"] for token in visitor.get("/api/v1/tokens").json["items"]] == [mine.id]
    missing = visitor.delete("/api/v1/tokens/999999")
    others = visitor.delete(f"/api/v1/tokens/{theirs.id}")
    assert (others.status_code, others.json["detail"]) == (404, missing.json["detail"])
    assert visitor.bearer(secret).get("/api/v1/me").status_code == 200


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Bearer \xff",
        "Basic QWRhOng=",
        "Digest a=b",
        "x",
        "Bearer a b",
    ],
)
def test_a_wrong_token_is_401_and_never_a_guest(visitor, header):
    answer = visitor.get("/api/v1/categories", headers={"Authorization": header})
    assert (answer.status_code, answer.json["code"]) == (401, "invalid_token")


def test_without_a_token_one_reads_as_a_guest(visitor):
    assert visitor.get("/api/v1/categories").status_code == 200
    assert visitor.get("/api/v1/me").status_code == 401


def test_a_cookie_never_opens_the_api(visitor, ada):
    visitor.log_in(ada)
    answer = visitor.get("/api/v1/me")
    assert (answer.status_code, answer.json["code"]) == (401, "login_required")
    assert visitor.patch("/api/v1/me", json={"bio": "x"}).status_code == 401


def test_a_token_never_opens_a_page(visitor, ada):
    visitor.bearer(make.token(ada))
    assert visitor.get("/settings").status_code == 303
    assert "Ada" not in visitor.get("/").text


def test_a_token_of_who_is_suspended_reads_and_does_not_moderate(visitor):
    member = make.suspended(role="moderator")
    visitor.bearer(make.token(member))
    assert visitor.get("/api/v1/me").json["scopes"] == ["read", "write"]


def test_the_page_makes_a_key_and_shows_it_once(visitor, ada):
    visitor.log_in(ada)
    assert "nog geen sleutels" in visitor.get("/settings/tokens").text
    made = visitor.submit("/settings/tokens", name="mijn <b>", password=PASSWORD)

    assert made.status_code == 201
    (token,) = _tokens()
    secret = made.text.partition("spellcheck")[2].partition(">")[2].partition("<")[0]
    assert token.token_hash == token_hash(secret.strip())
    again = visitor.get("/settings/tokens").text
    assert "mijn &lt;b&gt;" in again
    assert secret not in again


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        ({"name": "", "password": PASSWORD}, 422, "Vul hier iets in"),
        ({"name": "a", "password": ""}, 422, "Vul hier iets in"),
        ({"name": "a", "password": "gok"}, 401, "klopt niet"),
    ],
)
def test_a_key_needs_a_name_and_the_password_again(visitor, ada, typed, status, words):
    answer = visitor.log_in(ada).submit("/settings/tokens", **typed)
    assert answer.status_code == status
    assert words in answer.text
    assert _tokens() == []


def test_the_page_revokes_a_key(app, visitor, ada):
    secret = make.token(ada)
    visitor.log_in(ada).submit(f"/settings/tokens/{_tokens()[0].id}/revoke")
    assert _tokens() == []
    assert app.test_client().bearer(secret).get("/api/v1/me").status_code == 401


def test_the_last_use_of_a_key_can_be_seen(app, visitor, ada, time):
    program = app.test_client().bearer(make.token(ada))
    assert "nog niet gebruikt" in visitor.log_in(ada).get("/settings/tokens").text
    program.get("/api/v1/me")
    assert _tokens()[0].last_used_at == clock.now()
    assert ">vandaag</time>" in visitor.get("/settings/tokens").text
    first = clock.now()
    time.pass_time(minutes=5)
    program.get("/api/v1/me")
    assert _tokens()[0].last_used_at == first
