"""The shapes of reading and following that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, fields, pre_load, validate

from forum.core.i18n import _
from forum.core.paging import LARGEST_ID
from forum.core.schemas import Input, ListOutput, Query, one_of
from forum.marks.levels import Level
from forum.marks.lists import Show
from forum.threads.asking import ThreadQuery
from forum.threads.queries import ORDERS
from forum.threads.schemas import ThreadLineOutput, ThreadOutput

NUMBER = validate.Range(0, LARGEST_ID, error=_("Dit nummer bestaat niet."))


class LevelInput(Input):
    level = fields.String(required=True, validate=one_of(*Level))


class LevelForm(LevelInput):
    """`next` is where on this site to go on to."""

    next = fields.String(load_default="")


class LevelOutput(Schema):
    level = fields.String()


class ReadInput(Input):
    number = fields.Integer(required=True, strict=True, validate=NUMBER)


class ReadOutput(Schema):
    """Up to which post a thread was read, and the number of its last one."""

    number = fields.Integer()
    last_number = fields.Integer()


class UpdatesQuery(Query):
    after = fields.Integer(load_default=0, validate=NUMBER)


class UpdatesOutput(Schema):
    """How many posts one may read came after, and the number of the last one of the thread."""

    count = fields.Integer()
    last_number = fields.Integer()


class ShowQuery(ThreadQuery):
    """Which threads, and in which order; without `sort` as fits what is shown."""

    show = fields.String(load_default=None, validate=one_of(*Show))
    sort = fields.String(load_default=None, validate=one_of(*ORDERS))


class ShowForm(ShowQuery):
    """A box that was left as it is says nothing."""

    show = fields.String(load_default=Show.ACTIVE, validate=one_of(*Show))

    @pre_load
    def without_blanks(self, given: dict[str, Any], **_more: Any) -> dict[str, Any]:
        return {name: value for name, value in given.items() if value}


class FollowedOutput(Schema):
    kind = fields.String()
    level = fields.String()
    name = fields.String()
    slug = fields.String()
    id = fields.Integer()
    url = fields.String()


class FollowedList(ListOutput):
    items = fields.List(fields.Nested(FollowedOutput))


class ListedThreadOutput(ThreadLineOutput):
    """`unread` counts the posts since one was there last, of what one follows or began to read;
    of all other threads it is null."""

    unread = fields.Integer(allow_none=True)


class ListedThreads(ListOutput):
    items = fields.List(fields.Nested(ListedThreadOutput))


class ReadThreadOutput(ThreadOutput):
    """With how far one read it and whether one follows it; for a guest both are null."""

    read_number = fields.Integer(allow_none=True)
    following = fields.String(allow_none=True)
