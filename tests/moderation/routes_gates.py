"""Who gets what from the list of watched words, what was found, and the pace of a thread."""

from tests.world.rows import NO_TOKEN, NOT_FOUND, NOT_STAFF, Row, staff

WORDS = "/moderation/words"
WORD, ONE = f"{WORDS}/<id:word_id>", f"{WORDS}/{{watched.word}}"
FLAGGED, FLAG = "/moderation/flagged", "/moderation/flagged/<id:flag_id>/settle"
API = "/api/v1/moderation"
CALLED = f"{API}/words/<id:word_id>"
PACE, PACED = "/threads/<id:thread_id>/pace", "/threads/{thread}/pace"
SAID = {"word": "Iets anders", "action": "hold", "reason": "Daarom."}
TRIED = {"word": "*zalf", "text": "Een wonderzalf."}
SLOW = {"minutes": 30, "hours": 2, "reason": "Het gaat hard."}


def hidden(answer):
    return staff(answer, guest=404, members=404)


def called(answer):
    return staff(answer, guest=NO_TOKEN, members=NOT_STAFF)


PAGES = [
    Row("GET", WORDS, hidden(200)),
    Row("POST", WORDS, hidden((303, WORDS)), send=SAID),
    Row("POST", WORDS, hidden(200), send=TRIED | {"try": "1"}, about="trying"),
    Row("POST", WORDS, hidden(409), send=SAID | {"word": "LOERWOORD"}, about="again"),
    Row("GET", WORD, hidden(200), at=ONE, missing=f"{WORDS}/{{missing}}"),
    Row("POST", WORD, hidden((303, WORDS)), at=ONE, send=SAID, missing=f"{WORDS}/{{missing}}"),
    Row(
        "POST",
        f"{WORD}/remove",
        hidden((303, WORDS)),
        at=f"{ONE}/remove",
        missing=f"{WORDS}/{{missing}}/remove",
    ),
    Row("GET", FLAGGED, hidden(200)),
    Row(
        "POST",
        FLAG,
        hidden((303, FLAGGED)),
        at=f"{FLAGGED}/{{watched.flag}}/settle",
        missing=f"{FLAGGED}/{{missing}}/settle",
    ),
    Row(
        "POST",
        f"/moderation{PACE}",
        hidden((303, "/t/")),
        at=f"/moderation{PACED}",
        send=SLOW,
        missing="/moderation/threads/{missing}/pace",
    ),
]
CALLS = [
    Row("GET", f"{API}/words", called(200)),
    Row("POST", f"{API}/words", called(201), send=SAID),
    Row("POST", f"{API}/words/try", called(200), send=TRIED),
    Row(
        "PUT",
        CALLED,
        called(200),
        at=f"{API}/words/{{watched.word}}",
        send=SAID,
    ),
    Row(
        "PUT",
        CALLED,
        called(NOT_FOUND),
        at=f"{API}/words/{{missing}}",
        send=SAID,
        about="no such word",
    ),
    Row("DELETE", CALLED, called(204), at=f"{API}/words/{{watched.word}}"),
    Row("GET", f"{API}/flagged-posts", called(200)),
    Row(
        "POST",
        f"{API}/flagged-posts/<id:flag_id>/settle",
        called(204),
        at=f"{API}/flagged-posts/{{watched.flag}}/settle",
    ),
    Row("PUT", f"{API}{PACE}", called(204), at=f"{API}{PACED}", send=SLOW),
]
ROWS = PAGES + CALLS
