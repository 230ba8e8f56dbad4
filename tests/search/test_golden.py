"""What members type finds what answers them: recall among the first five of a set by hand."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.factsheets import service as factsheets
from forum.factsheets.claims import ClaimText
from forum.search import asking, finding
from forum.search.kinds import Found, Narrowing
from forum.search.sources import claims
from forum.threads.models import Post, Thread, Voice
from tests import make
from tests.search.indexed import index_all

GOLDEN, MORE = (Path(__file__).parent / name for name in ("golden", "golden_more"))
SETS = (GOLDEN, MORE)
FIRST = 5
IN_ALL, OF_EACH_KIND = 0.9, 0.8


def _rows(name, folder=GOLDEN):
    lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


def put_in(rows):
    """Each as what it is, by its kind and number; a post as a reply in a thread of its own."""
    first = make.thread()
    member_id = db.session.get(Voice, db.session.get(Post, first.id).voice_id).member_id
    category = db.session.get(Thread, first.thread_id).category_id
    keeper = make.moderator()
    known = {}
    for row in rows:
        match row["kind"]:
            case "factsheet":
                sheet = make.sheet(keeper, title=row["title"], summary=row["text"], call_now=True)
                known[Found.SHEET, sheet.id] = row["id"]
            case "member":
                member = make.member(username=row["title"], bio=row["text"])
                known[Found.MEMBER, member.id] = row["id"]
            case "thread":
                known[Found.THREAD, _put(category, member_id, row["title"], row["text"])] = row[
                    "id"
                ]
            case "post":
                said = "Vertel eens", "Begin maar.", row["text"]
                known[Found.POST, _put(category, member_id, *said)] = row["id"]
    return known | _claims(keeper, [row for row in rows if row["kind"] == "claim"])


def _claims(keeper, rows):
    """Those of one sheet, in their order."""
    if not rows:
        return {}
    said = [ClaimText(f"{row['title']} {row['text']}") for row in rows]
    columns = {
        "title": "Wat waar is",
        "summary": "Kort",
        "body": "Lees maar.",
        "origin": "redactie",
    }
    sheet = factsheets.write_sheet(make.viewer(keeper), "waar", columns=columns, claims=said)
    factsheets.publish(make.viewer(keeper), "waar", reason="Eerste versie")
    numbers = sorted(claims.of_sheets([sheet.id]))
    return {(Found.CLAIM, number): row["id"] for number, row in zip(numbers, rows, strict=True)}


def _put(category, member_id, title, *bodies):
    """The last of its posts, made without the acts: those take the same words twice for a flood."""
    now = clock.now()
    place = {"category_id": category, "kind": "discussion", "visibility": "public"}
    times = {"created_at": now, "last_post_at": now, "last_number": len(bodies)}
    thread = _keep(Thread(**place, title=title, slug="x", **times))
    who = {"member_id": member_id, "shown_name": "iemand"}
    voice = _keep(Voice(thread_id=thread.id, **who, starts_thread_id=thread.id))
    mine = {"thread_id": thread.id, "voice_id": voice.id, "created_at": now, "renderer": 1}
    for number, body in enumerate(bodies, 1):
        post = _keep(Post(**mine, number=number, body=body, body_html=f"<p>{body}</p>"))
    return post.id


def _keep(row):
    db.session.add(row)
    db.session.flush()
    return row


def measure(known, queries):
    """Recall among the first five for each kind of query, and what was missed."""
    by_kind, missed = defaultdict(list), []
    for row in queries:
        found = finding.best(Viewer(), asking.read(row["q"]), Narrowing(), after=None).items
        first = [known.get((hit.kind, hit.subject_id)) for hit in found[:FIRST]]
        expected = row["expects"][:FIRST]
        recall = sum(one in first for one in expected) / len(expected)
        by_kind[row["tests"]].append(recall)
        if recall < 1:
            missed.append((row, first))
    return by_kind, missed


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_what_members_type_finds_what_answers_them(app, folder):
    known = put_in(_rows("documents", folder))
    index_all()
    by_kind, missed = measure(known, _rows("queries", folder))
    every = [recall for recalls in by_kind.values() for recall in recalls]
    told = {kind: sum(recalls) / len(recalls) for kind, recalls in by_kind.items()}
    assert sum(every) / len(every) >= IN_ALL, (told, missed)
    assert min(told.values()) >= OF_EACH_KIND, (told, missed)
