from datetime import timedelta

import pytest

from forum.core import clock
from forum.core.db import db
from tests import make


@pytest.fixture
def ada(app):
    return make.member(username="Ada", email="geheim@example.org", bio="Ik wandel.")


def test_anyone_sees_a_profile_and_nobody_the_address(visitor, ada):
    page = visitor.get("/members/Ada").text
    shown = visitor.get("/api/v1/members/Ada")

    assert "Ik wandel." in page
    assert "geheim" not in page + shown.text
    assert set(shown.json) == {
        "name", "url", "role", "badge", "bio", "joined_at", "verification",
    }  # fmt: skip
    assert (shown.json["name"], shown.json["url"]) == ("Ada", "http://localhost/members/Ada")


@pytest.mark.parametrize("name", ["Grace", "ada", "1", "%00", "%ff", "..", "a" * 500])
def test_who_does_not_exist_has_no_profile(visitor, ada, name):
    assert visitor.get(f"/members/{name}").status_code == 404
    assert visitor.get(f"/api/v1/members/{name}").status_code == 404


def test_who_has_not_verified_an_address_is_not_shown_yet(visitor):
    """Or the sign-up page would tell which addresses have an account."""
    make.member(username="Grace", verified=False)
    assert visitor.get("/members/Grace").status_code == 404
    assert visitor.get("/api/v1/members/Grace").status_code == 404


@pytest.mark.parametrize("name", ["'t Hart", "Daniël", "Jan-Willem", "d’Artagnan"])
def test_every_allowed_name_has_an_address(visitor, name):
    make.member(username=name)
    shown = visitor.get(f"/api/v1/members/{name}")
    assert shown.status_code == 200
    assert visitor.get(shown.json["url"].removeprefix("http://localhost")).status_code == 200


def test_only_oneself_reads_ones_own_account(visitor, ada):
    mine = visitor.bearer(make.token(ada)).get("/api/v1/me").json
    assert (mine["id"], mine["username"], mine["email"]) == (ada.id, "Ada", "geheim@example.org")
    assert (mine["role"], mine["email_verified"], mine["bio"]) == ("member", True, "Ik wandel.")
    assert visitor.bearer(make.token(make.member())).get("/api/v1/me").json["id"] != ada.id


def test_a_profile_is_changed_by_page_and_by_program(visitor, ada):
    visitor.log_in(ada).submit("/settings/profile", bio="  Ik fiets.\r\nElke dag. ")
    assert "Ik fiets.\nElke dag." in visitor.get("/settings").text
    answer = visitor.bearer(make.token(ada)).patch("/api/v1/me", json={"bio": ""})
    assert answer.json["bio"] == ""


def test_what_is_too_long_comes_back_as_it_was_typed(visitor, ada):
    typed = "wandelen " * 120
    answer = visitor.log_in(ada).submit("/settings/profile", bio=typed)
    assert answer.status_code == 422
    assert "Gebruik hoogstens 1.000 tekens." in answer.text
    assert typed in answer.text


@pytest.mark.parametrize("field", ["role", "username", "email", "id", "expert_profession"])
def test_nothing_else_is_changed_along(visitor, ada, field):
    answer = visitor.bearer(make.token(ada)).patch("/api/v1/me", json={"bio": "x", field: "admin"})
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])
    visitor.log_in(ada).submit("/settings/profile", **{"bio": "y", field: "admin"})
    db.session.refresh(ada)
    assert (ada.username, ada.role, ada.bio) == ("Ada", "member", "y")


def test_a_script_in_a_profile_is_only_text(visitor, ada):
    ada.bio = "<script>alert(1)</script>"
    page = visitor.get("/members/Ada").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("path", ["/settings", "/settings/tokens", "/settings/consent"])
def test_settings_are_for_who_is_logged_in(visitor, path):
    answer = visitor.get(path)
    assert (answer.status_code, answer.location) == (303, f"/login?next={path}")
    assert visitor.get(path, headers={"Accept": "application/json"}).status_code == 303


@pytest.mark.parametrize("who", [make.expert, make.moderator, make.admin])
def test_whoever_may_write_can_change_it(visitor, who):
    visitor.log_in(who())
    assert visitor.submit("/settings/profile", bio="Ik fiets.").status_code == 303


def test_an_expert_is_known_until_the_check_ends(visitor):
    member = make.expert(username="Lotte", expert_until=clock.now() + timedelta(days=1))
    assert visitor.get("/api/v1/members/Lotte").json["badge"] == "Geverifieerd · fysiotherapeut"
    member.expert_until = clock.now()
    assert visitor.get("/api/v1/members/Lotte").json["badge"] is None
    assert visitor.get("/api/v1/members/Lotte").json["role"] == "member"


def test_who_may_not_write_can_only_empty_it(visitor):
    member = make.suspended(bio="Ik fiets.")
    visitor.log_in(member)
    assert visitor.submit("/settings/profile", bio="Koop dit.").status_code == 403
    assert visitor.submit("/settings/profile", bio="").status_code == 303
    assert member.bio == ""
