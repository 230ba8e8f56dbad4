from collections.abc import Sequence

from flask import Blueprint, render_template

from forum.accounts.policy import may_moderate
from forum.accounts.privacy import has_blocked
from forum.accounts.queries import profile
from forum.accounts.views import ProfileView
from forum.core import clock
from forum.core.errors import Invalid
from forum.core.schemas import ListQuery
from forum.experts.answers.left import LeftAnswer, answers_left_by
from forum.experts.verification.shown import shown_of
from forum.experts.verification.views import ShownView
from forum.marks.follows import level_of_member
from forum.marks.unread import news_in
from forum.messages.policy import may_begin
from forum.messages.receivers import may_be_taken
from forum.moderation.gates.newcomers import standing_of
from forum.moderation.gates.trust import PUBLISHED
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
    verified = shown_of(member.name)
    found = listing(page, "members.show", username=member.name)
    return render_template(
        "members/show.html",
        member=member,
        threads=found,
        news=news_in(viewer(), found.items),
        level=level_of_member(viewer(), member.name),
        verified=verified,
        left=_left_by(member, verified),
        is_blocked=has_blocked(viewer(), member.name),
        standing=standing_of(viewer(), member.name) if may_moderate(viewer()) else None,
        trust=PUBLISHED,
        may_write_to=_may_write_to(member),
    )


def _left_by(member: ProfileView, verified: ShownView | None) -> Sequence[LeftAnswer]:
    """For moderators, of who was said to be no expert after all; not of whose time just ran out."""
    ran_out = verified is not None and not verified.is_revoked
    if not may_moderate(viewer()) or member.author.is_expert or ran_out:
        return []
    return answers_left_by(viewer(), member.name)


def _may_write_to(member: ProfileView) -> bool:
    """Privately. No, without saying why, for who takes no messages and where a block is."""
    if member.is_mine or not may_begin(viewer(), clock.now()):
        return False
    return may_be_taken(viewer(), member.name)
