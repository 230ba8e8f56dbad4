"""A moderator who must know who is behind a pseudonym, and a member who hears of it."""

import pytest

from forum.accounts.models import AccessEntry
from forum.accounts.privacy import access_log
from forum.core.db import db
from forum.core.errors import Conflict, NotFound, Refused
from forum.moderation import queries, service
from forum.moderation.models import LogEntry
from forum.threads import service as threads
from tests import make

WHY = "Er is een dreigbrief gekomen."


@pytest.fixture
def ada(app):
    return make.member(username="Ada", email="ada@post.example")


@pytest.fixture
def post(ada):
    return make.thread(ada, title="Onder ons", pseudonym=True)


@pytest.fixture
def keeper(app):
    return make.moderator(username="Ingrid")


def test_it_leaves_a_line_without_the_name_and_one_in_the_member_s_own_log(ada, post, keeper):
    viewer = make.viewer(keeper)

    entry = service.unmask(viewer, post.id, reason=WHY)

    assert queries.unmasked(viewer, entry.id) == "Ada"
    (line,) = queries.log(viewer).items
    assert (str(line.act_label), line.reason, line.note) == ("schuilnaam bekeken", WHY, "")
    (seen,) = access_log(make.viewer(ada)).items
    assert (seen.role, seen.what, seen.why) == ("moderator", "pseudonym", WHY)


def test_the_member_hears_the_reason_and_the_role_but_not_which_moderator(
    post, keeper, smtp, run_worker
):
    service.unmask(make.viewer(keeper), post.id, reason=WHY)

    run_worker()

    (letter,) = smtp.to("ada@post.example")
    text = letter.get_content()
    assert letter["Subject"] == "Iemand van het team heeft bekeken wie je schuilnaam gebruikt"
    assert WHY in text
    assert "Een moderator" in text
    assert "http://localhost/settings/access-log" in text
    assert "Ingrid" not in letter.as_string()


@pytest.mark.usefixtures("ada")
def test_what_is_not_under_a_pseudonym_or_taken_back_is_refused_without_a_trace(ada, post, keeper):
    viewer = make.viewer(keeper)
    answer = make.reply(post, ada)
    threads.delete_post(make.viewer(ada), answer.id)
    for other in (make.thread(), answer):
        with pytest.raises(Conflict):
            service.unmask(viewer, other.id, reason=WHY)
    with pytest.raises(NotFound):
        service.unmask(viewer, 999_999, reason=WHY)
    assert db.session.query(LogEntry).count() == db.session.query(AccessEntry).count() == 0


def test_nobody_else_may(post, keeper):
    for person in (make.member(), make.expert()):
        with pytest.raises(Refused):
            service.unmask(make.viewer(person), post.id, reason=WHY)
    entry = service.unmask(make.viewer(keeper), post.id, reason=WHY)
    with pytest.raises(Exception, match="No row"):
        queries.unmasked(make.viewer(make.moderator()), entry.id)


def test_a_removed_post_can_still_be_looked_behind(post, keeper):
    viewer = make.viewer(keeper)
    threads.remove_post(viewer, post.id, reason="spam")
    assert queries.unmasked(viewer, service.unmask(viewer, post.id, reason=WHY).id) == "Ada"


def test_the_page_tells_the_name_once(visitor, post, keeper):
    visitor.log_in(keeper)
    address = f"/t/{post.thread_id}-onder-ons"
    assert f'action="/moderation/posts/{post.id}/unmask"' in visitor.get(address).text

    without = visitor.submit(f"/moderation/posts/{post.id}/unmask", reason="x")
    told = visitor.submit(f"/moderation/posts/{post.id}/unmask", reason=WHY)

    assert (without.status_code, told.status_code) == (422, 200)
    assert "Ada" in told.text
    assert "Ada" not in visitor.get("/moderation/log").text
    assert "Ada" not in visitor.get(address).text


def test_every_time_it_is_asked_is_told(visitor, post, keeper):
    """Also with a key that makes other acts one: the name is given again, so somebody looked."""
    program = visitor.bearer(make.token(keeper))
    sent = {
        "json": {"post_id": post.id, "reason": WHY},
        "headers": {"Idempotency-Key": "een"},
    }
    first, again = (program.post("/api/v1/moderation/unmaskings", **sent) for _time in range(2))
    assert first.json["username"] == again.json["username"] == "Ada"
    assert db.session.query(AccessEntry).count() == 2
    acts = program.post(
        "/api/v1/moderation/actions", json={"kind": "unmask", "post_id": post.id, "reason": WHY}
    )
    assert acts.status_code == 422


def test_the_log_of_who_looked_is_paged_and_one_s_own_alone(visitor, ada, post, keeper):
    for number in range(3):
        service.unmask(make.viewer(keeper), post.id, reason=f"Reden {number}")
    program = visitor.bearer(make.token(ada))

    page = program.get("/api/v1/me/access-log?limit=2").json
    rest = program.get(f"/api/v1/me/access-log?after={page['next']}").json

    assert [line["why"] for line in page["items"]] == ["Reden 2", "Reden 1"]
    assert [line["why"] for line in rest["items"]] == ["Reden 0"]
    assert set(page["items"][0]) == {"role", "what", "why", "at"}
    text = visitor.log_in(ada).get("/settings/access-log").text
    assert "Een moderator" in text
    assert "Ingrid" not in text
    other = make.member()
    assert access_log(make.viewer(other)).items == []
