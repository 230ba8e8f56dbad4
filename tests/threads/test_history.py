"""What stood in a post before: kept with every change, and gone with the post."""

import pytest
from sqlalchemy import func, select

from forum.core.db import db, transaction
from forum.core.errors import NotFound, Refused, Stale
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.posting import service as posting
from forum.threads import service
from forum.threads.kinds import Visibility
from forum.threads.models import Post, Revision
from forum.threads.revisions import revisions
from forum.threads.service.erasing import erase
from tests import make


@pytest.fixture
def author(app):
    return make.member(username="Ada")


@pytest.fixture
def first(author):
    return make.thread(author, title="Eerste titel", body="Eerste tekst")


def _edit(author, post, **words):
    return service.edit_post(make.viewer(author), post.id, **words)


def _kept() -> list[tuple]:
    columns = Revision.version, Revision.body, Revision.title, Revision.reason
    return [tuple(row) for row in db.session.execute(select(*columns).order_by(Revision.id))]


def _rows() -> int:
    return db.session.scalar(select(func.count(Revision.id)))


def test_every_change_keeps_what_stood_there_with_its_time_and_its_reason(author, first, time):
    written = time.at
    time.pass_time(hours=1)
    edited = _edit(author, first, body="Tweede tekst", reason="Tikfout")
    time.pass_time(hours=1)
    _edit(author, first, title="Tweede titel", reason="")

    assert (edited.edit_reason, edited.edited_at) == ("Tikfout", time.at.replace(hour=1))
    assert _kept() == [
        (1, "Eerste tekst", "Eerste titel", None),
        (2, "Tweede tekst", "Eerste titel", "Tikfout"),
    ]
    times = db.session.scalars(select(Revision.written_at).order_by(Revision.id)).all()
    assert times == [written, edited.edited_at]


def test_of_a_reply_no_title_is_kept(author, first):
    answer = make.reply(first, author, body="Antwoord")
    _edit(author, answer, body="Ander antwoord")
    assert _kept() == [(1, "Antwoord", None, None)]


def test_what_changes_nothing_or_is_refused_is_no_version(author, first):
    _edit(author, first, body="Eerste tekst", title="Eerste titel", reason="Zomaar")
    with pytest.raises(Stale) as stale:
        _edit(author, first, body="Iets anders", version=7)
    with pytest.raises(Refused):
        _edit(make.member(), first, body="Van een ander")
    assert (_rows(), stale.value.headers) == (0, {"ETag": '"1"'})


def test_changes_at_the_same_moment_leave_as_many_versions_as_were_saved(open_site, run_parallel):
    author = make.member()
    first, viewer = make.thread(author, body="Begin"), make.viewer(author)

    def edit(number: int) -> None:
        with transaction():
            service.edit_post(viewer, first.id, body=f"Tekst {number}")

    results = run_parallel([lambda number=number: edit(number) for number in range(12)])

    saved = results.count(None)
    assert all(result is None or isinstance(result, Stale) for result in results)
    assert [row[0] for row in _kept()] == list(range(1, saved + 1))
    now = db.session.scalar(select(Post.body).where(Post.id == first.id))
    assert len({row[1] for row in _kept()} | {now}) == saved + 1


def test_deleting_a_post_takes_its_history_along_at_once(author, first):
    answer = make.reply(first, author)
    _edit(author, answer, body="Anders", reason="Zomaar")
    _edit(author, first, body="Anders", reason="Zomaar")
    for post in (answer, first):
        posting.delete_post(make.viewer(author), post.id)
    assert _rows() == 0
    assert set(db.session.scalars(select(Post.edit_reason))) == {None}


def test_a_removed_post_has_no_history_and_a_restored_one_has_it_back(visitor, author, first):
    keeper = make.viewer(make.moderator())
    _edit(author, first, body="Anders")
    path = f"/api/v1/posts/{first.id}/revisions"
    moderation.act_on_post(keeper, Act.REMOVE, first.id, reason="spam")
    assert visitor.get(path).status_code == 404
    assert revisions(keeper, first.id).items == []
    with pytest.raises(NotFound):
        service.empty_revision(make.viewer(author), first.id, 1)
    moderation.act_on_post(keeper, Act.RESTORE, first.id, reason="")
    assert [item["body"] for item in visitor.get(path).json["items"]] == ["Eerste tekst"]


def test_a_narrowed_thread_shows_guests_no_history(visitor, author, first):
    _edit(author, first, body="Anders")
    service.change_visibility(make.viewer(author), first.thread_id, Visibility.MEMBERS)
    assert visitor.get(f"/p/{first.id}/history").status_code == 404
    assert visitor.log_in(make.member()).get(f"/p/{first.id}/history").status_code == 200


def test_the_words_of_an_old_version_can_be_taken_out_and_nobody_sees_them(visitor, author, first):
    _edit(author, first, body="Zonder die naam", reason="Naam weg")
    _edit(author, first, body="Zonder die naam, echt", title="Andere titel")
    visitor.log_in(author)
    page = visitor.get(f"/p/{first.id}/history/1/empty").text
    assert "Eerste tekst" in page

    answer = visitor.submit(f"/p/{first.id}/history/1/empty")
    assert answer.location == f"/p/{first.id}/history"
    visitor.submit(f"/p/{first.id}/history/1/empty")  # twice is once

    assert _kept()[0] == (1, "", None, None)
    page = visitor.get(f"/p/{first.id}/history").text
    assert "leeggemaakt" in page
    assert "Eerste tekst" not in page
    api = visitor.get(f"/api/v1/posts/{first.id}/revisions").json["items"]
    assert [item["body"] for item in api] == ["Zonder die naam", None]


def test_only_the_writer_empties_and_only_what_is_there(visitor, author, first):
    _edit(author, first, body="Anders")
    path = f"/api/v1/posts/{first.id}/revisions"
    moderator = visitor.application.test_client().bearer(make.token(make.moderator()))
    assert moderator.delete(f"{path}/1").json["code"] == "not_yours"
    visitor.bearer(make.token(author))
    assert visitor.delete(f"{path}/2").status_code == 404
    assert visitor.delete(f"{path}/1").status_code == 204
    assert _kept() == [(1, "", None, None)]


@pytest.mark.parametrize("everything", [True, False])
def test_what_others_wrote_before_forgets_who_leaves(author, first, everything):
    wilma, other = make.member(username="Wilma"), make.member()
    post = make.thread(other, title="Vraag aan @Wilma", body="Dag @Wilma.")
    _edit(other, post, title="Vraag", body="Dag.", reason="@Wilma vroeg erom")
    _edit(other, post, body="Dag allemaal.", reason="nu is @wilma blij")
    erase(wilma.id, everything=everything)
    gone = "@verwijderd lid"
    assert _kept() == [
        (1, f"Dag {gone}.", f"Vraag aan {gone}", None),
        (2, "Dag.", "Vraag", f"{gone} vroeg erom"),
    ]
    reason = db.session.scalar(select(Post.edit_reason).where(Post.id == post.id))
    assert reason == f"nu is {gone} blij"


@pytest.mark.parametrize("everything", [True, False])
def test_the_history_of_who_leaves_goes(author, first, everything):
    _edit(author, first, body="Anders", reason="Mijn reden")
    erase(author.id, everything=everything)
    assert _rows() == 0
    reason = db.session.scalar(select(Post.edit_reason).where(Post.id == first.id))
    assert (reason is None) is everything
