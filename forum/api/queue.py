from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api.door import KEY_PARAMETER, Blueprint, act_once, address, page_of, viewer
from forum.core.db import transaction
from forum.moderation.queue import queries, service
from forum.moderation.queue.noted import gets_letters, notes
from forum.moderation.queue.schemas import (
    QueueItemOutput,
    QueueLettersInput,
    QueueLettersOutput,
    QueueList,
    QueueNoteInput,
    QueueNoteList,
    QueueNoteOutput,
    QueueQuery,
    WorkloadOutput,
)
from forum.moderation.queue.views import Item
from forum.moderation.queue.workload import workload

bp = Blueprint(
    "api_queue", __name__, url_prefix="/moderation", description="What waits for a moderator"
)


@bp.route("/queue")
class Queue(MethodView):
    @bp.arguments(QueueQuery, location="query")
    @bp.response(200, QueueList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read what waits, the most urgent first, and how much of each kind."""
        page = queries.items(viewer(), **asked)
        found = page_of([_shown(item) for item in page.items], page.next)
        return found | {"counts": queries.counts(viewer())}


@bp.route("/items/<item>/claim")
class Claiming(MethodView):
    @bp.response(200, QueueItemOutput)
    def post(self, item: str) -> dict[str, Any]:
        """Take it up for half an hour. Who holds it already begins a new half hour."""
        with transaction():
            found = service.claim(viewer(), item)
        return _shown(found)


@bp.route("/items/<item>/release")
class Releasing(MethodView):
    @bp.response(204)
    def post(self, item: str) -> None:
        """Let it go, for another to take up."""
        with transaction():
            service.release(viewer(), item)


@bp.route("/items/<item>/notes")
class Notes(MethodView):
    @bp.response(200, QueueNoteList)
    def get(self, item: str) -> dict[str, Any]:
        """Read what the team noted beside it."""
        return {"items": notes(viewer(), queries.get_item(viewer(), item))}

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(QueueNoteInput)
    @bp.response(201, QueueNoteOutput)
    def post(self, data: dict[str, Any], item: str) -> Any:
        """Note something for the team. No member ever sees it."""
        found = queries.get_item(viewer(), item)
        note_id = act_once(lambda: service.add_note(viewer(), item, **data))
        return next(note for note in notes(viewer(), found) if note.id == note_id)


@bp.route("/notes/<id:note_id>")
class OneNote(MethodView):
    @bp.response(204)
    def delete(self, note_id: int) -> None:
        """Take back a note of one's own."""
        with transaction():
            service.remove_note(viewer(), note_id)


@bp.route("/workload")
class Work(MethodView):
    @bp.response(200, WorkloadOutput)
    def get(self) -> dict[str, Any]:
        """Read how much work came, how long it took and who did it, of the last 30 days."""
        found = workload(viewer())
        done = [{"name": name, "decided": decided} for name, decided in found.moderators]
        return {"days": found.days, "kinds": found.kinds, "moderators": done}


@bp.route("/letters")
class Letters(MethodView):
    @bp.response(200, QueueLettersOutput)
    def get(self) -> dict[str, bool]:
        """Read whether one gets mail about what waits too long, or cannot wait at all."""
        return {"letters": gets_letters(viewer())}

    @bp.arguments(QueueLettersInput)
    @bp.response(200, QueueLettersOutput)
    def put(self, data: dict[str, Any]) -> dict[str, Any]:
        """Choose whether one gets it."""
        with transaction():
            service.choose_letters(viewer(), **data)
        return data


def _shown(item: Item) -> dict[str, Any]:
    names = (
        "kind", "subject_id", "priority", "opened_at", "target_at", "is_overdue", "thread_id",
        "title", "claimed_by", "claimed_until", "notes",
    )  # fmt: skip
    endpoint, number = item.address
    told = {"id": item.name, "url": address(endpoint, **number)}
    return {name: getattr(item, name) for name in names} | told
