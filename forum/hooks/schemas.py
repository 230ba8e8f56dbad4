"""The shapes of webhooks."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from forum.core.i18n import _
from forum.core.schemas import Input, ListOutput, Written, length, one_of
from forum.hooks.kinds import HookKind
from forum.hooks.views import Wanted

LONGEST_ADDRESS = 500
SOME = _("Kies ten minste één gebeurtenis.")


def _kinds(**more: Any) -> fields.List[Any]:
    each = fields.String(validate=one_of(*HookKind))
    return fields.List(each, validate=validate.Length(1, len(HookKind), error=SOME), **more)


class HookInput(Input):
    name = Written(required=True, validate=length(1, 80))
    url = Written(required=True, validate=length(1, LONGEST_ADDRESS))
    kinds = _kinds(required=True)

    @post_load
    def wanted(self, data: dict[str, Any], **_more: Any) -> Any:
        return Wanted(**data)


class HookChange(Input):
    """What is left out stays as it was."""

    name = Written(validate=length(1, 80))
    url = Written(validate=length(1, LONGEST_ADDRESS))
    kinds = _kinds()
    active = fields.Boolean()


class HookOutput(Schema):
    """`old_secret_until` is how long the secret before the newest one signs too."""

    id = fields.Integer()
    name = fields.String()
    url = fields.String()
    kinds = fields.List(fields.String())
    active = fields.Boolean()
    paused_for = fields.String(allow_none=True)
    failing_since = fields.AwareDateTime(allow_none=True)
    old_secret_until = fields.AwareDateTime(allow_none=True)
    created_at = fields.AwareDateTime()


class NewHookOutput(HookOutput):
    """With its secret, which is told once."""

    secret = fields.String(allow_none=True)


class HookList(ListOutput):
    items = fields.List(fields.Nested(HookOutput))


class DeliveryOutput(Schema):
    """`key` is what the receiver reads as `webhook-id`; `replay` the how many-th repeat it is."""

    id = fields.Integer()
    webhook_id = fields.Integer()
    key = fields.String()
    kind = fields.String()
    event = fields.String()
    replay = fields.Integer()
    state = fields.String()
    attempts = fields.Integer()
    status = fields.Integer(allow_none=True)
    error = fields.String(allow_none=True)
    duration_ms = fields.Integer(allow_none=True)
    created_at = fields.AwareDateTime()
    ended_at = fields.AwareDateTime(allow_none=True)
    next_attempt_at = fields.AwareDateTime(allow_none=True)


class DeliveryList(ListOutput):
    items = fields.List(fields.Nested(DeliveryOutput))
