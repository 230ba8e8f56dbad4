"""All messages in which a fact sheet is used, as far as their reader may read them."""

from flask import Blueprint, render_template

from forum.core.errors import Invalid
from forum.factsheets.queries import get_sheet
from forum.factsheets.talk.schemas import UsesQuery
from forum.factsheets.talk.uses import page_of_uses
from forum.web.forms import read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import viewer

bp = Blueprint("sheet_uses", __name__, url_prefix="/factsheets")


@bp.get("/<slug:slug>/conversations")
def index(slug: str) -> str:
    place = read_query(UsesQuery)
    sheet = get_sheet(viewer(), slug)
    try:
        page = page_of_uses(viewer(), slug, claim=place["claim"], after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    named = next((claim for claim in sheet.claims if claim.key == place["claim"]), None)
    uses = listing(page, "sheet_uses.index", slug=slug, claim=place["claim"])
    return render_template("factsheets/uses.html", sheet=sheet, claim=named, uses=uses)
