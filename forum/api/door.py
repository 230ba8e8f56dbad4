"""What every API call has in common."""

import re
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus
from typing import Any, cast

from flask import Request, Response, current_app, request
from flask_login import current_user
from flask_smorest import Api
from flask_smorest import Blueprint as SmorestBlueprint
from marshmallow import Schema, fields
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import CombinedMultiDict
from werkzeug.wrappers import Response as AnyResponse

from forum.accounts.service.receipts import LONGEST_KEY, once
from forum.accounts.viewer import Viewer
from forum.core.db import transaction
from forum.core.errors import ForumError, Invalid
from forum.core.i18n import _
from forum.core.logs import request_id
from forum.moderation.signals.views import Found
from forum.posting.ack_tokens import AckSigner
from forum.posting.acknowledging import Ack
from forum.posting.schemas import RedFlag
from forum.posting.warning import RedFlags
from forum.proofs.origin import Origin

PROBLEM = "application/problem+json"
KEY_PARAMETER = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "maxLength": LONGEST_KEY},
    "description": "The same key and request within a day are done once.",
}
ALARM_PARAMETER = {
    "in": "header",
    "name": "Alarm-Ack",
    "required": False,
    "schema": {"type": "string"},
    "description": "The `ack_token` of a `red_flags` answer that the writer has read.",
}
MATCH_PARAMETER = {
    "in": "header",
    "name": "If-Match",
    "required": False,
    "schema": {"type": "string"},
    "description": "The ETag that was read; another version answers 412.",
}


class Problem(Schema):
    """The one shape of every error the API gives: RFC 9457, with a code and the wrong fields."""

    type = fields.String(dump_default="about:blank")
    title = fields.String()
    status = fields.Integer()
    detail = fields.String()
    code = fields.String(metadata={"description": "For programs; never changes."})
    errors = fields.Dict(fields.String(), fields.Raw())
    red_flags = fields.List(
        fields.Nested(RedFlag),
        metadata={"description": "Signs for which one calls a doctor, for the writer to read."},
    )
    crisis = fields.Boolean(metadata={"description": "Show the writer the numbers of 113."})
    ack_token = fields.String(
        metadata={"description": "Sent as `Alarm-Ack` it says that the writer has read them."}
    )
    request_id = fields.String()


class Parser(FlaskParser):
    """JSON that only looks like JSON is the caller's mistake, whatever it makes Python raise."""

    def load_json(self, req: Request, schema: Schema) -> Any:
        try:
            return super().load_json(req, schema)
        except (RecursionError, ValueError) as error:
            raise ForumError(_("Dit is geen leesbare JSON.")) from error

    def load_files(self, req: Request, schema: Schema) -> Any:
        """A form with files in it, and with the fields beside them."""
        return self._makeproxy(CombinedMultiDict([req.form, req.files]), schema)


class Blueprint(SmorestBlueprint):
    """Some calls of the API, under a heading that people read."""

    ARGUMENTS_PARSER = Parser()


class ForumApi(Api):
    """Leaves errors to the application, and describes them as they are."""

    def _register_error_handlers(self) -> None:
        pass

    def _register_responses(self) -> None:
        content = {PROBLEM: {"schema": Problem}}
        for status in HTTPStatus:
            failure = {"content": content} if status >= HTTPStatus.BAD_REQUEST else {}
            response = {"description": status.phrase, **failure}
            self.spec.components.response(status.name, response, lazy=True)
        problem = {"description": "Any problem", "content": content}
        self.spec.components.response("DEFAULT_ERROR", problem, lazy=True)


def origin() -> Origin:
    """Where this request comes from. A program has no device that we knew before."""
    return Origin(address=request.remote_addr or "")


def viewer() -> Viewer:
    return cast(Viewer, current_user._get_current_object())


def show_error(error: ForumError) -> AnyResponse:
    told = Problem().dump(error) | _alarm(error) | {"request_id": request_id.get()}
    body = current_app.json.dumps(told)
    response = Response(body, status=error.status, content_type=PROBLEM)
    if error.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def act_once(act: Callable[[], int], *, sent: bytes | None = None) -> int:
    """Run an act in its transaction; with an Idempotency-Key at most once a day.

    The act answers the id of what it made, and gets that id again at every repeat. `sent` is what
    tells this request from another, where the body itself was read already.
    """
    key = request.headers.get("Idempotency-Key")
    if key is not None and not 0 < len(key) <= LONGEST_KEY:
        raise Invalid(_("De sleutel in Idempotency-Key heeft 1 tot 255 tekens."))
    with transaction():
        return once(viewer(), key, _fingerprint(sent), act)


def _fingerprint(sent: bytes | None) -> str:
    body = request.get_data(cache=True) if sent is None else sent
    said = f"{request.method} {request.full_path}\n".encode() + body
    return sha256(said).hexdigest()


def acknowledged() -> Ack:
    """What the writer says to have read of the signs in a text."""
    return _acks().read(viewer(), request.headers.get("Alarm-Ack", ""))


def _alarm(error: ForumError) -> dict[str, Any]:
    if not isinstance(error, RedFlags):
        return {}
    return {**told_of(error.found), "ack_token": _acks().token(viewer(), error.ack)}


def told_of(found: Found) -> dict[str, Any]:
    """What a program shows to who wrote it."""
    flags = [{"rule": sign.rule, "level": sign.level.value} for sign in found.signs]
    return {"red_flags": flags, "crisis": found.is_crisis}


def _acks() -> AckSigner:
    return AckSigner(current_app.config["SECRET_KEY"])


def version_wanted() -> int | None:
    """The version in If-Match, of several the newest. One that we never gave matches nothing."""
    tags = request.if_match
    if not tags or tags.star_tag:
        return None
    numbers = [int(tag) for tag in tags.as_set() if re.fullmatch("[0-9]{1,18}", tag or "")]
    return max(numbers, default=0)


def address(endpoint: str, **values: Any) -> str:
    """An absolute link. Its start comes from the settings and from nowhere else."""
    path = current_app.url_map.bind("").build(endpoint, values)
    return str(current_app.config["BASE_URL"]) + path


def page_of(items: list[dict[str, Any]], following: str | None = None) -> dict[str, Any]:
    return {"items": items, "next": following}
