"""What is said of a post by a choice and not by words."""

from marshmallow import fields

from forum.core.schemas import Input, id_field


class AcceptedInput(Input):
    """Which reply helped; null when none does any more."""

    post_id = id_field(required=True, allow_none=True)


class Switch(Input):
    """Whether it is to be so from now on."""

    on = fields.Boolean(required=True)
