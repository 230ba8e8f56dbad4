"""Who gets what from every route of the diary: one's own, and nobody else's."""

from tests.recovery.roles import calls, keepers, kept, readers
from tests.recovery.routes_files import API_FILES, PAGES_FILES
from tests.recovery.routes_trying import ROWS as TRYING
from tests.recovery.stories import routes as routes_stories
from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, TO_LOGIN, Row, members

BEFORE, NEVER = "2001-01-01", "2001-01-02"
DAY = "/recovery/<day:day>"
ENTRY = "/api/v1/recovery/entries/<day:day>"
HERE = "/api/v1/recovery/entries/{diary.day}"
ACTIVITIES = "/api/v1/recovery/activities"


def check_in(world):
    return {"day": world.diary.day, "version": "2", "pain": "4"}


PAGES = [
    Row("GET", "/recovery", members(200, guest=TO_LOGIN)),
    Row("POST", "/recovery/begin", members((303, "/recovery"), guest=ENDED)),
    Row("GET", "/recovery/check-in", readers(200)),
    Row("POST", "/recovery/check-in", keepers((303, "/recovery/")), send=check_in),
    Row("GET", DAY, readers(200), at="/recovery/{diary.day}", missing=f"/recovery/{NEVER}"),
    Row("GET", DAY, readers(404), at=f"/recovery/{BEFORE}", about="without a check-in"),
    Row(
        "POST",
        "/recovery/<day:day>/delete",
        members((303, "/recovery"), guest=ENDED),
        at="/recovery/{diary.day}/delete",
        send={"version": ""},
    ),
    Row("GET", "/recovery/activities", readers(200)),
    Row("POST", "/recovery/activities", keepers((303, "/recovery/activities")), send={"name": "x"}),
    Row(
        "POST",
        "/recovery/activities/<id:activity_id>/end",
        keepers((303, "/recovery/activities")),
        at="/recovery/activities/{doing}/end",
        missing="/recovery/activities/{missing}/end",
    ),
]

API = [
    Row("GET", "/api/v1/recovery/entries", calls(200)),
    Row("GET", ENTRY, calls(200), at=HERE, missing=f"/api/v1/recovery/entries/{NEVER}"),
    Row("GET", ENTRY, calls(NOT_FOUND), at=f"/api/v1/recovery/entries/{BEFORE}", about="none"),
    Row("PUT", ENTRY, kept(200), at=HERE, send={"pain": 4}),
    Row("DELETE", ENTRY, members(204, guest=NO_TOKEN), at=HERE),
    Row("GET", f"{ENTRY}/revisions", calls(200), at=f"{HERE}/revisions"),
    Row("GET", "/api/v1/recovery/summary", calls(200)),
    Row("GET", ACTIVITIES, calls(200)),
    Row("POST", ACTIVITIES, kept(201), send={"name": "fietsen"}),
    Row(
        "DELETE",
        f"{ACTIVITIES}/<id:activity_id>",
        kept(204),
        at=f"{ACTIVITIES}/{{doing}}",
        missing=f"{ACTIVITIES}/{{missing}}",
    ),
]

ROWS = [*PAGES, *API, *PAGES_FILES, *API_FILES, *routes_stories.ROWS, *TRYING]
