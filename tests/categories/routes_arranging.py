"""Who gets what from the routes by which categories are arranged."""

from tests.world.rows import NO_TOKEN, NOT_STAFF, Row, everyone, only, staff

LIST = "/moderation/categories"
ONE = "/moderation/categories/<slug:slug>"
CALL = "/api/v1/categories"
ONE_CALL = "/api/v1/categories/<slug:slug>"
NEW = {"slug": "nieuwe-plek", "name": "Nieuwe plek", "description": "Om te praten."}
CHANGED = {"name": "Andere naam", "readers": "members"}
FORM = CHANGED | {"description": "", "position": "3", "parent": "", "writers": "members"}


def admins(answer):
    """To moderators it is known and closed, to others it is not there."""
    return everyone(404) | {"moderator": 403, "admin": answer}


def admins_call(answer):
    not_you = (403, "admins_only")
    return only("admin", answer, guest=NO_TOKEN, members=NOT_STAFF) | {"moderator": not_you}


MANAGED = (303, LIST)
PAGES = [
    Row("GET", LIST, staff(200, guest=404, members=404)),
    Row("POST", LIST, admins(MANAGED), send=NEW),
    Row("POST", LIST, admins(409), send=NEW | {"slug": "plek"}, about="taken"),
    Row("GET", ONE, admins(200), at="/moderation/categories/{places.sub}"),
    Row("GET", ONE, admins(404), at="/moderation/categories/is-er-niet", about="none"),
    Row("POST", ONE, admins(MANAGED), at="/moderation/categories/{places.parent}", send=FORM),
    Row(
        "POST",
        f"{ONE}/remove",
        admins(MANAGED),
        at="/moderation/categories/{places.empty}/remove",
    ),
    Row(
        "POST",
        f"{ONE}/remove",
        admins(409),
        at="/moderation/categories/{category}/remove",
        about="in use",
    ),
]
CALLS = [
    Row("POST", CALL, admins_call(201), send=NEW),
    Row("PATCH", ONE_CALL, admins_call(200), at=f"{CALL}/{{places.parent}}", send=CHANGED),
    Row(
        "PATCH",
        ONE_CALL,
        admins_call((404, "unknown_category")),
        at=f"{CALL}/is-er-niet",
        send=CHANGED,
        about="none",
    ),
    Row("DELETE", ONE_CALL, admins_call(204), at=f"{CALL}/{{places.empty}}"),
    Row(
        "DELETE",
        ONE_CALL,
        admins_call((409, "not_empty")),
        at=f"{CALL}/{{places.parent}}",
        about="with a sub",
    ),
]
ROWS = PAGES + CALLS
