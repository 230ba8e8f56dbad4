"""Stories for programs: the same acts, with the same answers."""

import pytest

from forum.core.days import this_day
from forum.posting import service as posting
from forum.recovery.stories.policy import MOST_SNAPSHOTS
from tests import make
from tests.recovery.stories.sharing import kept_days, share, story


@pytest.fixture
def post(keeper):
    kept_days(keeper)
    return story(keeper)


@pytest.fixture
def program(visitor, keeper):
    return visitor.bearer(make.token(keeper))


@pytest.fixture
def here(post):
    return f"/api/v1/threads/{post.thread_id}"


def _chosen(**more) -> dict:
    day = this_day().isoformat()
    return {"from": day, "to": day, "measures": ["pain"]} | more


def test_a_snapshot_is_made_shown_and_stopped(program, here, visitor):
    made = program.post(f"{here}/snapshots", json=_chosen())
    assert made.status_code == 201
    day = this_day().isoformat()
    told = {"activities": [], "flare_up": False, "flare_note": "", "note": ""}
    assert made.json["days"] == [{"day": day, "scores": {"pain": 3}} | told]
    known = (made.json["audience"], made.json["keep_sharing"], made.json["notes"])
    assert known == ("members", False, False)
    listed = program.get(f"{here}/snapshots").json["items"]
    assert listed == [made.json]
    own = program.get("/api/v1/recovery/snapshots").json["items"]
    assert [(one["id"], one["is_shown"], "days" in one) for one in own] == [
        (made.json["id"], True, False)
    ]
    address = f"/api/v1/snapshots/{made.json['id']}"
    assert program.get(address).json == made.json
    assert [program.delete(address).status_code for _time in range(2)] == [204, 204]
    assert program.get(address).status_code == 404


def test_what_others_would_see_is_asked_for_with_nothing_shared(program, here):
    sent = _chosen(measures=["pain", "flare_ups"], audience="experts")
    seen = program.post(f"{here}/snapshots/preview", json=sent)
    assert seen.status_code == 200
    assert program.get(f"{here}/snapshots").json["items"] == []
    made = program.post(f"{here}/snapshots", json=sent).json
    once_shared = {"id", "mine", "is_shown", "shared_at"}
    assert seen.json == {name: told for name, told in made.items() if name not in once_shared}
    wrong = program.post(f"{here}/snapshots/preview", json=_chosen(measures=[]))
    assert (wrong.status_code, list(wrong.json["errors"])) == (422, ["measures"])


def test_what_could_not_be_shared_is_not_shown_before_either(program, keeper, post, here):
    make.reply(post, make.member())
    for _time in range(MOST_SNAPSHOTS):
        share(keeper, post)
    doors = [f"{here}/snapshots/preview", f"{here}/snapshots"]
    full = [program.post(door, json=_chosen()) for door in doors]
    assert [(one.status_code, one.json["code"]) for one in full] == [(409, "too_many")] * 2
    posting.delete_post(make.viewer(keeper), post.id)
    gone = [program.post(door, json=_chosen()) for door in doors]
    assert [(one.status_code, one.json["code"]) for one in gone] == [(409, "gone")] * 2


def test_a_guest_hears_of_no_snapshot(visitor, keeper, post, here):
    share(keeper, post)
    assert visitor.get(f"{here}/snapshots").json["items"] == []


def test_the_same_key_shares_once(program, here):
    made = [
        program.post(f"{here}/snapshots", json=_chosen(), headers={"Idempotency-Key": "een"})
        for _time in range(2)
    ]
    assert made[0].json["id"] == made[1].json["id"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"to": None}, "to"),
        ({"measures": []}, "measures"),
        ({"measures": ["weight"]}, "measures"),
        ({"measures": "pain"}, "measures"),
        ({"audience": "everyone"}, "audience"),
        ({"from": 20300101}, "from"),
        ({"day": "2030-01-01"}, "day"),
    ],
)
def test_what_cannot_be_shared_is_told_at_its_field(program, here, sent, field):
    answer = program.post(f"{here}/snapshots", json=_chosen(**sent))
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])


def test_steps_are_read_with_a_version_and_set_over_it(program, here):
    steps = [{"text": "een", "done_on": this_day().isoformat()}, {"text": "twee"}]
    first = program.put(f"{here}/steps", json={"goal": "wandelen", "steps": steps})
    assert first.headers["ETag"] == '"1"'
    assert first.json["steps"] == [steps[0], {"text": "twee", "done_on": None}]
    old = {"If-Match": '"0"'}
    assert program.put(f"{here}/steps", json={"steps": []}, headers=old).status_code == 412
    assert program.get(f"{here}/steps").json == first.json


def test_more_than_twenty_steps_are_too_many(program, here):
    answer = program.put(f"{here}/steps", json={"steps": [{"text": "x"}] * 21})
    assert (answer.status_code, list(answer.json["errors"])) == (422, ["steps"])


def test_a_story_is_completed_and_taken_up_again(program, here):
    assert program.put(f"{here}/completed", json={"completed": True}).json["completed_at"]
    again = program.put(f"{here}/completed", json={"completed": False})
    assert again.json["completed_at"] is None
