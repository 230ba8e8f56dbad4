"""What went wrong, as a page: with the way on, and with nothing lost that was typed."""

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from forum.accounts.policy import SECOND_FACTOR_MISSING
from forum.core.errors import ForumError, NotFound
from forum.core.i18n import _
from forum.web.accounts import show_login
from forum.web.carried import carried, sent
from forum.web.forms import Form
from forum.web.here import reopened
from forum.web.page import viewer

# Fields that are secret, ours, or chosen from a list; whatever else came was written by hand.
SECRET = {
    "password",
    "code",
    "credential",
    "state",
    "new_password",
    "csrf_token",
    "idempotency_key",
    "token",
    "next",
    "version",
    "since",
    "alarm_ack",
    "alarm_from",
    "draft",
    "draft_version",
    "listed",
    "opened",
    "carried",
    "seen",
    "answers",
    "supplements",
}
CHOSEN = {"kind", "visibility", "language", "given", "age_16", "rules", "consent_texts"}
CHOSEN |= {
    "call_now",
    "lenient",
    "reason_code",
    "pseudonym",
    "purpose",
    "mode",
    "write",
    "moderate",
}
CHOSEN |= {"expires_in_days", "tags", "readers", "writers", "parent", "position"}
CHOSEN |= {"options", "poll_most", "poll_closes_in_days", "takes_messages"}
CHOSEN |= {"general_information", "finding", "name_matches", "identity", "is_good"}
CHOSEN |= {"kinds", "reach", "List-Unsubscribe"}
FOR_NOBODY_KNOWN = ("bounces", "mail_stop")  # no log-in belongs to these
HIDDEN_FROM_OTHERS = "/moderation"


def show_error(error: ForumError) -> AnyResponse:
    """A page for the error. Who must log in first is led there and back."""
    if error.status in (401, 403) and _is_hidden_place(error):
        return _page(NotFound(_("Deze pagina bestaat niet.")))
    if _may_have_logged_out(error):
        return _to_login()
    return _page(error)


def ended_session() -> AnyResponse:
    """A form that came after its session ended: log in first, and here is what was typed."""
    return make_response(show_login(Form(), reopened(), kept()), 401)


def kept() -> list[tuple[str, str]]:
    """What was typed in the form that failed, so that it can be copied."""
    left_out = SECRET | CHOSEN
    if carried():  # and chosen again by itself
        left_out = left_out | {"category"}
    return [(name, text) for name, text in sent().items() if name not in left_out and text.strip()]


def _is_hidden_place(error: ForumError) -> bool:
    if error.code == SECOND_FACTOR_MISSING:  # staff know the place, and hear the way in
        return False
    return request.path.startswith(HIDDEN_FROM_OTHERS) and not viewer().is_staff


def _may_have_logged_out(error: ForumError) -> bool:
    """Also a form for something that is not there, or was there for members only."""
    is_form = request.method == "POST" and request.blueprint not in FOR_NOBODY_KNOWN
    asked = (401, 404) if is_form else (401,)
    return error.status in asked and not viewer().is_member


def _to_login() -> AnyResponse:
    if request.method in ("GET", "HEAD"):
        return redirect(url_for("accounts.login_page", next=reopened()), 303)
    return ended_session()


def _page(error: ForumError) -> Response:
    # Of whatever is not there, so that it tells nothing of what is.
    offer = _what_could_help() if error.status == 404 else ""
    html = render_template("error.html", error=error, offer=offer, kept=kept())
    return make_response(html, error.status)


def _what_could_help() -> str:
    """The code of what keeps the viewer from what is for members only."""
    if not viewer().is_member:
        return "login_required"
    return "" if viewer().reads_with_members else "unverified"


def unavailable(error: ForumError) -> Response:
    """Made without asking the database who is there."""
    html = render_template("unavailable.html", error=error, kept=kept())
    return make_response(html, error.status)
