"""`python -m bench.pages`: what a thread page costs, with little on it and with everything.

Prints the processor time of one page of 20 posts in milliseconds: the first of a thread of 20, the
last of a thread of 2,000, and of a thread of 20 with a poll, labels, reactions, a bookmark, a
follow and a draft. The ratios are to the first, asked as a member; `guest` is it without a session.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from flask.testing import FlaskClient
from flask_migrate import upgrade

from bench.sites import built
from forum.accounts.service.logging_in import open_session
from forum.accounts.service.vouching import add_vouched
from forum.accounts.viewer import Role, Viewer
from forum.accounts.viewers import get_viewer
from forum.categories.service import create_category
from forum.core.db import transaction
from forum.core.passwords import NO_PASSWORD
from forum.drafts import service as drafts
from forum.drafts.keys import of_thread
from forum.labels.service import add_label
from forum.marks.levels import Level
from forum.marks.service.bookmarking import keep_post
from forum.marks.service.following import follow_thread
from forum.marks.service.reacting import react
from forum.polls.views import NewPoll
from forum.posting import service as posting
from forum.threads.kinds import Kind, Opening, ReactionKind
from forum.threads.posts import stretch
from forum.threads.queries import get_thread
from forum.threads.service import reply

TIMES = 50
ROUNDS = 5  # the best one counts: what else the machine does only adds
PAGE = 20
LONG = 2_000
TEXT = "Vandaag ging het wandelen **beter**.\n\n- minder pijn\n- meer zin"
TAGS = ("wandelen", "werk", "slapen")


def main() -> None:
    with TemporaryDirectory() as folder:
        site = built(Path(folder))
        with site.app_context():
            upgrade()
            viewer, token = _join("Bench", Role.MODERATOR)
            paths = _settle(viewer)
        guest, member = site.test_client(), site.test_client()
        with member.session_transaction() as kept:
            kept["_user_id"] = token
        costs = {name: _cost(member, path) for name, path in paths.items()}
        costs["guest"] = _cost(guest, paths["plain"])
    ratios = {name: round(cost / costs["plain"], 2) for name, cost in costs.items()}
    print(json.dumps({"milliseconds": costs, "ratios": ratios}))


def _join(name: str, role: Role) -> tuple[Viewer, str]:
    with transaction():
        member = add_vouched(name, f"{name.lower()}@example.org", NO_PASSWORD, role)
        viewer = get_viewer(member.id)
    with transaction():
        return viewer, open_session(viewer)


def _settle(viewer: Viewer) -> dict[str, str]:
    with transaction():
        create_category("bench", name="Bench", description="Bench")
        for tag in TAGS:
            add_label(viewer, name=tag.capitalize(), slug=tag)
    return {
        "plain": _thread(viewer, PAGE),
        "long": f"{_thread(viewer, LONG)}?after={LONG - PAGE}",
        "everything": _thread_with_everything(viewer),
    }


def _thread(
    viewer: Viewer, posts: int, poll: NewPoll | None = None, tags: Sequence[str] = ()
) -> str:
    with transaction():
        opening = Opening("bench", Kind.DISCUSSION, "Bench", TEXT, tags=tags)
        first = posting.start_thread(viewer, opening, poll=poll)
    with transaction():
        for _post in range(posts - 1):
            reply(viewer, first.thread_id, body=TEXT)
    thread = get_thread(viewer, first.thread_id)
    return f"/t/{thread.id}-{thread.slug}"


def _thread_with_everything(viewer: Viewer) -> str:
    poll = NewPoll("Wanneer wandel je?", ("'s Ochtends", "'s Middags", "'s Avonds"))
    path = _thread(viewer, PAGE, poll, tags=TAGS)
    thread_id = int(path.split("/")[2].partition("-")[0])
    reader, _token = _join("Reader", Role.MEMBER)
    posts = stretch(viewer, get_thread(viewer, thread_id), after=0).items
    with transaction():
        for post in posts:
            react(reader, post.id, ReactionKind.RECOGNISED)
        keep_post(viewer, posts[-1].id, note="Nog eens lezen")
        follow_thread(viewer, thread_id, Level.FOLLOW)
        drafts.save(viewer, of_thread(thread_id), fields={"body": TEXT})
    return path


def _cost(visitor: FlaskClient, path: str) -> float:
    _ask(visitor, path, 3)
    return round(min(_ask(visitor, path, TIMES) for _round in range(ROUNDS)), 2)


def _ask(visitor: FlaskClient, path: str, times: int) -> float:
    began = process_time()
    for _time in range(times):
        assert visitor.get(path).status_code == 200
    return (process_time() - began) * 1000 / times


if __name__ == "__main__":
    main()
