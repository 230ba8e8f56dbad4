"""Whether this process lives, and whether it can work."""

from flask import Blueprint, current_app, jsonify
from flask.typing import ResponseReturnValue

from forum.core.ready import is_ready

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def healthz() -> ResponseReturnValue:
    return jsonify(status="ok")


@bp.get("/readyz")
def readyz() -> ResponseReturnValue:
    """503 until the database answers and its schema is the newest."""
    ready = is_ready(current_app.config["SCHEMA_HEAD"])
    return jsonify(status="ok" if ready else "unavailable"), 200 if ready else 503
