"""The shapes of wishes about mail, and of what a mail service tells."""

from marshmallow import ValidationError, fields, validate

from forum.accounts.stop_links import Reach
from forum.core.i18n import _
from forum.core.schemas import Input, Query, length


class MailChoice(Input):
    """How one wants mail; as form and as answer."""

    is_discreet = fields.Boolean(required=True)
    is_stopped = fields.Boolean(required=True)


class MailOutput(MailChoice):
    """`is_paused` while mail does not arrive."""

    is_paused = fields.Boolean()


class StopQuery(Query):
    """A letter's own link."""

    token = fields.String(load_default="", validate=length(0, 500))


class StopForm(Query):
    """A mail program sends no `reach`, and what else it sends is its own affair."""

    reach = fields.Enum(Reach, by_value=True, required=True)


def _is_readable(text: str) -> None:
    """Nothing that no database keeps."""
    if not text.isprintable():
        raise ValidationError(_("Deze tekst is niet leesbaar."))


class BounceInput(Query):
    """A letter by its Message-ID, or whom it was for, or both. What else services tell is left
    out."""

    message_id = fields.String(load_default="", validate=(length(0, 500), _is_readable))
    recipient = fields.String(load_default="", validate=(length(0, 500), _is_readable))
    type = fields.String(required=True, validate=validate.OneOf(["hard", "soft"]))
