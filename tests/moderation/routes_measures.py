"""Who gets what from deciding about posts, threads and members."""

from tests.world.rows import NO_TOKEN, NOT_STAFF, Row, staff

ACTIONS = "/api/v1/moderation/actions"
WHY = {"reason_code": "bejegening", "facts": "Wees aardig.", "note": "", "days": ""}
HIDE = WHY | {"kind": "hide"}
MUTE = WHY | {"kind": "mute", "days": "7"}
LOCK = WHY | {"kind": "lock"}


def hidden(answer, **others):
    return staff(answer, guest=404, members=404) | others


def keepers(answer, **others):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF) | others


def page(method, rule, expect, at, **more):
    start = "/moderation" + rule
    return Row(method, start, expect, at="/moderation" + at, **more)


POST, THREAD, MEMBER = "/posts/<id:post_id>", "/threads/<id:thread_id>", "/members/<username>"
PAGES = [
    page("GET", POST + "/measure", hidden(200), "/posts/{post}/measure",
         missing="/moderation/posts/{missing}/measure"),
    page("POST", POST + "/measure", hidden((303, "/moderation/measures/")),
         "/posts/{post}/measure", send=HIDE, missing="/moderation/posts/{missing}/measure"),
    page("POST", POST + "/measure", hidden(403), "/posts/{me.post}/measure", send=HIDE,
         about="own"),
    page("POST", POST + "/measure", hidden(409), "/posts/{removed}/measure", send=HIDE,
         about="gone"),
    page("GET", THREAD + "/measure", hidden(200), "/threads/{thread}/measure",
         missing="/moderation/threads/{missing}/measure"),
    page("POST", THREAD + "/measure", hidden((303, "/moderation/measures/")),
         "/threads/{thread}/measure", send=LOCK, missing="/moderation/threads/{missing}/measure"),
    page("GET", MEMBER, hidden(200), "/members/{member.name}",
         missing="/moderation/members/niemand"),
    page("POST", MEMBER + "/measure", hidden((303, "/moderation/measures/")),
         "/members/{member.name}/measure", send=MUTE,
         missing="/moderation/members/niemand/measure"),
    page("POST", MEMBER + "/measure", hidden(403), "/members/{me.name}/measure", send=MUTE,
         about="oneself"),
    page("GET", "/measures/<id:measure_id>", hidden(200), "/measures/{decided.decision}",
         missing="/moderation/measures/{missing}"),
    page("POST", "/measures/<id:measure_id>/undo", hidden(403, moderator=409),
         "/measures/{decided.decision}/undo", missing="/moderation/measures/{missing}/undo",
         about="an hour later"),
]  # fmt: skip
CALLS = [
    Row("POST", ACTIONS, keepers(201), about="hide",
        send=lambda world: {"kind": "hide", "reason": "spam", "post_id": world.post}),
    Row("POST", ACTIONS, keepers(201), about="warn",
        send=lambda world: {"kind": "warn", "reason": "spam", "username": world.member.name}),
    Row("POST", ACTIONS, keepers(201), about="mute",
        send=lambda world: {"kind": "mute", "reason": "spam", "username": world.member.name}),
    Row("POST", ACTIONS, keepers(201), about="suspend",
        send=lambda world: {"kind": "suspend", "reason": "spam", "username": world.member.name}),
    Row("POST", ACTIONS, keepers(201), about="approve",
        send=lambda world: {"kind": "approve", "reason": "In orde.", "post_id": world.post}),
    Row("POST", ACTIONS, keepers(201), about="move",
        send=lambda world: {"kind": "move", "reason": "offtopic", "thread_id": world.thread,
                            "category": world.places.empty}),
    Row("POST", ACTIONS, keepers((403, "own_post")), about="oneself",
        send=lambda world: {"kind": "warn", "reason": "spam", "username": world.me.name}),
    Row("POST", ACTIONS, keepers((403, "above"), admin=(403, "own_post")), about="upward",
        send=lambda world: {"kind": "warn", "reason": "spam",
                            "username": world.people["admin"].name}),
    Row("POST", ACTIONS, keepers((422, "invalid")), about="no such reason",
        send=lambda world: {"kind": "mute", "reason": "zomaar", "username": world.member.name}),
    Row("POST", ACTIONS + "/<id:decision_id>/undo",
        keepers((403, "not_yours"), moderator=(409, "too_late")),
        at=ACTIONS + "/{decided.decision}/undo", missing=ACTIONS + "/{missing}/undo"),
    Row("GET", "/api/v1/moderation/members/<username>/measures", keepers(200),
        at="/api/v1/moderation/members/{member.name}/measures",
        missing="/api/v1/moderation/members/niemand/measures"),
]  # fmt: skip
ROWS = PAGES + CALLS
