from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask.views import MethodView

from forum.accounts.policy import may_moderate
from forum.api.door import KEY_PARAMETER, Blueprint, act_once, page_of, viewer
from forum.core.db import transaction
from forum.core.permission import require
from forum.core.schemas import ListQuery
from forum.moderation.member_notes import queries, service
from forum.moderation.member_notes.schemas import MemberNoteInput, MemberNoteList, MemberNoteOutput

bp = Blueprint(
    "api_member_notes",
    __name__,
    url_prefix="/moderation",
    description="What moderators note about a member",
)


@bp.route("/members/<username>/notes")
class NotesAboutMember(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, MemberNoteList)
    def get(self, asked: dict[str, Any], username: str) -> dict[str, Any]:
        """Read what moderators noted about a member, the newest first."""
        page = queries.notes_about(viewer(), username, **asked)
        return page_of([asdict(one) for one in page.items], page.next)

    @bp.doc(parameters=[KEY_PARAMETER])
    @bp.arguments(MemberNoteInput)
    @bp.response(201, MemberNoteOutput)
    def post(self, data: dict[str, Any], username: str) -> Any:
        """Note something. The member reads it in the copy of their data, without your name."""
        queries.subject_of(viewer(), username)
        note_id = act_once(lambda: service.add_note(viewer(), username, **data))
        return queries.get_note(viewer(), note_id)


@bp.route("/member-notes/<id:note_id>")
class OneMemberNote(MethodView):
    @bp.response(204)
    def delete(self, note_id: int) -> None:
        """Remove a note. Nothing of it is kept."""
        require(may_moderate(viewer()))
        with transaction():
            service.remove_note(viewer(), note_id)
