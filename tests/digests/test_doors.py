"""The page and the calls of the digest."""

import pytest

from forum.digests.queries import own_wish
from tests import make

PAGE, CALL = "/settings/digest", "/api/v1/me/digest"


@pytest.fixture
def ada(app):
    return make.member(username="Ada")


@pytest.fixture
def own(visitor, ada):
    return visitor.log_in(ada)


def test_it_is_asked_for_changed_and_stopped(own, ada):
    assert "Je krijgt nu geen overzicht" in own.get(PAGE).text
    assert own.submit(PAGE, every="week", weekday="3", hour="20").status_code == 303
    page = own.get(PAGE).text
    assert "Je overzicht staat aan" in page
    assert '<option value="3" selected>' in page
    assert '<option value="20" selected>' in page
    assert own.submit(f"{PAGE}/off").status_code == 303
    assert not own_wish(make.viewer(ada)).is_on
    assert '<option value="20" selected>' in own.get(PAGE).text


def test_consent_taken_back_elsewhere_stops_it(own, ada):
    own.submit(PAGE, every="day", weekday="1", hour="8")
    own.submit("/settings/consent", purpose="digest", given="false")
    assert not own_wish(make.viewer(ada)).is_on


@pytest.mark.parametrize(
    "wrong", [{"every": "uur"}, {"every": ""}, {"weekday": "8"}, {"hour": "24"}, {"hour": "x"}]
)
def test_what_cannot_be_is_said_at_the_field(own, ada, wrong):
    answer = own.submit(PAGE, **{"every": "week", "weekday": "1", "hour": "8"} | wrong)
    assert answer.status_code == 422
    assert f'id="{next(iter(wrong))}-error"' in answer.text
    assert not own_wish(make.viewer(ada)).is_on


def test_a_program_does_the_same(visitor, ada):
    program = visitor.bearer(make.token(ada))
    assert program.get(CALL).json["is_on"] is False
    made = program.put(CALL, json={"every": "day", "weekday": 1, "hour": 7}).json
    assert (made["is_on"], made["every"], made["hour"]) == (True, "day", 7)
    assert made["next_at"]
    consents = program.get("/api/v1/me/consents").json["items"]
    assert [one["given_at"] is not None for one in consents if one["purpose"] == "digest"] == [True]
    assert program.put(CALL, json={"every": "day", "weekday": 0, "hour": 7}).status_code == 422
    assert program.delete(CALL).status_code == 204
    assert program.get(CALL).json["is_on"] is False
