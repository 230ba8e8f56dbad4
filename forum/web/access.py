from flask import Blueprint, render_template

from forum.accounts.privacy import access_log
from forum.core.errors import Invalid
from forum.core.schemas import ListQuery
from forum.web.forms import read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import viewer

bp = Blueprint("access", __name__, url_prefix="/settings/access-log")


@bp.get("")
def show() -> str:
    place = read_query(ListQuery)
    try:
        page = access_log(viewer(), after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    return render_template("settings/access_log.html", log=listing(page, "access.show"))
