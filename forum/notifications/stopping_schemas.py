"""What a letter's own link and its page bring along."""

from marshmallow import fields

from forum.core.schemas import Query, length
from forum.notifications.stopping import Reach


class StopQuery(Query):
    token = fields.String(load_default="", validate=length(0, 500))


class StopForm(Query):
    """A mail program sends no `reach`, and what else it sends is its own affair."""

    reach = fields.Enum(Reach, by_value=True, required=True)
