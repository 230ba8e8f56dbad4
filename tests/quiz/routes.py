"""Who gets what from every route of the quiz."""

from tests.world.rows import ENDED, NO_TOKEN, NOT_FOUND, NOT_STAFF, Row, everyone, members, staff

KEEPING = "/moderation/quiz"
NEW = "/moderation/quiz/new"
CALLS = "/api/v1/quiz/statements"
SCORE = "/api/v1/me/quiz-score"
WORDS = {"statement": "Fietsen mag ook.", "explanation": "Als het je goed bevalt."}
WHY = {"reason": "Onduidelijk"}


def hidden(answer):
    return staff(answer, guest=404, members=404)


def keepers(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


def form(world):
    return {**WORDS, "answer": "true", "claim": f"{world.sheet}#1", "position": "5"}


def call(world):
    return {**WORDS, "answer": True, "claim": f"{world.sheet}#1"}


def answers(world):
    return {"answers": [{"id": world.quiz.asked, "answer": True}]}


def _of(name, path, answer, guarded, *, send=None, method="POST"):
    """One act on one statement: that is asked, that rests, and that is not there."""
    where = f"{path}{{quiz.%s}}{name}"
    rule = f"{path}<id:statement_id>{name}"
    nowhere = f"{path}{{missing}}{name}"
    none = NOT_FOUND if path.startswith("/api") else 404
    return [
        Row(method, rule, guarded(answer), at=where % "asked", send=send),
        Row(method, rule, guarded(answer), at=where % "resting", send=send, about="resting"),
        Row(method, rule, guarded(none), at=nowhere, send=send, about="none"),
    ]


TAKING = [
    Row("GET", "/quiz", everyone(200)),
    Row(
        "GET",
        "/quiz",
        everyone(200),
        at="/quiz?statement={quiz.asked}&answer=true",
        about="answered",
    ),
    Row("GET", "/quiz", everyone(200), at="/quiz?given={quiz.asked}n", about="at the end"),
    Row(
        "GET",
        "/quiz",
        everyone(200),
        at="/quiz?statement={quiz.resting}&answer=true",
        about="of one that rests",
    ),
    Row("GET", "/quiz", everyone(404), at="/quiz?statement=x", about="no address of ours"),
    Row(
        "POST",
        "/quiz/score",
        members((303, "/quiz"), guest=ENDED),
        send=lambda world: {"given": f"{world.quiz.asked}w"},
    ),
    Row("POST", "/quiz/score", members(422, guest=ENDED), send={"given": ""}, about="of nothing"),
    Row("POST", "/quiz/score/delete", members((303, "/quiz"), guest=ENDED)),
    Row("GET", "/api/v1/quiz", everyone(200)),
    Row(
        "POST",
        "/api/v1/quiz/answers",
        everyone(200),
        send=lambda world: {"id": world.quiz.asked, "answer": False},
    ),
    Row(
        "POST",
        "/api/v1/quiz/answers",
        everyone(NOT_FOUND),
        send=lambda world: {"id": world.quiz.resting, "answer": False},
        about="resting",
    ),
    Row("GET", SCORE, members(NOT_FOUND, guest=NO_TOKEN, member=200)),
    Row("PUT", SCORE, members(200, guest=NO_TOKEN), send=answers),
    Row("DELETE", SCORE, members(204, guest=NO_TOKEN)),
]
BEHIND = f"{KEEPING}/"
CALLED = f"{CALLS}/"
CURATING = [
    Row("GET", KEEPING, hidden(200)),
    Row("GET", NEW, hidden(200)),
    Row("POST", NEW, hidden((303, KEEPING)), send=form),
    *_of("", BEHIND, 200, hidden, method="GET"),
    *_of("", BEHIND, (303, KEEPING), hidden, send=form),
    *_of("/retire", BEHIND, (303, KEEPING), hidden, send=WHY),
    *_of("/renew", BEHIND, (303, KEEPING), hidden),
    Row("GET", CALLS, keepers(200)),
    Row("POST", CALLS, keepers(201), send=call),
    *_of("", CALLED, 200, keepers, method="GET"),
    *_of("", CALLED, 200, keepers, method="PUT", send=call),
    *_of("/retire", CALLED, 200, keepers, send=WHY),
    *_of("/renew", CALLED, 200, keepers, send={}),
]
ROWS = TAKING + CURATING
