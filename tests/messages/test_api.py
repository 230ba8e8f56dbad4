"""Private messages for programs."""

import pytest

from forum.accounts.service.blocking import block_member
from forum.accounts.viewer import Scope
from tests import make
from tests.messages.talk import answer, begin, kept, someone

MESSAGES = "/api/v1/messages"


@pytest.fixture
def ada(app):
    return someone(username="Ada")


@pytest.fixture
def bea(app):
    return someone(username="Bea")


@pytest.fixture
def call(app):
    """Call it with a member for their program."""
    return lambda who: app.test_client().bearer(make.token(who))


def test_a_conversation_from_its_first_word_to_its_last(call, ada, bea):
    one, other = call(ada), call(bea)
    sent = one.post(MESSAGES, json={"to": ["Bea"], "body": "Hoi **Bea**"})
    assert sent.status_code == 201
    path = f"{MESSAGES}/{sent.json['conversation_id']}"

    listed = other.get(MESSAGES).json
    assert (listed["unread"], listed["items"][0]["is_unread"]) == (1, True)
    assert listed["items"][0]["others"][0]["name"] == "Ada"
    assert other.get(path).json["items"][0]["html"] == "<p>Hoi <strong>Bea</strong></p>\n"
    assert kept(bea) == 1  # reading by a program is no reading by a person
    read = other.put(f"{path}/read", json={"number": 1})
    assert (read.json["read_number"], read.json["is_unread"]) == (1, False)

    answered = other.post(path, json={"body": "Dag Ada"}).json
    assert answered["conversation_id"] == sent.json["conversation_id"]
    assert [line["mine"] for line in one.get(path).json["items"]] == [False, True]
    assert other.delete(f"{path}/{answered['id']}").status_code == 204
    gone = one.get(path).json["items"][0]
    assert gone == {
        "id": answered["id"], "conversation_id": sent.json["conversation_id"], "number": 2,
        "deleted": True, "body": None,
    }  # fmt: skip
    assert one.post(f"{path}/leave").status_code == 204
    assert one.get(path).status_code == 404
    assert other.get(path).json["conversation"]["others"][0]["has_left"] is True


def test_the_same_key_sends_once_and_a_used_one_nothing_else(call, ada, bea):
    program, key = call(ada), {"Idempotency-Key": "k"}
    asked = {"to": ["Bea"], "body": "Hoi"}
    first, second = (program.post(MESSAGES, json=asked, headers=key) for _twice in range(2))
    assert first.json == second.json
    other = program.post(MESSAGES, json=asked | {"body": "Anders"}, headers=key)
    assert (other.status_code, other.json["code"]) == (422, "idempotency_key_reused")
    path = f"{MESSAGES}/{first.json['conversation_id']}"
    assert len(program.get(path).json["items"]) == 1


def test_long_lists_are_cut_by_a_cursor_of_their_own(call, ada, bea):
    program = call(ada)
    first = begin(ada, bea)
    for number in range(2, 6):
        answer(first, bea, f"Nummer {number}")
    begin(someone(), ada)
    path = f"{MESSAGES}/{first.conversation_id}"
    seen, cursor = [], ""
    while cursor is not None:
        page = program.get(f"{path}?limit=2{cursor}").json
        seen += [line["number"] for line in page["items"]]
        cursor = page["next"] and f"&after={page['next']}"
    assert seen == [5, 4, 3, 2, 1]
    listed = program.get(f"{MESSAGES}?limit=1").json
    assert len(listed["items"]) == 1
    assert len(program.get(f"{MESSAGES}?after={listed['next']}").json["items"]) == 1
    assert program.get(f"{path}?after={listed['next']}").status_code == 422


def test_what_a_block_hides_has_neither_name_nor_words(call, ada, bea):
    cor = someone(username="Cor")
    first = begin(ada, bea, cor)
    answer(first, bea, "Van Bea")
    block_member(make.viewer(cor), "Bea")
    line = call(cor).get(f"{MESSAGES}/{first.conversation_id}").json["items"][0]
    assert (line["hidden"], line["body"]) == (True, None)
    assert "author" not in line


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"to": ["Bea"], "body": ""}, "body"),
        ({"to": [], "body": "Hoi"}, "to"),
        ({"to": ["Niemand"], "body": "Hoi"}, "to"),
        ({"to": [7], "body": "Hoi"}, "to"),
        ({"to": 7, "body": "Hoi"}, "to"),
        ({"to": ["Bea"], "body": "x" * 20_001}, "body"),
        ({"to": ["Bea"], "body": "Hoi", "from": "Cor"}, "from"),
    ],
)
def test_what_is_wrong_is_named(call, ada, bea, body, field):
    answer = call(ada).post(MESSAGES, json=body)
    assert answer.status_code == 422
    assert field in answer.json["errors"]


def test_a_full_hour_says_when_it_is_over(call, ada, bea):
    first = begin(ada, bea)
    for _number in range(59):
        answer(first, ada)
    refused = call(ada).post(f"{MESSAGES}/{first.conversation_id}", json={"body": "Hoi"})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")


def test_moderators_work_by_program_too(call, ada, bea):
    first = begin(ada, bea, body="Het ene")
    path = f"{MESSAGES}/{first.conversation_id}/{first.id}/report"
    reported = call(bea).post(path, json={"reason": "bedreiging", "note": "Bang"})
    assert reported.status_code == 201
    keeper = call(make.moderator())
    (line,) = keeper.get("/api/v1/moderation/messages").json["items"]
    assert (line["reporter"]["name"], line["writer"]["name"]) == ("Bea", "Ada")
    assert not {"body", "html", "note"} & set(line)
    at = f"/api/v1/moderation/messages/{reported.json['id']}"
    opened = keeper.post(f"{at}/open", json={"reason": "Melding nagaan"}).json
    assert (opened["body"], opened["note"]) == ("Het ene", "Bang")
    assert keeper.post(f"{at}/close").status_code == 204
    assert keeper.get("/api/v1/moderation/messages").json["items"] == []
    closed = keeper.get("/api/v1/moderation/messages?state=closed").json["items"]
    assert [one["id"] for one in closed] == [line["id"]]


def test_a_key_for_reading_marks_nothing_read(app, ada, bea):
    first = begin(bea, ada)
    reader = app.test_client().bearer(make.token(ada, {Scope.READ}))
    path = f"{MESSAGES}/{first.conversation_id}/read"
    assert reader.put(path, json={"number": 1}).status_code == 403
    assert kept(ada) == 1


def test_the_choice_of_taking_messages(call, ada):
    program, path = call(ada), "/api/v1/me/message-choices"
    assert program.get(path).json == {"takes_messages": True}
    assert program.put(path, json={"takes_messages": False}).json == {"takes_messages": False}
    assert program.get(path).json == {"takes_messages": False}
