"""What is for some alone is nowhere to be found for others, from the moment that it is so."""

import pytest

from forum.accounts.queries import find_by_name
from forum.accounts.viewer import GUEST
from forum.categories.circles import Circle
from forum.core.errors import Invalid, NotFound, Refused
from forum.factsheets.service import pin_to_thread
from forum.factsheets.talk.pins import ask_where_pinned
from forum.moderation import service as moderation
from forum.posting import service as posting
from forum.threads import posts, queries
from forum.threads.kinds import Kind, Opening, Visibility
from forum.threads.labelled import counted_labels
from tests import make

TITLE = "Wie wandelt er mee?"


@pytest.fixture
def admin(app):
    return make.viewer(make.admin())


@pytest.fixture
def place(app):
    return make.category(slug="plek", name="Plekje")


@pytest.fixture
def first(admin, place):
    """A thread by Ada in that place, with all that could lead to it."""
    moderation.add_label(admin, name="Nek")
    author = make.member(username="Ada")
    first = make.thread(author, place=place, title=TITLE, kind=Kind.RECOVERY, tags=["nek"])
    make.answer(first, make.expert(username="Eva"))
    keeper = make.moderator()
    sheet = make.sheet(keeper, slug="rust")
    pin_to_thread(make.viewer(keeper), first.thread_id, sheet.slug, why="Lees dit")
    return first


def _paths(first) -> list[str]:
    address = f"/t/{first.thread_id}-wie-wandelt-er-mee"
    lists = ["/", "/c/plek", "/c/boven", "/l/nek", "/members/Ada", "/factsheets/rust"]
    return [*lists, address, f"/p/{first.id}"]


def _found(visitor, first) -> list[str]:
    """The pages on which the thread is named, or that lead to it."""
    answers = {path: visitor.get(path) for path in _paths(first)}
    return [
        path
        for path, answer in answers.items()
        if TITLE in answer.text or "wie-wandelt" in answer.headers.get("Location", "")
    ]


@pytest.mark.parametrize("who", ["guest", "member", "starter"])
def test_narrowing_takes_its_threads_away_at_once(visitor, admin, first, place, who):
    make.category(slug="boven")
    moderation.change_category(admin, "plek", parent="boven")
    if who != "guest":
        member = make.member() if who == "member" else find_by_name("Ada")
        visitor.log_in(member)
    assert _found(visitor, first) == _paths(first)

    moderation.change_category(admin, "boven", readers="experts")

    assert _found(visitor, first) == []
    assert "Plekje" not in visitor.get("/categories").text
    viewer = GUEST if who == "guest" else make.viewer(member)
    assert ask_where_pinned(viewer, "rust").ask() == []
    assert [line.thread_count for line in counted_labels(viewer)] == [0]


def test_a_program_finds_as_little(visitor, admin, first):
    visitor.bearer(make.token(make.member()))
    paths = [
        "/api/v1/threads",
        "/api/v1/threads?tag=nek",
        f"/api/v1/threads/{first.thread_id}",
        f"/api/v1/threads/{first.thread_id}/posts",
        f"/api/v1/posts/{first.id}",
    ]
    assert all(str(first.thread_id) in visitor.get(path).text for path in paths)
    moderation.change_category(admin, "plek", readers="staff")
    assert [visitor.get(path).status_code for path in paths] == [200, 200, 404, 404, 404]
    assert [visitor.get(path).json["items"] for path in paths[:2]] == [[], []]


def test_who_loses_a_role_loses_its_rooms_own_words_and_all(admin):
    expert = make.expert()
    place = make.category(readers=Circle.EXPERTS)
    first = make.thread(expert, place=place)
    mine = make.reply(first, expert)
    assert queries.get_thread(make.viewer(expert), first.thread_id)

    expert.role, expert.expert_profession = "member", None

    for read in (
        lambda who: queries.get_thread(who, first.thread_id),
        lambda who: posts.get_post(who, mine.id),
    ):
        with pytest.raises(NotFound):
            read(make.viewer(expert))


def test_who_confirmed_no_address_keeps_the_way_to_their_own_words(place, admin):
    """As in what is for members alone by its starter's choice."""
    author, other = make.member(), make.member()
    first = make.thread(author, place=place)
    moderation.change_category(admin, "plek", readers="members")
    for person in (author, other):
        person.email_verified_at = None
    assert queries.get_thread(make.viewer(author), first.thread_id).mine
    for viewer in (GUEST, make.viewer(other)):
        with pytest.raises(NotFound):
            queries.get_thread(viewer, first.thread_id)


def test_a_room_of_members_counts_nothing_for_others(visitor, admin, first):
    moderation.change_category(admin, "plek", readers="members")
    assert visitor.get("/c/plek").status_code == 404
    assert visitor.log_in(make.member()).get("/c/plek").status_code == 200


@pytest.mark.parametrize("writers", ["experts", "staff"])
def test_who_reads_need_not_write(admin, first, writers):
    moderation.change_category(admin, "plek", writers=writers)
    member = make.viewer(make.member())
    opening = Opening("plek", Kind.DISCUSSION, "Nog een gesprek", "Hallo")
    for act in (
        lambda: posting.start_thread(member, opening),
        lambda: posting.reply(member, first.thread_id, body="Hallo"),
    ):
        with pytest.raises(Refused) as raised:
            act()
        assert "het team" in str(raised.value.detail)


def test_the_forms_say_and_offer_just_that(visitor, admin, first):
    make.category(slug="open", name="Open plek")
    moderation.change_category(admin, "plek", writers="experts")
    visitor.log_in(make.member())
    form = visitor.get("/new").text
    assert 'value="open"' in form
    assert 'value="plek"' not in form
    thread = visitor.get(_paths(first)[-2]).text
    assert "alleen geverifieerde experts en het team" in thread
    assert 'name="body"' not in thread
    page = visitor.get("/c/plek").text
    assert "alleen geverifieerde experts en het team" in page
    assert "/new?category=plek" not in page
    visitor.log_in(make.expert())
    assert 'value="plek"' in visitor.get("/new").text


def test_a_thread_says_for_whom_its_room_is(visitor, admin, first):
    moderation.change_category(admin, "plek", readers="experts")
    visitor.log_in(make.expert())
    path = _paths(first)[-2]
    assert "Alleen voor experts en het team" in visitor.get(path).text
    assert "noindex" in visitor.get(path).text
    assert "(alleen voor experts en het team)" in visitor.get("/new").text


def test_where_not_all_write_an_invented_name_would_tell(admin, first):
    expert = make.expert()
    make.reply(first, expert, pseudonym=True)
    moderation.change_category(admin, "plek", writers="experts")
    viewer = make.viewer(expert)
    with pytest.raises(Refused) as raised:
        posting.reply(viewer, first.thread_id, body="Nog iets")
    assert raised.value.code == "open_name_only"
    hidden = Opening("plek", Kind.DISCUSSION, "Onder ons", "Hallo", pseudonym=True)
    with pytest.raises(Invalid) as refused:
        posting.start_thread(viewer, hidden)
    assert list(refused.value.errors) == ["pseudonym"]


def test_members_only_within_a_room_stays_so(place):
    make.thread(place=place, title=TITLE, visibility=Visibility.MEMBERS)
    assert queries.threads(GUEST).items == []
