"""Reactions as pages show them and programs read them."""

import pytest

from forum.accounts.viewer import GUEST
from forum.marks.service.bookmarking import keep_post
from forum.marks.service.reacting import react
from forum.threads import posts, service
from forum.threads.kinds import Kind, ReactionKind
from tests import make

NONE = {"herkenbaar": 0, "sterkte": 0, "nuttig": 0}


@pytest.fixture
def post(app):
    return make.thread()


def _counts(post) -> dict:
    return dict(posts.get_post(GUEST, post.id).reactions)


def _page(visitor, post):
    """The page on which the post stands."""
    return visitor.get(visitor.get(f"/p/{post.id}").location)


def test_the_page_has_a_button_for_each_that_says_whether_it_is_pressed(visitor, post):
    member = make.member()
    react(make.viewer(make.member()), post.id, ReactionKind.SUPPORT)
    react(make.viewer(member), post.id, ReactionKind.SUPPORT)

    page = _page(visitor.log_in(member), post).text

    form = page.partition('<div class="reactions"')[2].partition("</div>")[0]
    pressed = [part.partition('"')[0] for part in form.split('aria-pressed="')[1:]]
    assert pressed == ["false", "true", "false"]
    assert f'formaction="/p/{post.id}/reactions/sterkte" name="on" value="0"' in form
    assert "Sterkte <span>2</span>" in form
    assert form.count("<span></span>") == 2


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


def test_a_page_full_of_them_costs_four_queries(visitor, count_queries):
    asker = make.member()
    me = make.viewer(asker)
    question = make.thread(asker, kind=Kind.QUESTION)
    replies = [make.reply(question) for _ in range(25)]
    for reply in replies:
        react(me, reply.id, ReactionKind.HELPFUL)
        keep_post(me, reply.id, note="Kijk")
    service.accept_answer(me, question.thread_id, replies[-1].id)
    visitor.log_in(asker)
    path = f"/t/{question.thread_id}-hoe-begin-ik"
    for address in (path, f"{path}?after=20"):
        visitor.get(address)  # the first time is noted how far one has read
        with count_queries() as seen:
            page = visitor.get(address)
        assert (page.status_code, len(seen)) == (200, 4)
        assert "Antwoord dat de vraagsteller hielp:" in page.text
