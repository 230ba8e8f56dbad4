"""What the mail service tells of letters that did not arrive. For programs, with a secret."""

from hmac import compare_digest
from typing import Any

from flask import Blueprint, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from marshmallow import ValidationError
from werkzeug.exceptions import BadRequest

from forum.accounts.mail_schemas import BounceInput
from forum.accounts.service import bouncing
from forum.core.bounced import Bounce, key_in, read_report
from forum.core.db import transaction
from forum.core.errors import Invalid, NotFound, Refused
from forum.core.i18n import _

bp = Blueprint("bounces", __name__, url_prefix="/mail/bounces")
MOST = 100  # in one request


@bp.post("")
def take() -> ResponseReturnValue:
    """One after the other, so that none waits for the others. Of what is not known nothing comes,
    and told twice is told once."""
    _require_secret()
    return jsonify(counted=sum(_note(told) for told in _told()))


def _require_secret() -> None:
    secret = current_app.config["BOUNCE_SECRET"]
    if not secret:
        raise NotFound(_("Deze pagina bestaat niet."))
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not compare_digest(given.encode(), secret.encode()):
        raise Refused(_("Dit geheim klopt niet."))


def _note(told: Bounce) -> bool:
    with transaction():
        return bouncing.note(told, is_trusted=True)


def _told() -> list[Bounce]:
    if request.mimetype == "application/json":
        return [_bounce(one) for one in _read()]
    found = read_report(_whole(), _host())
    return [found] if found else []


def _whole() -> bytes:
    """A report. One that is nothing but a status comes under that name, without a head."""
    body = request.get_data()
    if request.mimetype == "message/rfc822":
        return body
    return f"Content-Type: {_one_line(request.content_type or '')}\r\n\r\n".encode() + body


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _read() -> list[dict[str, Any]]:
    try:
        given = request.get_json()
        many = given if isinstance(given, list) else [given]
        return [BounceInput().load(one) for one in many[:MOST]]
    except (BadRequest, ValidationError, RecursionError) as error:
        raise Invalid(_("Niet alles is goed ingevuld.")) from error


def _bounce(one: dict[str, Any]) -> Bounce:
    """Of a letter that is not ours nothing is known, not even by whom it was for."""
    if not one["message_id"]:
        return Bounce(None, one["recipient"] or None, one["type"] == "hard")
    key = key_in(one["message_id"], _host())
    return Bounce(key, one["recipient"] or None if key else None, one["type"] == "hard")


def _host() -> str:
    host: str = current_app.extensions["outlet"].host
    return host
