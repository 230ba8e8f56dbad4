"""Stopping mail with the link in it, of whichever kind. What the link holds is all that it asks
for."""

from flask import Blueprint, current_app, render_template, request
from flask.typing import ResponseReturnValue

from forum.accounts.mail_schemas import StopForm, StopQuery
from forum.accounts.service.mail_choices import stop_all_mail
from forum.accounts.stop_links import DIGEST, REMINDER, Reach, StopLink, read_token
from forum.accounts.tokens import Signer
from forum.core.db import transaction
from forum.core.i18n import Text, _
from forum.digests.service import wishing
from forum.notifications import stopping
from forum.notifications.kinds import TELLING, Kind
from forum.recovery.reminders import service as reminders
from forum.web.forms import read_form, read_query

bp = Blueprint("mail_stop", __name__)
# Where letters of earlier releases lead.
OLD_ADDRESSES = {"digest": "/settings/digest/stop", "reminders": "/recovery/reminders/stop"}
LABELS: dict[str, Text] = {kind.value: told.label for kind, told in TELLING.items()} | {
    DIGEST: _("Je overzicht"),
    REMINDER: _("Herinnering aan je check-in"),
}
OTHERS = {DIGEST: wishing.stop_by_letter, REMINDER: reminders.stop_by_letter}


@bp.get("/mail/stop")
def show() -> str:
    """Opening the link changes nothing: programs that read mail open links too."""
    return _page(_link())


@bp.post("/mail/stop")
def stop() -> ResponseReturnValue:
    """By a button of that page, or by a mail program that knows nothing of pages (RFC 8058): it
    stops what its letter was one of. Stopping twice is stopped, and whether there is anybody whom
    letters could go to is told to nobody."""
    link, form = _link(), read_form(StopForm)
    wanted = Reach.KIND if form.errors else form.data["reach"]
    reach = wanted if wanted in link.reaches else Reach.KIND
    with transaction():
        _stop(link, reach)
    return _page(link, done=reach)


for name, at in OLD_ADDRESSES.items():
    bp.add_url_rule(at, f"show_{name}", show, methods=["GET"])
    bp.add_url_rule(at, f"stop_{name}", stop, methods=["POST"])


def _link() -> StopLink:
    token = read_query(StopQuery)["token"]
    return read_token(token, Signer(current_app.config["SECRET_KEY"]))


def _stop(link: StopLink, reach: Reach) -> None:
    if reach == Reach.ALL:
        stop_all_mail(link.member_id)
    elif reach == Reach.THREAD and link.thread_id:
        stopping.stop_thread(link.member_id, link.thread_id)
    elif link.kind in OTHERS:
        OTHERS[link.kind](link.member_id)
    elif link.kind in TELLING:
        stopping.stop_kind(link.member_id, Kind(link.kind))


def _page(link: StopLink, *, done: Reach | None = None) -> str:
    return render_template(
        "settings/mail_stop.html",
        reaches=link.reaches,
        kind=LABELS.get(link.kind),
        is_on_site=link.kind not in OTHERS,
        token=request.args["token"],
        done=done,
    )
