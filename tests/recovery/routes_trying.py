"""Who gets what from trying something and from reminders: one's own, and nobody else's."""

from forum.core.days import this_day
from tests.world.rows import ENDED, NO_TOKEN, TO_LOGIN, Row, everyone, members

READ = {"without_consent": 403}
KEEP = READ | {"unverified": 403, "suspended": 403}
API_READ = {"without_consent": (403, "consent_required")}
API_KEEP = API_READ | {"unverified": (403, "unverified"), "suspended": (403, "suspended")}
PAGE, ONE = "/recovery/experiments", "/recovery/experiments/<id:experiment_id>"
REMINDERS = "/recovery/reminders"
STOP = f"{REMINDERS}/stop"  # as letters of earlier releases have it
API = "/api/v1"
NONE = "{missing}"
TAKEN = (409, "one_at_a_time")


def readers(answer):
    return members(answer, guest=TO_LOGIN) | READ


def keepers(answer):
    return members(answer, guest=ENDED) | KEEP


def owners(answer):
    """Letting go of it asks for nothing but being the one."""
    return members(answer, guest=ENDED)


def calls(answer):
    return members(answer, guest=NO_TOKEN) | API_READ


def kept(answer):
    return members(answer, guest=NO_TOKEN) | API_KEEP


def wanted(_world):
    return {"what": "rest", "watched": "pain", "begins_on": this_day().isoformat(), "weeks": "3"}


def wanted_there(_world):
    begun = {"begins_on": this_day().isoformat(), "weeks": 3}
    return {"what": "rest", "watched": ["pain"]} | begun


def own(act, at="tried"):
    return {
        "at": f"{PAGE}/{{{at}}}/{act}",
        "missing": f"{PAGE}/{NONE}/{act}",
    }


HERE = {"at": f"{API}{PAGE}/{{tried}}", "missing": f"{API}{PAGE}/{NONE}"}
CONCLUDED = {"conclusion": "helps"}
PAGES = [
    Row("GET", PAGE, readers(200)),
    Row("POST", PAGE, keepers(409), send=wanted),
    Row("GET", ONE, readers(200), at=f"{PAGE}/{{tried}}", missing=f"{PAGE}/{NONE}"),
    Row("GET", ONE, readers(200), at=f"{PAGE}/{{trying}}", about="not over"),
    Row("POST", f"{ONE}/stop", keepers(409), **own("stop", "trying"), send={"version": ""}),
    Row("POST", f"{ONE}/conclude", keepers((303, PAGE)), **own("conclude"), send=CONCLUDED),
    Row("POST", f"{ONE}/remove", owners((303, PAGE)), at=f"{PAGE}/{{tried}}/remove"),
    Row("GET", REMINDERS, readers(200)),
    Row("POST", REMINDERS, keepers((303, REMINDERS)), send={"weekday": "2"}),
    Row("POST", f"{REMINDERS}/off", owners((303, "/recovery"))),
    Row("GET", STOP, everyone(200), at=f"{STOP}?token={{stop_token}}"),
    Row("GET", STOP, everyone(422), at=f"{STOP}?token=x", about="with a token of nobody"),
    Row("POST", STOP, everyone(200), at=f"{STOP}?token={{stop_token}}"),
]
CALLS = [
    Row("GET", f"{API}{PAGE}", calls(200)),
    Row("POST", f"{API}{PAGE}", kept(TAKEN), send=wanted_there),
    Row("GET", f"{API}{ONE}", calls(200), **HERE),
    Row("PATCH", f"{API}{ONE}", kept(200), **HERE, send=CONCLUDED),
    Row("DELETE", f"{API}{ONE}", members(204, guest=NO_TOKEN), at=HERE["at"]),
    Row("GET", f"{API}{REMINDERS}", calls(200)),
    Row("PUT", f"{API}{REMINDERS}", kept(200), send={"weekday": 2}),
    Row("DELETE", f"{API}{REMINDERS}", members(204, guest=NO_TOKEN)),
]

ROWS = [*PAGES, *CALLS]
