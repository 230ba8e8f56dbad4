"""Who gets what from every route of verification: one's own application, and the team's work."""

from tests.experts.applying import GOOD, SAID
from tests.world import STAFF
from tests.world.rows import (
    ENDED,
    NO_TOKEN,
    NOT_FOUND,
    NOT_STAFF,
    TO_LOGIN,
    Row,
    everyone,
    members,
    only,
    staff,
    writers,
)

JUDGED = "/moderation/experts/<id:application_id>"
CHECKED = "/moderation/experts/{verifying.checked}"
HELD = "/moderation/profiles/<id:held_id>"
TEXT = "/moderation/profiles/{verifying.text}"
CALLED = "/api/v1/experts/applications"
ONE = f"{CALLED}/<id:application_id>"
REASON = {"reason": "Daarom niet."}
FORM = SAID | {"practice_phone": "030 1234567", "rules": "1"}
NO_TEAM = dict.fromkeys(STAFF, (403, "staff"))


def asks(answer, *, guest):
    """Whoever has one already hears so, and the team does not ask."""
    waits = {"member": (409, "already_applied"), "other_member": (409, "already_applied")}
    return writers(answer, guest=guest, **waits) | NO_TEAM


def asks_on_page(answer):
    waits = {"member": 409, "other_member": 409}
    return writers(answer, guest=ENDED, **waits) | {"moderator": 403, "admin": 403}


def team(answer, *, guest, others):
    return staff(answer, guest=guest, members=others)


def seen(world):
    return {"seen": world.verifying.seen}


def seen_with_reason(world):
    return seen(world) | REASON


PAGES = [
    Row("GET", "/experts", everyone(200)),
    Row("GET", "/experts/apply", members(200, guest=TO_LOGIN)),
    Row("POST", "/experts/apply", asks_on_page((303, "/experts/application")), send=FORM),
    Row("GET", "/experts/application", members(200, guest=TO_LOGIN)),
    Row(
        "POST",
        "/experts/applications/<id:application_id>/withdraw",
        only("member", (303, "/experts/application"), guest=ENDED, members=404)
        | {"moderator": 404, "admin": 404},
        at="/experts/applications/{verifying.mine}/withdraw",
        missing="/experts/applications/{missing}/withdraw",
    ),
    Row("GET", "/moderation/experts", team(200, guest=404, others=404)),
    Row(
        "GET",
        JUDGED,
        team(200, guest=404, others=404),
        at=CHECKED,
        missing="/moderation/experts/{missing}",
    ),
    Row(
        "POST",
        f"{JUDGED}/check",
        team((303, "/moderation/experts/"), guest=404, others=404),
        at=f"{CHECKED}/check",
        send={name: str(value).lower() for name, value in GOOD.items()},
        missing="/moderation/experts/{missing}/check",
    ),
    Row(
        "POST",
        f"{JUDGED}/confirm",
        team((303, "/moderation/experts/"), guest=404, others=404) | {"moderator": 403},
        at=f"{CHECKED}/confirm",
        missing="/moderation/experts/{missing}/confirm",
    ),
    Row(
        "POST",
        f"{JUDGED}/reject",
        team((303, "/moderation/experts/"), guest=404, others=404),
        at=f"{CHECKED}/reject",
        send=REASON,
        missing="/moderation/experts/{missing}/reject",
    ),
    Row(
        "POST",
        "/moderation/experts/members/<username>/revoke",
        team((303, "/members/lid-expert"), guest=404, others=404),
        at="/moderation/experts/members/lid-expert/revoke",
        send=REASON,
    ),
    Row("GET", "/moderation/profiles", team(200, guest=404, others=404)),
    Row(
        "POST",
        f"{HELD}/approve",
        team((303, "/moderation/profiles"), guest=404, others=404),
        at=f"{TEXT}/approve",
        send=seen,
        missing="/moderation/profiles/{missing}/approve",
    ),
    Row(
        "POST",
        f"{HELD}/refuse",
        team((303, "/moderation/profiles"), guest=404, others=404),
        at=f"{TEXT}/refuse",
        send=seen_with_reason,
        missing="/moderation/profiles/{missing}/refuse",
    ),
]


def call(answer):
    return team(answer, guest=NO_TOKEN, others=NOT_STAFF)


API = [
    Row("GET", "/api/v1/experts", everyone(200)),
    Row("GET", CALLED, members(200, guest=NO_TOKEN)),
    Row("POST", CALLED, asks(201, guest=NO_TOKEN), send=SAID),
    Row(
        "GET",
        ONE,
        members(NOT_FOUND, guest=NO_TOKEN, other_member=200, moderator=200, admin=200),
        at=f"{CALLED}/{{verifying.checked}}",
        missing=f"{CALLED}/{{missing}}",
    ),
    Row(
        "DELETE",
        ONE,
        members(NOT_FOUND, guest=NO_TOKEN, member=204),
        at=f"{CALLED}/{{verifying.mine}}",
        missing=f"{CALLED}/{{missing}}",
    ),
    Row("POST", f"{ONE}/check", call(200), at=f"{CALLED}/{{verifying.checked}}/check", send=GOOD),
    Row(
        "POST",
        f"{ONE}/confirm",
        call(200) | {"moderator": (403, "same_person")},
        at=f"{CALLED}/{{verifying.checked}}/confirm",
    ),
    Row(
        "POST",
        f"{ONE}/reject",
        call(200),
        at=f"{CALLED}/{{verifying.checked}}/reject",
        send=REASON,
    ),
    Row(
        "DELETE",
        "/api/v1/experts/<username>/verification",
        call(204),
        at="/api/v1/experts/lid-expert/verification",
        send=REASON,
    ),
    Row("GET", "/api/v1/moderation/experts", call(200)),
    Row("GET", "/api/v1/moderation/profiles", call(200)),
    Row("POST", f"/api/v1{HELD}/approve", call(204), at=f"/api/v1{TEXT}/approve", send=seen),
    Row(
        "POST",
        f"/api/v1{HELD}/refuse",
        call(204),
        at=f"/api/v1{TEXT}/refuse",
        send=seen_with_reason,
    ),
]

ROWS = [*PAGES, *API]
