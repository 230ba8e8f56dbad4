from __future__ import annotations

from typing import Any

from flask import current_app
from flask.views import MethodView

from forum.accounts import queries
from forum.accounts.held_profiles import own_held_profile
from forum.accounts.policy import may_change_account
from forum.accounts.purposes import Purpose
from forum.accounts.schemas import (
    Accepted,
    ConsentInput,
    ConsentList,
    ConsentOutput,
    MeOutput,
    NewTokenOutput,
    ProfileInput,
    RegisterInput,
    SessionList,
    TokenInput,
    TokenList,
    VerifyInput,
)
from forum.accounts.service import consent, logging_in, mailing, registering
from forum.accounts.tokens import Signer
from forum.accounts.viewer import Role, Viewer
from forum.accounts.views import ConsentView
from forum.api.door import ALARM_PARAMETER, Blueprint, acknowledged, origin, page_of, viewer
from forum.core.db import transaction
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.core.permission import require
from forum.posting import profile as posting
from forum.proofs.service import proving

bp = Blueprint("api_accounts", __name__, url_prefix="", description="Members and their keys")


@bp.route("/members")
class Members(MethodView):
    @bp.arguments(RegisterInput)
    @bp.response(202, Accepted)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Sign up. The answer is the same whether or not the address has an account."""
        facts = {name: data[name] for name in ("username", "email", "password", "consent_texts")}
        mailing.count_sign_up(origin().network)
        with transaction():
            registering.register(**facts)
        return {"detail": _("We hebben een mail gestuurd. Bevestig daarmee je e-mailadres.")}


@bp.route("/verifications")
class Verifications(MethodView):
    @bp.arguments(VerifyInput)
    @bp.response(200, Accepted)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Confirm an e-mail address with the token of the mailed link."""
        with transaction():
            registering.verify_email(data["token"], Signer(current_app.config["SECRET_KEY"]))
        return {"detail": _("Je e-mailadres is bevestigd.")}


@bp.route("/me/verification")
class OwnVerification(MethodView):
    @bp.response(202, Accepted)
    def post(self) -> dict[str, Any]:
        """Ask for a new link to one's own address."""
        require(may_change_account(viewer()))
        mailing.count_ask(origin().network)
        with transaction():
            registering.ask_again(viewer())
        return {"detail": _("Er is een nieuwe link naar je e-mailadres gestuurd.")}


@bp.route("/tokens")
class Tokens(MethodView):
    @bp.arguments(TokenInput)
    @bp.response(201, NewTokenOutput)
    def post(self, data: dict[str, Any]) -> dict[str, Any]:
        """Log in: a key for a program. Without `scopes` it may all that the role may."""
        proof = proving.prove(username=data["username"], password=data["password"], origin=origin())
        if data["code"] and not proof.is_complete:
            proof = proving.prove_code(proof, data["code"], origin())
        with transaction():
            secret, token = logging_in.create_token(
                proving.log_in(proof),
                name=data["name"],
                scopes=data["scopes"],
                expires_in=data["expires_in_days"],
            )
        return {"token": secret, "id": token.id, "scopes": token.scopes.split()}

    @bp.response(200, TokenList)
    def get(self) -> dict[str, Any]:
        """List one's own keys, without their secrets."""
        return {"items": queries.own_tokens(viewer()), "next": None}


@bp.route("/tokens/<id:token_id>")
class OneToken(MethodView):
    @bp.response(204)
    def delete(self, token_id: int) -> None:
        """Revoke one's own key. It is refused from then on."""
        with transaction():
            logging_in.revoke_token(viewer(), token_id)


@bp.route("/me/sessions")
class Sessions(MethodView):
    @bp.response(200, SessionList)
    def get(self) -> dict[str, Any]:
        """List the browsers in which one is logged in."""
        return {"items": queries.own_sessions(viewer()), "next": None}

    @bp.response(204)
    def delete(self) -> None:
        """Log out everywhere. Keys for programs stay."""
        with transaction():
            logging_in.end_other_sessions(viewer())


@bp.route("/me/sessions/<id:session_id>")
class OneSession(MethodView):
    @bp.response(204)
    def delete(self, session_id: int) -> None:
        """Log out of one browser."""
        with transaction():
            logging_in.end_session(viewer(), session_id)


@bp.route("/me")
class Me(MethodView):
    @bp.response(200, MeOutput)
    def get(self) -> dict[str, Any]:
        """Read one's own account."""
        return _me()

    @bp.doc(parameters=[ALARM_PARAMETER])
    @bp.arguments(ProfileInput)
    @bp.response(200, MeOutput)
    def patch(self, data: dict[str, Any]) -> dict[str, Any]:
        """Change what one shows of oneself. A text that says what only a badge may say waits."""
        with transaction():
            posting.change_profile(viewer(), acknowledged=acknowledged(), **data)
        return _me()


@bp.route("/me/consents")
class Consents(MethodView):
    @bp.response(200, ConsentList)
    def get(self) -> dict[str, Any]:
        """Read what one agreed to, and when."""
        return page_of([_consent(line) for line in queries.own_consents(viewer())])


@bp.route("/me/consents/<purpose>")
class OneConsent(MethodView):
    @bp.arguments(ConsentInput)
    @bp.response(200, ConsentOutput)
    def put(self, data: dict[str, Any], purpose: str) -> dict[str, Any]:
        """Give or withdraw a consent."""
        require(may_change_account(viewer()))
        if purpose not in list(Purpose):
            raise NotFound(_("Deze toestemming bestaat niet."))
        with transaction():
            consent.set_consent(viewer(), Purpose(purpose), **data)
        found = {line.purpose: line for line in queries.own_consents(viewer())}
        return _consent(found[Purpose(purpose)])


def _consent(line: ConsentView) -> dict[str, Any]:
    return {
        "purpose": line.purpose,
        "text_version": line.text_version,
        "given_at": line.given_at,
    }


def _role(who: Viewer) -> Role:
    """Whose verification had its time is no expert, also before anything was done about it."""
    is_over = who.role == Role.EXPERT and not who.is_expert and not who.lacks_second_factor
    return Role.MEMBER if is_over else who.role


def _me() -> dict[str, Any]:
    who, account = viewer(), queries.own_account(viewer())
    return {
        "id": who.id,
        "username": account.username,
        "role": _role(who),
        "email": account.email,
        "email_verified": account.email_verified,
        "bio": account.bio,
        "held_profile": own_held_profile(who),
        "joined_at": account.joined_at,
        "scopes": sorted(who.scopes),
        "consents": [_consent(line) for line in queries.own_consents(who)],
    }
