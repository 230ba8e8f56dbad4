"""Polls for programs: the same acts, with the same answers."""

import pytest

from forum.polls import service
from tests import make

POLL = {"question": "Wat doe jij?", "options": ["Lopen", "Fietsen"]}
UNSEEN = [
    {"number": 1, "text": "Lopen", "chosen": False, "votes": None},
    {"number": 2, "text": "Fietsen", "chosen": False, "votes": None},
]


@pytest.fixture
def program(visitor):
    return visitor.bearer(make.token(make.member()))


def _opening(**more) -> dict:
    place = {"category": make.category().slug, "kind": "discussion"}
    return place | {"title": "Een titel", "body": "Dag"} | more


def test_a_thread_and_a_reply_come_with_their_poll(program):
    started = program.post("/api/v1/threads", json=_opening(poll=POLL))
    assert started.status_code == 201
    poll = started.json["first_post"]["poll"]
    assert poll == {
        "question": "Wat doe jij?",
        "most": 1,
        "options": UNSEEN,
        "voters": None,
        "is_closed": False,
        "closes_at": None,
    }
    posts = f"/api/v1/threads/{started.json['id']}/posts"
    more = POLL | {"most": 2, "closes_in_days": 90}
    reply = program.post(posts, json={"body": "En jij?", "poll": more}).json
    assert reply["poll"]["closes_at"] == "2030-04-01T00:00:00+00:00"
    plain = program.post(posts, json={"body": "Zonder"}).json
    listed = program.get(posts).json["items"]
    assert [item.get("poll") for item in listed] == [poll, reply["poll"], None]
    assert "poll" not in plain
    assert program.get(f"/api/v1/posts/{reply['id']}").json["poll"] == reply["poll"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"question": " "}, "question"),
        ({"options": ["Een"]}, "options"),
        ({"options": ["Een"] * 2}, "options"),
        ({"options": [str(number) for number in range(11)]}, "options"),
        ({"most": 3}, "most"),
        ({"most": 0}, "most"),
        ({"most": 1.5}, "most"),
        ({"closes_in_days": 91}, "closes_in_days"),
        ({"voter_count": 9}, "voter_count"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_stored(program, wrong, field):
    answer = program.post("/api/v1/threads", json=_opening(poll=POLL | wrong))
    assert answer.status_code == 422
    assert list(answer.json["errors"]["poll"]) == [field]
    assert program.get("/api/v1/threads").json["items"] == []


def test_choosing_changing_and_taking_back(program):
    post = make.poll(make.thread())
    path = f"/api/v1/posts/{post.id}/vote"
    for _again in range(2):
        poll = program.put(path, json={"options": [2]}).json
        assert [option["votes"] for option in poll["options"]] == [0, 1]
        assert [option["chosen"] for option in poll["options"]] == [False, True]
    assert program.put(path, json={"options": [1]}).json["voters"] == 1
    assert program.delete(path).json["options"] == UNSEEN
    assert program.get(f"/api/v1/posts/{post.id}/poll").json["voters"] is None


@pytest.mark.parametrize("options", [[], [3], [1, 2], ["1"], [1.5], [True], None, "1", [[1]]])
def test_nonsense_is_refused(program, options):
    post = make.poll(make.thread())
    answer = program.put(f"/api/v1/posts/{post.id}/vote", json={"options": options})
    assert answer.status_code == 422
    assert list(answer.json["errors"]) == ["options"]


def test_an_editor_cannot_touch_it(program):
    author = make.member()
    post = make.poll(make.thread(author))
    program.bearer(make.token(author))
    answer = program.patch(f"/api/v1/posts/{post.id}", json={"body": "Anders", "poll": POLL})
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["poll"])


def test_the_api_costs_the_same_for_one_and_for_many(program, count_queries):
    first = make.poll(make.thread())
    path = f"/api/v1/threads/{first.thread_id}/posts?limit=100"

    def cost() -> int:
        with count_queries() as seen:
            assert program.get(path).status_code == 200
        return len(seen)

    cost()  # the first notes that the key was used
    before = cost()
    for _number in range(25):
        service.vote(make.viewer(make.member()), make.poll(make.reply(first)).id, [1])
    assert cost() == before
