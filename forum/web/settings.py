from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from forum.accounts import queries
from forum.accounts.held_profiles import own_held_profile
from forum.accounts.mail_wishes import own_mail_wishes
from forum.accounts.powers import POWERS
from forum.accounts.schemas import ConsentForm, MessageChoice, OwnTokenInput, ProfileInput
from forum.accounts.service import consent, logging_in, profile
from forum.accounts.viewer import Scope
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.posting import profile as posting
from forum.proofs.queries import has_app
from forum.proofs.service.again import holding, prove_fully
from forum.web.again import again
from forum.web.alarm import acknowledged
from forum.web.forms import Form, read_form, read_small_form
from forum.web.page import tell, viewer
from forum.web.sessions import leave, origin, own_address

bp = Blueprint("settings", __name__, url_prefix="/settings")


@bp.get("")
def show() -> str:
    member, held = queries.own_account(viewer()), own_held_profile(viewer())
    return _page(Form({"bio": held.bio if held else member.bio}))


@bp.post("/profile")
def change_profile() -> ResponseReturnValue:
    form = read_form(ProfileInput)
    if form.errors:
        return _page(form), 422
    try:
        with transaction():
            waits = posting.change_profile(viewer(), acknowledged=acknowledged(), **form.data)
    except (Conflict, Invalid) as error:
        return _page(form.blame(error, otherwise="bio")), error.status
    tell(
        _("Een moderator leest je nieuwe tekst eerst. Tot dan blijft je vorige tekst staan.")
        if waits
        else _("Je profiel is opgeslagen.")
    )
    return redirect(url_for("settings.show"), 303)


@bp.post("/messages")
def choose_messages() -> ResponseReturnValue:
    chosen = read_small_form(MessageChoice)
    with transaction():
        profile.choose_messages(viewer(), **chosen)
    takes = chosen["takes_messages"]
    tell(
        _("Leden mogen je weer een bericht sturen.")
        if takes
        else _("Nieuwe berichten van leden komen niet meer aan.")
    )
    return redirect(url_for("settings.show"), 303)


@bp.get("/consent")
def consent_page() -> str:
    onward = own_address(request.args.get("next"))
    consents = queries.own_consents(viewer())
    return render_template("settings/consent.html", consents=consents, onward=onward)


@bp.post("/consent")
def set_consent() -> ResponseReturnValue:
    asked = read_small_form(ConsentForm)
    with transaction():
        consent.set_consent(viewer(), asked["purpose"], given=asked["given"])
    given = asked["given"]
    tell(_("Je toestemming is vastgelegd.") if given else _("Je toestemming is ingetrokken."))
    onward = own_address(request.form.get("next")) if given else None
    return redirect(onward or url_for("settings.consent_page"), 303)


@bp.get("/sessions")
def sessions_page() -> str:
    return render_template("settings/sessions.html", sessions=queries.own_sessions(viewer()))


@bp.post("/sessions/<id:session_id>/end")
def end_session(session_id: int) -> ResponseReturnValue:
    with transaction():
        logging_in.end_session(viewer(), session_id)
    if session_id == viewer().session_id:
        return leave()
    tell(_("Die sessie is afgelopen."))
    return redirect(url_for("settings.sessions_page"), 303)


@bp.post("/sessions/end")
def end_sessions() -> ResponseReturnValue:
    with transaction():
        logging_in.end_other_sessions(viewer())
    tell(_("Je bent overal uitgelogd, behalve hier."))
    return redirect(url_for("settings.sessions_page"), 303)


@bp.get("/tokens")
def tokens_page() -> str:
    return _tokens_page(Form())


@bp.post("/tokens")
def create_token() -> ResponseReturnValue:
    return again(OwnTokenInput, _tokens_page, _create_token)


def _create_token(asked: dict[str, Any]) -> ResponseReturnValue:
    proved = {"password": asked.pop("password"), "code": asked.pop("code")}
    with holding(prove_fully(viewer(), **proved, origin=origin())):
        fresh, _token = logging_in.create_token(viewer(), **_wanted(asked))
    return _tokens_page(Form(), fresh=fresh), 201


@bp.post("/tokens/<id:token_id>/revoke")
def revoke_token(token_id: int) -> ResponseReturnValue:
    with transaction():
        logging_in.revoke_token(viewer(), token_id)
    tell(_("De sleutel is ingetrokken."))
    return redirect(url_for("settings.tokens_page"), 303)


def _page(form: Form) -> str:
    return render_template(
        "settings/show.html",
        member=queries.own_account(viewer()),
        held=own_held_profile(viewer()),
        mail=own_mail_wishes(viewer()),
        form=form,
    )


def _wanted(data: dict[str, Any]) -> dict[str, Any]:
    scopes = [Scope.READ, *(scope for scope in (Scope.WRITE, Scope.MODERATE) if data[scope])]
    return {"name": data["name"], "scopes": scopes, "expires_in": data["expires_in_days"]}


def _tokens_page(form: Form, *, fresh: str | None = None) -> str:
    tokens = queries.own_tokens(viewer())
    facts = {"tokens": tokens, "fresh": fresh, "powers": POWERS, "asks_code": has_app(viewer())}
    return render_template("settings/tokens.html", form=form, **facts)
