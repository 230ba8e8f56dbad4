from flask import Blueprint, render_template

from forum.accounts.privacy import has_blocked
from forum.accounts.queries import profile
from forum.accounts.views import ProfileView
from forum.core import clock
from forum.core.errors import Invalid
from forum.core.schemas import ListQuery
from forum.experts.verification.shown import shown_of
from forum.marks.follows import level_of_member
from forum.marks.unread import news_in
from forum.messages.policy import may_begin
from forum.messages.receivers import may_be_taken
from forum.threads.queries import started_by, threads
from forum.web.forms import read_query
from forum.web.listing import listing, no_such_page
from forum.web.page import viewer

bp = Blueprint("members", __name__)


@bp.get("/members/<username>")
def show(username: str) -> str:
    place = read_query(ListQuery)
    member = profile(viewer(), username)
    try:
        page = threads(viewer(), started_by(member.name), sort="newest", after=place["after"])
    except Invalid as error:
        raise no_such_page(error) from error
    found = listing(page, "members.show", username=member.name)
    return render_template(
        "members/show.html",
        member=member,
        threads=found,
        news=news_in(viewer(), found.items),
        level=level_of_member(viewer(), member.name),
        verified=shown_of(member.name),
        is_blocked=has_blocked(viewer(), member.name),
        may_write_to=_may_write_to(member),
    )


def _may_write_to(member: ProfileView) -> bool:
    """Privately. No, without saying why, for who takes no messages and where a block is."""
    if member.is_mine or not may_begin(viewer(), clock.now()):
        return False
    return may_be_taken(viewer(), member.name)
