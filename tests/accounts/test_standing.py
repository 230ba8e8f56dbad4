"""What one's standing lets one write, the same by page and by program."""

import pytest

from tests import make

PEOPLE = {
    "member": (make.member, {}, ""),
    "expert": (make.expert, {}, ""),
    "moderator": (make.moderator, {}, ""),
    "unverified": (make.member, {"verified": False}, "unverified"),
    "without consent": (make.member, {"consent": False}, "consent_required"),
    "suspended": (make.suspended, {}, "suspended"),
    "suspended moderator": (make.suspended, {"role": "moderator"}, "suspended"),
    "moderator without consent": (make.moderator, {"consent": False}, "consent_required"),
}


@pytest.mark.parametrize("kind", PEOPLE)
def test_who_may_write_by_both_doors(visitor, kind):
    make_person, facts, code = PEOPLE[kind]
    person, first = make_person(**facts), make.thread()
    visitor.log_in(person).bearer(make.token(person))
    path = f"/t/{first.thread_id}-hoe-begin-ik"

    page = visitor.submit(path, body="Mijn verhaal.")
    call = visitor.post(f"/api/v1/threads/{first.thread_id}/posts", json={"body": "Hoi."})

    assert (page.status_code, call.status_code) == ((403, 403) if code else (303, 201))
    assert call.json.get("code", "") == code
    assert visitor.get(path).status_code == 200
    assert visitor.get("/settings").status_code == 200
    if code:
        assert call.json["detail"] in page.text
        assert "Mijn verhaal." in page.text


@pytest.mark.parametrize("kind", ["unverified", "without consent", "suspended"])
def test_who_may_not_write_is_told_on_the_page_itself(visitor, kind):
    make_person, facts, _code = PEOPLE[kind]
    first = make.thread()
    visitor.log_in(make_person(**facts))
    page = visitor.get(f"/t/{first.thread_id}-hoe-begin-ik").text
    assert 'name="body"' not in page
    assert visitor.get("/new").status_code == 403


def test_a_suspension_ends_by_itself(visitor, time):
    visitor.bearer(make.token(make.suspended()))
    first = make.thread()
    time.pass_time(days=7)
    call = visitor.post(f"/api/v1/threads/{first.thread_id}/posts", json={"body": "Hoi."})
    assert call.status_code == 201
