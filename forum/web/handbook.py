"""The handbook of moderators, as it stands in `docs`."""

from functools import cache
from pathlib import Path

from flask import Blueprint, render_template

from forum.accounts.policy import may_moderate
from forum.core.documents import Document, read
from forum.core.permission import require
from forum.web.page import viewer

bp = Blueprint("handbook", __name__)

SOURCE = Path(__file__).parents[2] / "docs" / "moderating.md"


@bp.get("/moderation/handbook")
def show() -> str:
    require(may_moderate(viewer()))
    return render_template("moderation/handbook.html", handbook=_handbook())


@cache
def _handbook() -> Document:
    return read(SOURCE.read_text(encoding="utf-8"))
