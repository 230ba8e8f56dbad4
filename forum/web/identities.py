"""Logging in with another provider, and signing up by it.

A form may not lead to another site (the content policy), so a page with a link stands between;
and what comes back is a GET, which changes nothing, so a page with a form stands there.
"""

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.purposes import Purpose, wording
from forum.accounts.schemas import OwnerInput
from forum.core.db import transaction
from forum.core.errors import ForumError, Invalid, LoginRequired, NotFound, Refused, TooMany
from forum.core.i18n import _
from forum.core.oidc import Provider
from forum.proofs.schemas import JoinInput, ProviderInput, ProviderQuery
from forum.proofs.service import identities, journeys, proving
from forum.proofs.service.ceremonies import Step
from forum.proofs.service.journeys import Arrival
from forum.proofs.service.proving import Proof
from forum.web.forms import Form, read_form, read_query
from forum.web.page import tell, viewer
from forum.web.sessions import STEP, let_in, origin, own_address

bp = Blueprint("identities", __name__, url_prefix="/login/provider")

NEXT = {Step.LINK_IDENTITY: "identities.link_page", Step.NEW_IDENTITY: "identities.join_page"}


def provider() -> Provider:
    """Raises NotFound where none is set up: then there is nothing here."""
    found: Provider | None = current_app.extensions["provider"]
    if found is None:
        raise NotFound(_("Deze pagina bestaat niet."))
    return found


def show_way(to: Provider, proof: Proof | None = None) -> str:
    """The page with the link that leads to the provider. `proof` is of who links one more."""
    back = current_app.url_map.bind("").build("identities.callback")
    with transaction():
        session[STEP], journey = journeys.set_out(
            current_app.config["BASE_URL"] + back,
            origin=origin(),
            onward=own_address(request.form.get("next")) or "",
            proof=proof,
        )
    return render_template("identities/way.html", address=to.address(journey))


@bp.post("")
def begin() -> str:
    return show_way(provider())


@bp.get("/callback")
def callback() -> str:
    name, came = provider().name, read_query(ProviderQuery)
    if came["error"] or not (came["code"] and came["state"]):
        error = _not_let_through(name) if came["error"] else _incomplete()
        journeys.note(error)
        raise error
    return render_template("identities/callback.html", code=came["code"], state=came["state"])


@bp.post("/finish")
def finish() -> ResponseReturnValue:
    to, form = provider(), read_form(ProviderInput)
    sent = {name: form.data.get(name, "") for name in ("code", "state")}
    came = journeys.arrive(to, session.get(STEP, ""), **sent, origin=origin())
    if came.proof:
        return _linked(came, to.name)
    if proof := identities.recognise(came.claims):
        return let_in(proof, came.onward)
    with transaction():
        step, session[STEP] = identities.ask_on(came)
    return redirect(url_for(NEXT[step]), 303)


@bp.get("/link")
def link_page() -> str:
    provider()
    return _link_page(Form())


@bp.post("/link")
def link() -> ResponseReturnValue:
    provider()
    token = session.get(STEP, "")
    owner = identities.waiting(Step.LINK_IDENTITY, token)
    form = read_form(OwnerInput)
    if form.errors:
        return _link_page(form), 422
    try:
        proof = proving.prove_owner(owner.member_id, form.data["password"], origin())
        if not proof.is_complete:
            proof = proving.prove_code(proof, form.data["code"], origin())
    except (LoginRequired, TooMany) as error:
        return _link_page(form.blame(error, otherwise="password")), error.status, error.headers
    with transaction():
        identities.adopt(token, proof)
    return let_in(proof, owner.onward)


@bp.get("/new")
def join_page() -> str:
    provider()
    return _join_page(Form())


@bp.post("/new")
def join() -> ResponseReturnValue:
    provider()
    token = session.get(STEP, "")
    onward = identities.waiting(Step.NEW_IDENTITY, token).onward
    form = read_form(JoinInput)
    if form.errors:
        return _join_page(form), 422
    facts = {name: form.data[name] for name in ("username", "consent_texts")}
    try:
        with transaction():
            proof = identities.join(token, **facts)
    except ForumError as error:
        return _join_page(form.blame(error)), error.status
    return let_in(proof, onward)


def _linked(came: Arrival, name: str) -> ResponseReturnValue:
    with transaction():
        identities.link(viewer(), came)
    tell(_("Je kunt nu inloggen met %(name)s.", name=name))
    return redirect(url_for("own_identities.show"), 303)


def _link_page(form: Form) -> str:
    owner = identities.waiting(Step.LINK_IDENTITY, session.get(STEP, ""))
    return render_template("identities/link.html", form=form, owner=owner)


def _join_page(form: Form) -> str:
    newcomer = identities.waiting(Step.NEW_IDENTITY, session.get(STEP, ""))
    return render_template(
        "identities/new.html",
        form=form,
        email=newcomer.email,
        consent_text=wording(Purpose.TEXTS),
    )


def _not_let_through(name: str) -> Refused:
    """Most often somebody who thought better of it."""
    refused = _("Je bent bij %(name)s niet ingelogd. Hier is niets veranderd.", name=name)
    return Refused(refused, code="provider_refused")


def _incomplete() -> Invalid:
    return Invalid(_("Dit adres is niet compleet. Begin opnieuw met inloggen."), code="incomplete")
