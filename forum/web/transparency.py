"""What moderators did, in numbers that everybody may read."""

from flask import Blueprint, Response, render_template

from forum.moderation.figures.queries import figures
from forum.moderation.figures.schemas import YearQuery
from forum.moderation.figures.table import TYPE, to_csv
from forum.web.forms import read_query

bp = Blueprint("transparency", __name__)


@bp.get("/transparency")
def show() -> str:
    return render_template("transparency/show.html", figures=figures(**read_query(YearQuery)))


@bp.get("/transparency.csv")
def file() -> Response:
    found = figures(**read_query(YearQuery))
    response = Response(to_csv(found), content_type=TYPE)
    response.headers.set(
        "Content-Disposition", "attachment", filename=f"moderatie-{found.year}.csv"
    )
    return response
