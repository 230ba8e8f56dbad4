"""How one wants mail, and showing that an address works again."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.mail_schemas import MailChoice
from forum.accounts.mail_wishes import own_mail_wishes
from forum.accounts.queries import own_account
from forum.accounts.service import mail_choices, mailing
from forum.core.db import transaction
from forum.core.i18n import _
from forum.web.forms import read_small_form
from forum.web.page import tell, viewer
from forum.web.sessions import origin

bp = Blueprint("mail", __name__, url_prefix="/settings/mail")


@bp.get("")
def show() -> str:
    wishes, account = own_mail_wishes(viewer()), own_account(viewer())
    return render_template("settings/mail.html", wishes=wishes, account=account)


@bp.post("")
def choose() -> ResponseReturnValue:
    chosen = read_small_form(MailChoice)
    with transaction():
        mail_choices.choose_mail(viewer(), **chosen)
    tell(_("Je keuze is bewaard."))
    return redirect(url_for("mail.show"), 303)


@bp.post("/confirm")
def confirm() -> ResponseReturnValue:
    """Told the same whatever came of it, as when an account is new."""
    mailing.count_ask(origin().network)
    with transaction():
        mail_choices.confirm_again(viewer())
    tell(_("Er is een nieuwe link naar je e-mailadres gestuurd."))
    return redirect(url_for("mail.show"), 303)
