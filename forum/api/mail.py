"""How one wants mail."""

from __future__ import annotations

from typing import Any

from flask.views import MethodView

from forum.accounts.mail_schemas import MailChoice, MailOutput
from forum.accounts.mail_wishes import MailWishes, own_mail_wishes
from forum.accounts.service import mail_choices
from forum.api.door import Blueprint, viewer
from forum.core.db import transaction

bp = Blueprint("api_mail", __name__, url_prefix="/me/mail", description="Mail to oneself")


@bp.route("")
class OwnMail(MethodView):
    @bp.response(200, MailOutput)
    def get(self) -> MailWishes:
        """Read how one wants mail, and whether it arrives."""
        return own_mail_wishes(viewer())

    @bp.arguments(MailChoice)
    @bp.response(200, MailOutput)
    def put(self, data: dict[str, Any]) -> MailWishes:
        """Choose subjects that tell nothing, or no mail but what has to be sent."""
        with transaction():
            mail_choices.choose_mail(viewer(), **data)
        return own_mail_wishes(viewer())
