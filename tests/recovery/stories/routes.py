"""Who gets what from every route of recovery stories: telling is for who began one, and nobody but
its owner stops what is shared."""

from tests.recovery.stories.routes_calls import CALLS
from tests.recovery.stories.routes_parts import (
    COMPLETED,
    HERE,
    IN_CIRCLE,
    INSIDE,
    SHARE,
    SHOW,
    STEPS,
    chosen,
    starter,
)
from tests.world.rows import ENDED, TO_LOGIN, Row, everyone, members

PAGES = [
    Row("GET", STEPS, starter(200, guest=TO_LOGIN), at=f"/t/{HERE}/steps"),
    Row(
        "GET",
        STEPS,
        starter(200) | IN_CIRCLE,
        at=f"/t/{INSIDE}/steps",
        missing="/t/{missing}/steps",
        about="for members",
    ),
    Row("GET", STEPS, starter(403, guest=TO_LOGIN), at="/t/{thread}/steps", about="no story"),
    Row("POST", STEPS, starter((303, "/t/")), at=f"/t/{HERE}/steps", send={"goal": "x"}),
    Row(
        "POST",
        STEPS,
        starter((303, "/t/"), unverified=404),
        at=f"/t/{INSIDE}/steps",
        send={"goal": "x", "version": "1"},
        missing="/t/{missing}/steps",
        about="for members",
    ),
    Row("POST", COMPLETED, starter((303, "/t/")), at=f"/t/{HERE}/completed", send={"completed": 1}),
    Row(
        "POST",
        COMPLETED,
        starter((303, "/t/"), unverified=404),
        at=f"/t/{INSIDE}/completed",
        send={"completed": 1},
        missing="/t/{missing}/completed",
        about="for members",
    ),
    Row("GET", SHARE, starter(200, guest=TO_LOGIN), at=f"/t/{HERE}/share"),
    Row(
        "GET",
        SHARE,
        starter(200) | IN_CIRCLE,
        at=f"/t/{INSIDE}/share",
        missing="/t/{missing}/share",
        about="for members",
    ),
    Row("POST", SHARE, starter((303, "/t/")), at=f"/t/{HERE}/share", send=chosen),
    Row(
        "POST",
        SHARE,
        starter((303, "/t/"), unverified=404),
        at=f"/t/{INSIDE}/share",
        send=chosen,
        missing="/t/{missing}/share",
        about="for members",
    ),
    Row("POST", SHARE, starter(403), at="/t/{thread}/share", send=chosen, about="no story"),
    Row("GET", "/recovery/shared", members(200, guest=TO_LOGIN)),
    Row(
        "GET",
        SHOW,
        everyone(200) | IN_CIRCLE,
        at="/recovery/shared/{stories.shared}",
        missing="/recovery/shared/{missing}",
    ),
    Row(
        "GET",
        SHOW,
        everyone(404) | {"member": 200, "expert": 200},
        at="/recovery/shared/{stories.for_experts}",
        missing="/recovery/shared/{missing}",
        about="for experts",
    ),
    Row(
        "POST",
        f"{SHOW}/stop",
        members((303, "/recovery/shared"), guest=ENDED),
        at="/recovery/shared/{stories.shared}/stop",
    ),
]
ROWS = PAGES + CALLS
