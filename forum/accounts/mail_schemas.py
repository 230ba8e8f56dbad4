"""The shapes of wishes about mail, and of what a mail service tells."""

from marshmallow import fields, validate

from forum.core.schemas import Input, Query, length


class MailChoice(Input):
    """How one wants mail; as form and as answer."""

    is_discreet = fields.Boolean(required=True)
    is_stopped = fields.Boolean(required=True)


class MailOutput(MailChoice):
    """`is_paused` while mail does not arrive."""

    is_paused = fields.Boolean()


class BounceInput(Query):
    """A letter by its Message-ID, or whom it was for, or both. What else services tell is left
    out."""

    message_id = fields.String(load_default="", validate=length(0, 500))
    recipient = fields.String(load_default="", validate=length(0, 500))
    type = fields.String(required=True, validate=validate.OneOf(["hard", "soft"]))
