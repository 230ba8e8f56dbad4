"""Appreciating a post: three words, one of each from each member, and nobody told who."""

import pytest

from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import GUEST
from forum.core.db import db
from forum.core.errors import LoginRequired, NotFound, Refused
from forum.marks.models import Reaction
from forum.marks.service.reacting import react, take_back
from forum.moderation import service as moderation
from forum.moderation.acts import Act
from forum.threads import posts
from forum.threads import service as threads
from forum.threads.kinds import ReactionKind, Visibility
from tests import make

NONE = {"herkenbaar": 0, "sterkte": 0, "nuttig": 0}


@pytest.fixture
def post(app):
    return make.thread()


def _counts(post, viewer=GUEST) -> dict:
    return dict(posts.get_post(viewer, post.id).reactions)


def _page(visitor, post):
    """The page on which the post stands."""
    return visitor.get(visitor.get(f"/p/{post.id}").location)


def _rows() -> int:
    return db.session.query(Reaction).count()


@pytest.mark.parametrize("kind", ReactionKind)
def test_each_kind_is_counted_by_itself(post, kind):
    react(make.viewer(make.member()), post.id, kind)
    assert _counts(post) == NONE | {kind: 1}


def test_twice_is_once_and_taking_back_twice_is_once_too(post):
    someone, other = make.viewer(make.member()), make.viewer(make.member())
    react(other, post.id, ReactionKind.HELPFUL)
    for act, count in ((react, 2), (react, 2), (take_back, 1), (take_back, 1)):
        shown = act(someone, post.id, ReactionKind.HELPFUL)
        assert shown.reactions[ReactionKind.HELPFUL] == count
    assert _rows() == 1


def test_one_may_leave_all_three(post):
    someone = make.viewer(make.member())
    for kind in ReactionKind:
        react(someone, post.id, kind)
    assert set(_counts(post).values()) == {1}


def test_nobody_appreciates_what_they_wrote_themselves(app):
    author = make.member()
    posts_of_mine = [make.thread(author), make.thread(author, pseudonym=True)]
    for post in posts_of_mine:
        with pytest.raises(Refused, match="niet zelf waarderen") as refused:
            react(make.viewer(author), post.id, ReactionKind.SUPPORT)
        assert refused.value.code == "own_post"
    assert _rows() == 0


@pytest.mark.parametrize(
    ("someone", "code"),
    [
        (lambda: make.suspended(), "suspended"),
        (lambda: make.member(verified=False), "unverified"),
        (lambda: make.member(consent=False), "consent_required"),
    ],
)
def test_it_takes_what_writing_takes(post, someone, code):
    with pytest.raises(Refused) as refused:
        react(make.viewer(someone()), post.id, ReactionKind.SUPPORT)
    assert (refused.value.code, _rows()) == (code, 0)


def test_a_guest_logs_in_first(post):
    with pytest.raises(LoginRequired):
        react(GUEST, post.id, ReactionKind.SUPPORT)


def test_who_was_suspended_since_can_still_take_back(post, time):
    member = make.member()
    react(make.viewer(member), post.id, ReactionKind.SUPPORT)
    member.suspended_until = time.at.replace(year=2031)

    take_back(make.viewer(member), post.id, ReactionKind.SUPPORT)

    assert _counts(post) == NONE


def test_a_locked_thread_takes_reactions(post):
    threads.lock(make.viewer(make.moderator()), post.thread_id)
    react(make.viewer(make.member()), post.id, ReactionKind.SUPPORT)
    assert _counts(post)["sterkte"] == 1


def _delete(first, author) -> None:
    threads.delete_post(make.viewer(author), first.id)


def _remove(first, _author) -> None:
    moderator = make.viewer(make.moderator())
    moderation.act_on_post(moderator, Act.REMOVE, first.id, reason="spam", note="")


@pytest.mark.parametrize("take_away", [_delete, _remove])
def test_what_is_gone_takes_none_and_its_rows_do_no_harm(app, take_away):
    author, someone = make.member(), make.viewer(make.member())
    first = make.thread(author)
    make.reply(first)
    react(someone, first.id, ReactionKind.SUPPORT)
    take_away(first, author)
    for kind in (ReactionKind.SUPPORT, ReactionKind.HELPFUL):
        with pytest.raises(NotFound, match="verwijderd"):
            react(someone, first.id, kind)
    assert _rows() == 1
    assert _counts(first) == {}


def test_between_people_who_block_each_other_there_is_nothing_to_appreciate(app):
    writer, blocked, away = make.member(), make.member(), make.member()
    first = make.thread(writer)
    block_member(make.viewer(writer), blocked.username)
    block_member(make.viewer(away), writer.username)
    for someone in (blocked, away):
        with pytest.raises(NotFound):
            react(make.viewer(someone), first.id, ReactionKind.SUPPORT)
    assert _rows() == 0


def test_what_is_for_members_takes_none_from_others(app):
    inside = make.thread(visibility=Visibility.MEMBERS)
    for someone in (GUEST, make.viewer(make.member(verified=False))):
        with pytest.raises(NotFound):
            react(someone, inside.id, ReactionKind.SUPPORT)


def test_the_page_has_a_button_for_each_that_says_whether_it_is_pressed(visitor, post):
    member = make.member()
    react(make.viewer(make.member()), post.id, ReactionKind.SUPPORT)
    react(make.viewer(member), post.id, ReactionKind.SUPPORT)

    page = _page(visitor.log_in(member), post).text

    form = page.partition('<form class="reactions"')[2].partition("</form>")[0]
    pressed = [part.partition('"')[0] for part in form.split('aria-pressed="')[1:]]
    assert pressed == ["false", "true", "false"]
    assert f'formaction="/p/{post.id}/reactions/sterkte" name="on" value="0"' in form
    assert "<span data-count>2</span>" in form
    assert form.count("<span data-count></span>") == 2


def test_a_guest_and_the_writer_read_the_numbers_and_get_no_button(visitor, post):
    author = make.member()
    first = make.thread(author)
    react(make.viewer(make.member()), first.id, ReactionKind.RECOGNISED)
    for reader in (visitor, visitor.application.test_client().log_in(author)):
        page = _page(reader, first).text
        assert "<span>Herkenbaar 1</span>" in page
        assert "Sterkte" not in page
        assert "/reactions/" not in page


def test_a_form_leaves_one_and_comes_back_to_the_post(visitor, post):
    visitor.log_in(make.member())
    for on, count in (("1", 1), ("1", 1), ("0", 0)):
        answer = visitor.submit(f"/p/{post.id}/reactions/nuttig", on=on)
        assert (answer.status_code, answer.location) == (303, f"/p/{post.id}")
        assert _counts(post)["nuttig"] == count
    assert visitor.get(answer.location).location.endswith(f"#p{post.id}")


def test_a_script_gets_the_number_alone(visitor, post):
    visitor.log_in(make.member())
    fields = {"csrf_token": visitor.csrf_token(), "on": "1"}
    headers = {"Accept": "application/json"}
    answer = visitor.post(f"/p/{post.id}/reactions/nuttig", data=fields, headers=headers)
    assert answer.json == {"on": True, "count": 1}


def test_programs_read_the_numbers_and_only_their_own_marks(visitor, post):
    member, path = make.member(), f"/api/v1/posts/{post.id}"
    guest = visitor.get(path).json
    visitor.bearer(make.token(member))

    put = visitor.put(f"{path}/reactions/herkenbaar")
    assert (put.status_code, put.json) == (200, {"reactions": NONE | {"herkenbaar": 1}})
    assert visitor.get(path).json["my_reactions"] == ["herkenbaar"]
    visitor.put(f"{path}/bookmark", json={})
    listed = visitor.get(f"/api/v1/threads/{post.thread_id}/posts").json["items"][0]
    assert (listed["my_reactions"], listed["bookmarked"]) == (["herkenbaar"], True)
    assert [visitor.delete(f"{path}/reactions/herkenbaar").status_code for _ in "12"] == [204, 204]
    assert visitor.get(path).json["reactions"] == NONE
    assert guest["reactions"] == NONE
    assert not {"my_reactions", "bookmarked"} & guest.keys()


def test_there_is_no_fourth_word_and_nothing_against_a_post(visitor, post):
    visitor.bearer(make.token(make.member()))
    for kind in ("stom", "omlaag", "Nuttig"):
        assert visitor.put(f"/api/v1/posts/{post.id}/reactions/{kind}").status_code == 404


def test_who_left_it_stands_on_no_page_and_in_no_answer(visitor, app):
    author, secret = make.member(), make.member(username="Stille_Sjaan")
    first = make.thread(author)
    for kind in ReactionKind:
        react(make.viewer(secret), first.id, kind)
    visitor.log_in(author)
    calls = app.test_client().bearer(make.token(author))
    seen = [
        _page(visitor, first),
        calls.get(f"/api/v1/posts/{first.id}"),
        calls.get(f"/api/v1/threads/{first.thread_id}/posts"),
    ]
    assert all(answer.status_code == 200 for answer in seen)
    assert not any("Stille_Sjaan" in answer.text for answer in seen)
