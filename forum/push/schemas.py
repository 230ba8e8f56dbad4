"""The shapes of devices that cross a door: forms and JSON use the same ones."""

from marshmallow import Schema, fields

from forum.core.schemas import Input, ListOutput, Written, length

LONGEST, LONGEST_NAME = 2000, 100  # characters of an address, and of what it is called


class DeviceForm(Input):
    """What the browser gives for it: `PushSubscription.toJSON()`, its keys beside the address."""

    endpoint = fields.String(required=True, validate=length(1, LONGEST))
    p256dh = fields.String(required=True, validate=length(1, 200))
    auth = fields.String(required=True, validate=length(1, 100))


class DeviceInput(DeviceForm):
    name = Written(load_default="", validate=length(0, LONGEST_NAME))


class DeviceOutput(Schema):
    id = fields.Integer()
    name = fields.String()
    added_at = fields.AwareDateTime()
    told_at = fields.AwareDateTime(allow_none=True)


class DeviceList(ListOutput):
    """With the key by which a browser is to ask for its subscription; null where there is no
    web push."""

    items = fields.List(fields.Nested(DeviceOutput))
    server_key = fields.String(allow_none=True)
