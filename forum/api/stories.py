"""What a recovery thread has beside its posts: goal, steps, and what is shared of a diary."""

from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.api import story_shapes as shapes
from forum.api.door import (
    ALARM_PARAMETER,
    KEY_PARAMETER,
    MATCH_PARAMETER,
    Blueprint,
    acknowledged,
    act_once,
    page_of,
    version_wanted,
    viewer,
)
from forum.core.db import transaction
from forum.posting import stories as posting
from forum.recovery.stories import sharing, snapshots, steps, telling
from forum.recovery.stories.schemas import (
    CompletedInput,
    OwnSnapshotList,
    SnapshotInput,
    SnapshotList,
    SnapshotOutput,
    SnapshotPreviewOutput,
    StepsInput,
    StoryOutput,
)
from forum.threads.queries import get_thread

bp = Blueprint("api_stories", __name__, description="Recovery stories")

Answer = tuple[dict[str, Any], int, dict[str, str]]


@bp.route("/threads/<id:thread_id>/steps")
class Steps(MethodView):
    @bp.response(200, StoryOutput)
    def get(self, thread_id: int) -> Answer:
        """Read the goal and the steps of a recovery story. The ETag names the version."""
        get_thread(viewer(), thread_id)
        return _answer(thread_id)

    @bp.doc(parameters=[MATCH_PARAMETER, ALARM_PARAMETER])
    @bp.arguments(StepsInput)
    @bp.response(200, StoryOutput)
    def put(self, data: dict[str, Any], thread_id: int) -> Answer:
        """Set goal and steps, whole and in this order: 200 characters each, at most 20 steps. For
        who started it."""
        with transaction():
            posting.set_steps(
                viewer(),
                thread_id,
                version=version_wanted(),
                acknowledged=acknowledged(),
                **data,
            )
        return _answer(thread_id)


@bp.route("/threads/<id:thread_id>/completed")
class Completed(MethodView):
    @bp.arguments(CompletedInput)
    @bp.response(200, StoryOutput)
    def put(self, data: dict[str, Any], thread_id: int) -> Answer:
        """Say that one's story is done, or that it goes on after all."""
        with transaction():
            telling.set_completed(viewer(), thread_id, **data)
        return _answer(thread_id)


@bp.route("/threads/<id:thread_id>/snapshots")
class Snapshots(MethodView):
    @bp.response(200, SnapshotList)
    def get(self, thread_id: int) -> dict[str, Any]:
        """List what its starter shares there of their diary. Guests are never shown any of it."""
        get_thread(viewer(), thread_id)
        return page_of(list(map(shapes.snapshot, snapshots.snapshots_in(viewer(), thread_id))))

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(SnapshotInput)
    @bp.response(201, SnapshotOutput)
    def post(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """Share of one's own diary: the scores of a period as they are now or, with
        `keep_sharing`, as the diary is from a day on. Notes only when asked for."""
        made = act_once(lambda: sharing.share(viewer(), thread_id, **data))
        return shapes.snapshot(snapshots.get_snapshot(viewer(), made))


@bp.route("/threads/<id:thread_id>/snapshots/preview")
class Preview(MethodView):
    @bp.arguments(SnapshotInput)
    @bp.response(200, SnapshotPreviewOutput)
    def post(self, data: dict[str, Any], thread_id: int) -> dict[str, Any]:
        """See what others would, with nothing shared. Takes what sharing takes, and is refused
        where that would be."""
        return shapes.snapshot(sharing.preview(viewer(), thread_id, **data))


@bp.route("/snapshots/<id:snapshot_id>")
class OneSnapshot(MethodView):
    @bp.response(200, SnapshotOutput)
    def get(self, snapshot_id: int) -> dict[str, Any]:
        """Read one that is shared with you."""
        return shapes.snapshot(snapshots.get_snapshot(viewer(), snapshot_id))

    @bp.response(204)
    def delete(self, snapshot_id: int) -> None:
        """Stop sharing: it is gone at once, and so it is when asked again. Others may have seen it
        already. What is not yours is answered the same, and left alone."""
        with transaction():
            sharing.stop(viewer(), snapshot_id)


@bp.route("/recovery/snapshots")
class OwnSnapshots(MethodView):
    @bp.response(200, OwnSnapshotList)
    def get(self) -> dict[str, Any]:
        """List all that one shares of one's diary, in whichever thread."""
        return page_of(list(map(shapes.line, snapshots.own_snapshots(viewer()))))


def _answer(thread_id: int) -> Answer:
    story = steps.get_story(viewer(), thread_id)
    return shapes.story(story), 200, {"ETag": f'"{story.version}"'}
