from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.privacy import access_log, blocked_members
from forum.accounts.service import blocking
from forum.accounts.shapes import AccessList, BlockList
from forum.api.door import Blueprint, address, page_of, viewer
from forum.core.db import transaction
from forum.core.schemas import ListQuery
from forum.threads import service as threads
from forum.threads.privacy import blocked_voices

bp = Blueprint("api_privacy", __name__, url_prefix="", description="Who sees what of whom")


@bp.route("/me/blocks")
class Blocks(MethodView):
    @bp.response(200, BlockList)
    def get(self) -> dict[str, Any]:
        """List the members and the pseudonyms one blocked, those of each kind latest first."""
        members = [
            {
                "kind": "member",
                "name": found.name,
                "url": address("members.show", username=found.name),
                "blocked_at": found.at,
            }
            for found in blocked_members(viewer())
        ]
        return page_of(members + _pseudonyms())


@bp.route("/me/blocks/<username>")
class BlockOfMember(MethodView):
    @bp.response(204)
    def put(self, username: str) -> None:
        """Block a member: neither sees what the other writes under their own name."""
        with transaction():
            blocking.block_member(viewer(), username)

    @bp.response(204)
    def delete(self, username: str) -> None:
        """Lift the block of a member."""
        with transaction():
            blocking.unblock_member(viewer(), username)


@bp.route("/me/blocks/voices/<id:block_id>")
class BlockOfPseudonym(MethodView):
    @bp.response(204)
    def delete(self, block_id: int) -> None:
        """Lift the block of a pseudonym, by the `id` it has in the list."""
        with transaction():
            threads.unblock_voice(viewer(), block_id)


@bp.route("/posts/<id:post_id>/block")
class BlockOfWriter(MethodView):
    @bp.response(204)
    def put(self, post_id: int) -> None:
        """Block who wrote a post: the member, or of a pseudonym that one voice in that thread."""
        with transaction():
            threads.block_writer(viewer(), post_id)


@bp.route("/me/access-log")
class AccessLog(MethodView):
    @bp.arguments(ListQuery, location="query")
    @bp.response(200, AccessList)
    def get(self, asked: dict[str, Any]) -> dict[str, Any]:
        """Read what staff opened of one's own, and why, latest first."""
        page = access_log(viewer(), **asked)
        names = ("role", "what", "why", "at")
        lines = [{name: getattr(line, name) for name in names} for line in page.items]
        return page_of(lines, page.next)


def _pseudonyms() -> list[dict[str, Any]]:
    return [
        {
            "kind": "pseudonym",
            "id": found.id,
            "name": found.name,
            "url": None,
            "thread_id": found.thread_id,
            "blocked_at": found.at,
        }
        for found in blocked_voices(viewer())
    ]
