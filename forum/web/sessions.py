"""The browser's side of a session: a cookie with its token, and where a log-in leads."""

from functools import partial

from flask import (
    Flask,
    Response,
    current_app,
    g,
    make_response,
    redirect,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from forum.accounts.devices import device_name
from forum.accounts.service.logging_in import is_worth_noting, note_use, open_session
from forum.accounts.viewer import GUEST, Viewer
from forum.core.db import attempt, transaction
from forum.proofs.keypairs import Party, party_of
from forum.proofs.origin import Origin
from forum.proofs.service import halfway, proving
from forum.proofs.service.devices import LASTS as DEVICE_LASTS
from forum.proofs.service.devices import remember_device
from forum.proofs.service.proving import Proof
from forum.web.carried import unpack

# Where Flask-Login looks. What it finds there is the token of our own session.
KEPT_AS = "_user_id"
STEP = "step"  # the token of what this browser is in the middle of


def register(app: Flask) -> None:
    app.after_request(_note_use)


def _note_use(response: Response) -> Response:
    """That the session was used, in a short transaction of its own after the answer is made. A
    page that asks by itself is no use: nobody need be there."""
    who: Viewer = g.get("_login_user", GUEST)
    if response.status_code < 500 and not g.get("is_unattended") and is_worth_noting(who):
        attempt(partial(note_use, who))
    return response


def origin() -> Origin:
    """Where this request comes from, as far as nobody can choose it for themselves."""
    device = request.cookies.get(current_app.config["DEVICE_COOKIE_NAME"], "")
    return Origin(address=request.remote_addr or "", device=device)


def party() -> Party | None:
    """For whom passkeys are made here; None where browsers have none."""
    return party_of(current_app.config["BASE_URL"])


def let_in(proof: Proof, onward: str | None) -> AnyResponse:
    """On to where one wanted to be, or was writing; with half a proof first past the second
    step."""
    if not proof.is_complete:
        go_halfway(proof)
        return redirect(url_for("entering.code_page", next=onward or None), 303)
    came_from = origin()
    with transaction():
        found = proving.log_in(proof)
        token = open_session(
            found, device=device_name(request.user_agent.string), address=came_from.address
        )
        device = remember_device(found.id or 0, came_from.device)
    enter(token)
    answer = make_response(unpack() or redirect(onward or url_for("home.show"), 303))
    keep_device(answer, device)
    return answer


def go_halfway(proof: Proof) -> None:
    """This browser proved so much, and is asked for more."""
    with transaction():
        session[STEP] = halfway.begin(proof)


def half_proof() -> Proof:
    """What this browser proved so far. Raises Conflict when it did not, or too long ago."""
    return halfway.look(session.get(STEP, ""))


def keep_device(answer: AnyResponse, device: str | None) -> None:
    """By this the browser is known again to be a member's; None leaves it as it is."""
    if device is None:
        return
    answer.set_cookie(
        current_app.config["DEVICE_COOKIE_NAME"],
        device,
        max_age=int(DEVICE_LASTS.total_seconds()),
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )


def enter(token: str) -> None:
    """Nothing from before stays valid, the form token included."""
    language = session.get("language")
    session.clear()
    session.permanent = True
    session[KEPT_AS] = token
    if language:
        session["language"] = language


def leave() -> AnyResponse:
    """Out of this browser, and to the front page."""
    session.clear()
    answer = redirect(url_for("home.show"), 303)
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def own_address(address: str | None) -> str | None:
    """An address on this site to go on to; anything else is None."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return None
    return address if address.isprintable() and "\\" not in address else None
