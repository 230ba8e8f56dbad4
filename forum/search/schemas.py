"""What may be asked of a search, and how what was found is told."""

from marshmallow import Schema, fields

from forum.core.schemas import ListQuery, Written, YesOrNo, length, one_of
from forum.search.kinds import Found

LONGEST = 300  # characters of what is asked
SORTS = ("best", "newest")


class SearchQuery(ListQuery):
    """`since` and `until` are days, both within; the other fields narrow what is found."""

    q = Written(load_default="", validate=length(0, LONGEST))
    sort = fields.String(load_default="best", validate=one_of(*SORTS))
    kind = fields.String(load_default="", validate=one_of("", *Found))
    category = Written(load_default="", validate=length(0, 100))
    label = Written(load_default="", validate=length(0, 80))
    author = Written(load_default="", validate=length(0, 40))
    since = fields.Date(load_default=None, allow_none=True)
    until = fields.Date(load_default=None, allow_none=True)
    expert = YesOrNo(load_default=False)
    solved = YesOrNo(load_default=False)


class HitOutput(Schema):
    """`snippet` is plain text around what was asked for; `marked` the same as HTML with `mark`."""

    type = fields.String(metadata={"description": ", ".join(Found)})
    id = fields.Integer()
    thread_id = fields.Integer(allow_none=True)
    title = fields.String()
    snippet = fields.String()
    marked = fields.String()
    url = fields.String()
    author = fields.String(allow_none=True)
    created_at = fields.AwareDateTime(allow_none=True)


class HitList(Schema):
    items = fields.List(fields.Nested(HitOutput))
    next = fields.String(allow_none=True)
