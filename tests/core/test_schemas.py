from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marshmallow import ValidationError
from sqlalchemy import select

from forum.accounts.models import HeldProfile
from forum.core.db import db
from forum.core.schemas import (
    EmailAddress,
    Input,
    Query,
    Secret,
    Ticked,
    Written,
    length,
    one_of,
    storable,
)
from forum.threads.schemas import PostInput
from tests import make


class Asked(Input):
    name = Written(required=True, validate=length(2, 5))
    kind = Written(validate=one_of("a", "b"))
    box = Ticked()


class Looked(Query):
    name = Written()


class Reached(Input):
    email = EmailAddress(required=True)
    password = Secret()


def _complaints(shape: type[Input], given: object) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as wrong:
        shape().load(given)
    return {name: [str(words) for words in said] for name, said in wrong.value.messages.items()}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, {"name": "Dit veld is verplicht.", "box": "Dit veld is verplicht."}),
        ({"name": None, "box": True}, {"name": "Dit veld is verplicht."}),
        ({"name": " ", "box": True}, {"name": "Vul hier iets in."}),
        ({"name": "a", "box": True}, {"name": "Gebruik 2 tot 5 tekens."}),
        ({"name": "abcdef", "box": True}, {"name": "Gebruik hoogstens 5 tekens."}),
        ({"name": "ab", "box": False}, {"box": "Vink dit aan om verder te gaan."}),
        ({"name": "ab", "box": True, "kind": "c"}, {"kind": "Kies een van: a, b."}),
        ({"name": "ab", "box": True, "x": 1}, {"x": "Dit veld bestaat niet."}),
        ([], {"_schema": "Dit is geen object met velden."}),
    ],
)
def test_what_is_wrong_is_said_in_dutch(app, given, said):
    assert _complaints(Asked, given) == {name: [words] for name, words in said.items()}


def test_what_people_type_is_trimmed_and_can_be_stored():
    given = {"name": " a\r\nb\x00\ud800 ", "box": "true"}
    assert Asked().load(given) == {"name": "a\nb", "box": True}
    assert Asked().load({"name": "e\u0308e", "box": 1})["name"] == "ëe"


def test_a_password_is_taken_as_it_was_typed_and_never_shown():
    given = {"email": "a@b.nl", "password": "  a\r\n b "}
    assert Reached().load(given)["password"] == "  a\r\n b "
    assert Reached().dump(given) == {"email": "a@b.nl"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" Ada@Example.org ", "Ada@Example.org"), ("a@exämple.nl", "a@xn--exmple-cua.nl")],
)
def test_an_address_is_kept_as_letters_need_it(typed, kept):
    assert Reached().load({"email": typed}) == {"email": kept}


@settings(deadline=None, max_examples=200, database=None)
@given(st.text() | st.emails() | st.text("a@.é\"'<>,; \n[]", max_size=20))
def test_any_address_is_plain_or_refused(text):
    try:
        kept = Reached().load({"email": text})["email"]
    except ValidationError:
        return
    assert kept.isascii()
    assert kept.isprintable()
    assert not set(" ,;<>") & set(kept)


def test_what_stands_behind_the_question_mark_may_hold_more():
    assert Looked().load({"name": "a", "utm_source": "b"}) == {"name": "a"}


NASTY = [
    "\x00",
    "\ud800",
    "a\ud800b\x00",
    "\u202e",
    "😀" * 300,
    "\ufeff",
    "%s %(a)s {0}",
    "' or 1=1 --",
]


@pytest.mark.parametrize("text", NASTY, ids=ascii)
def test_no_sign_that_can_be_typed_breaks_a_page(visitor, text):
    member = make.member()
    visitor.log_in(member).bearer(make.token(member))
    first = make.thread()
    answers = [
        visitor.post("/api/v1/tokens", json={"username": text, "password": text, "name": text}),
        visitor.patch("/api/v1/me", json={"bio": text}),
        visitor.post(f"/api/v1/threads/{first.thread_id}/posts", json={"body": f"a{text}"}),
        visitor.get("/api/v1/threads", query_string={"category": text.encode("utf-8", "ignore")}),
        visitor.submit("/settings/profile", bio=text.encode("utf-8", "surrogatepass")),
        visitor.submit("/login", username=text.encode("utf-8", "surrogatepass"), password="x"),
    ]
    assert [answer.status_code for answer in answers if answer.status_code >= 500] == []


@settings(
    deadline=None,
    max_examples=25,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text())
def test_any_text_is_kept_as_it_was_typed(visitor, text):
    member = make.member()
    visitor.bearer(make.token(member))
    answer = visitor.patch("/api/v1/me", json={"bio": text})
    if answer.status_code == 200:
        # What only an expert may say of themselves waits, and is kept all the same.
        held = select(HeldProfile.bio).where(HeldProfile.member_id == member.id)
        kept = answer.json["bio"] or db.session.scalar(held) or ""
        assert kept == Looked().load({"name": text})["name"]
    else:
        assert answer.status_code == 422


@settings(deadline=None, database=None)
@given(st.text())
def test_what_is_stored_is_whole_text(text):
    kept = storable(text + "\0\ud800")
    assert "\0" not in kept
    assert kept.encode().decode() == kept


def test_a_text_far_too_long_is_refused_before_work_is_done_on_it():
    marks = "a" + "\u0315\u0300" * 200_000
    before = process_time()
    with pytest.raises(ValidationError):
        PostInput().load({"body": marks})
    assert process_time() - before < 1
