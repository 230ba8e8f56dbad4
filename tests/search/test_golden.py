"""What members type finds what answers them: recall among the first five of a set by hand."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from forum.accounts.viewer import Viewer
from forum.core import clock
from forum.core.db import db
from forum.search import asking, finding, indexing
from forum.search.kinds import Narrowing
from forum.threads.models import Post, Thread, Voice
from tests import make

GOLDEN = Path(__file__).parent / "golden"
FIRST = 5


def _rows(name, folder=GOLDEN):
    lines = (folder / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


@pytest.fixture
def documents(app):
    return put_in(_rows("documents"))


def put_in(rows):
    """Each as a thread of its own, by the number of its post."""
    first = make.thread()
    member_id = db.session.get(Voice, db.session.get(Post, first.id).voice_id).member_id
    category = db.session.get(Thread, first.thread_id).category_id
    known = {_put(row, category, member_id): row["id"] for row in rows}
    indexing.refresh_posts(list(known))
    return known


def _put(row, category, member_id):
    """Without the acts, which would take the same words twice for a flood."""
    now = clock.now()
    place = {"category_id": category, "kind": "discussion", "visibility": "public"}
    times = {"created_at": now, "last_post_at": now, "last_number": 1}
    thread = _keep(Thread(**place, title=row["title"], slug="x", **times))
    who = {"member_id": member_id, "shown_name": "iemand"}
    voice = _keep(Voice(thread_id=thread.id, **who, starts_thread_id=thread.id))
    said = {"body": row["text"], "body_html": f"<p>{row['text']}</p>", "renderer": 1}
    post = Post(thread_id=thread.id, voice_id=voice.id, number=1, **said, created_at=now)
    return _keep(post).id


def _keep(row):
    db.session.add(row)
    db.session.flush()
    return row


def measure(known, queries):
    """Recall among the first five for each kind of query, and what was missed."""
    by_kind, missed = defaultdict(list), []
    for row in queries:
        found = finding.best(Viewer(), asking.read(row["q"]), Narrowing(), after=None).items
        first = [known.get(hit.subject_id) for hit in found[:FIRST]]
        expected = row["expects"][:FIRST]
        recall = sum(one in first for one in expected) / len(expected)
        by_kind[row["tests"]].append(recall)
        if recall < 1:
            missed.append((row, first))
    return by_kind, missed


def test_what_members_type_finds_what_answers_them(documents):
    by_kind, missed = measure(documents, _rows("queries"))
    every = [recall for recalls in by_kind.values() for recall in recalls]
    told = {kind: sum(recalls) / len(recalls) for kind, recalls in by_kind.items()}
    assert sum(every) / len(every) >= 0.9, (told, missed)
