"""Who gets what from changing the words of somebody else, and from the other acts of moderators."""

from tests.world.rows import NO_TOKEN, NOT_STAFF, Row, staff

ACTIONS = "/api/v1/moderation/actions"
THREAD = "/moderation/threads/<id:thread_id>"
MANY = "/moderation/threads/<id:thread_id>/posts"
EDIT = "/moderation/posts/<id:post_id>/edit"
WORDS = {"body": "Iets anders.", "reason_code": "spam", "facts": "", "note": ""}


def hidden(answer, **others):
    return staff(answer, guest=404, members=404) | others


def keepers(answer, **others):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF) | others


PAGES = [
    Row("GET", EDIT, hidden(200), at="/moderation/posts/{post}/edit",
        missing="/moderation/posts/{missing}/edit"),
    Row("GET", EDIT, hidden(403), at="/moderation/posts/{me.post}/edit", about="own"),
    Row("POST", EDIT, hidden((303, "/moderation/measures/")), at="/moderation/posts/{post}/edit",
        send=WORDS, missing="/moderation/posts/{missing}/edit"),
    Row("POST", EDIT, hidden(403), at="/moderation/posts/{me.post}/edit", send=WORDS, about="own"),
]  # fmt: skip
PAGES += [
    Row("GET", THREAD + "/split", hidden(200), at="/moderation/threads/{thread}/split",
        missing="/moderation/threads/{missing}/split"),
    Row("POST", THREAD + "/split", hidden(422), at="/moderation/threads/{thread}/split",
        send={"title": "Over de tuin", "facts": "Een ander onderwerp.", "category": "nek"},
        missing="/moderation/threads/{missing}/split"),
    Row("GET", THREAD + "/merge", hidden(200), at="/moderation/threads/{thread}/merge",
        missing="/moderation/threads/{missing}/merge"),
    Row("POST", THREAD + "/merge", hidden(409), at="/moderation/threads/{thread}/merge",
        send=lambda world: {"into": str(world.thread), "facts": "Hetzelfde gesprek."},
        missing="/moderation/threads/{missing}/merge"),
    Row("GET", MANY, hidden(200), at="/moderation/threads/{thread}/posts",
        missing="/moderation/threads/{missing}/posts"),
    Row("POST", MANY, hidden(200), at="/moderation/threads/{thread}/posts",
        send=lambda world: {"kind": "hide", "post_ids": world.post, "reason_code": "spam"},
        missing="/moderation/threads/{missing}/posts"),
    Row("POST", MANY, hidden(422), at="/moderation/threads/{thread}/posts",
        send={"kind": "hide", "reason_code": "spam"}, about="none chosen"),
]  # fmt: skip
CALLS = [
    Row("POST", ACTIONS, keepers((422, "invalid")), about="split off nothing",
        send=lambda world: {"kind": "split", "reason": "Anders.", "thread_id": world.thread,
                            "title": "Over de tuin"}),
    Row("POST", ACTIONS, keepers((409, "waiting")), about="merge while something waits there",
        send=lambda world: {"kind": "merge", "reason": "Anders.", "thread_id": world.thread,
                            "into": world.thread}),
    Row("POST", ACTIONS + "/bulk", keepers(200),
        send=lambda world: {"kind": "hide", "reason": "spam", "post_ids": [world.post]}),
    Row("POST", ACTIONS, keepers(201), about="edit",
        send=lambda world: {"kind": "edit", "reason": "spam", "post_id": world.post,
                            "body": "Iets anders."}),
    Row("POST", ACTIONS, keepers((422, "invalid")), about="edit without words",
        send=lambda world: {"kind": "edit", "reason": "spam", "post_id": world.post}),
    Row("POST", ACTIONS, keepers((422, "invalid")), about="attach what there is not",
        send=lambda world: {"kind": "attach", "reason": "Lees mee.", "post_id": world.post,
                            "factsheet": "nergens"}),
    Row("POST", ACTIONS, keepers(201), about="slow down",
        send=lambda world: {"kind": "slow_down", "reason": "Rustig aan.", "minutes": 30,
                            "thread_id": world.thread}),
]  # fmt: skip
ROWS = PAGES + CALLS
