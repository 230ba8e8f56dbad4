"""What a page costs does not grow with what there is."""

from forum.accounts.service.blocking import block_member
from forum.drafts import service as drafts
from forum.factsheets.service import pin_to_thread
from forum.marks.levels import Level
from forum.marks.service.bookmarking import keep_post
from forum.marks.service.following import follow_thread
from forum.marks.service.reacting import react
from forum.moderation.service import add_label
from forum.threads.kinds import Kind, ReactionKind
from forum.threads.service import accept_answer, block_writer
from tests import make


def _cost(visitor, count_queries, path: str) -> int:
    visitor.get(path)  # the first time is noted how far one has read
    with count_queries() as seen:
        assert visitor.get(path).status_code == 200
    return len(seen)


def _grown(first, posts: int) -> str:
    author = make.member()
    for _ in range(posts):
        make.reply(first, author)
    return f"/t/{first.thread_id}-hoe-begin-ik"


def test_a_signed_in_thread_page_costs_four_queries_however_long_the_thread(visitor, count_queries):
    short, long = make.thread(), make.thread()
    moderator = make.moderator()
    sheet = make.sheet(moderator)
    pin_to_thread(make.viewer(moderator), long.thread_id, sheet.slug, why="Lees dit")
    make.answer(long, make.expert())
    paths = [_grown(short, 0), _grown(long, 60)]
    visitor.log_in(make.member())

    costs = [_cost(visitor, count_queries, path) for path in [*paths, f"{paths[1]}?after=40"]]

    assert costs == [4, 4, 4]


def test_a_list_of_threads_costs_the_same_for_one_and_for_many(visitor, count_queries):
    place = make.category()
    make.thread(place=place)
    before = [_cost(visitor, count_queries, path) for path in ("/", f"/c/{place.slug}")]
    for _ in range(25):
        make.thread(place=place)

    after = [_cost(visitor, count_queries, path) for path in ("/", f"/c/{place.slug}")]

    assert before == after


def test_the_api_costs_the_same_for_one_and_for_many(visitor, count_queries):
    first = make.thread()
    paths = ("/api/v1/threads", f"/api/v1/threads/{first.thread_id}/posts?limit=100")
    before = [_cost(visitor, count_queries, path) for path in paths]
    author = make.member()
    for _ in range(30):
        make.reply(first, author)
        make.thread(author)

    assert [_cost(visitor, count_queries, path) for path in paths] == before


def test_ones_own_thread_with_all_its_buttons_costs_four_too(visitor, count_queries):
    author = make.member()
    first = make.thread(author)
    path = f"/t/{first.thread_id}-hoe-begin-ik"
    assert _cost(visitor.log_in(author), count_queries, path) == 4


def test_who_blocked_many_and_was_blocked_pays_no_query_more(visitor, count_queries):
    first, place = make.thread(), make.category()
    make.thread(place=place)
    me = make.member()
    make.reply(first, me, pseudonym=True)
    paths = (f"/t/{first.thread_id}-hoe-begin-ik", f"/c/{place.slug}", "/")
    visitor.log_in(me)
    before = [_cost(visitor, count_queries, path) for path in paths]
    for _ in range(10):
        other = make.member()
        make.thread(other, place=place)
        make.reply(first, other)
        secret = make.reply(first, make.member(), pseudonym=True)
        block_member(make.viewer(me), other.username)
        block_writer(make.viewer(me), secret.id)

    after = [_cost(visitor, count_queries, path) for path in paths]

    assert before[0] == 4
    assert before == after


def test_with_everything_on_it_at_once_a_thread_page_costs_four(visitor, count_queries):
    keeper, author, me = make.moderator(), make.member(), make.member()
    add_label(make.viewer(keeper), name="Nek")
    first = make.thread(author, kind=Kind.QUESTION, tags=["nek"])
    sheet = make.sheet(keeper)
    pin_to_thread(make.viewer(keeper), first.thread_id, sheet.slug, why="Lees dit")
    make.poll(first)
    viewer, answer = make.viewer(me), make.answer(first, make.expert())
    react(viewer, answer.id, ReactionKind.HELPFUL)
    keep_post(viewer, answer.id, note="Kijk")
    follow_thread(viewer, first.thread_id, Level.FOLLOW)
    accept_answer(make.viewer(author), first.thread_id, answer.id)
    drafts.save(viewer, f"thread:{first.thread_id}", fields={"body": "Half af"})

    assert _cost(visitor.log_in(me), count_queries, f"/t/{first.thread_id}-hoe-begin-ik") == 4
