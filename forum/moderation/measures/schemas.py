"""The shapes of decisions."""

from marshmallow import Schema, fields

from forum.core.schemas import (
    Input,
    ListOutput,
    Written,
    YesOrNo,
    id_field,
    length,
    one_of,
)
from forum.moderation.measures.kinds import Kind

LONGEST_FACTS = 2000


class MeasureInput(Input):
    """One decision: `post_id` for a post, `thread_id` for a thread, `username` for a member; a
    warning takes a post or a member.

    `reason` is a code of the list; where none is needed, words for the log will do. `note` is for
    moderators alone, `facts` for whom it is about. `until` ends a `mute` (seven days unless told
    otherwise, at most 21) or a `suspend` (30 days, at most 366). `category` is where to `move`.
    """

    kind = fields.String(required=True, validate=one_of(*Kind))
    post_id = id_field(load_default=None)
    thread_id = id_field(load_default=None)
    username = Written(load_default=None, validate=length(1, 100))
    reason = Written(required=True, validate=length(3, 500))
    note = Written(load_default="", validate=length(0, 1000))
    facts = Written(load_default="", validate=length(0, LONGEST_FACTS))
    until = fields.AwareDateTime(load_default=None, allow_none=True)
    category = Written(load_default="", validate=length(0, 100))


class MeasureForm(Input):
    """As a page asks it: how long in days."""

    kind = fields.String(required=True, validate=one_of(*Kind))
    reason_code = fields.String(load_default="", validate=length(0, 50))
    facts = Written(load_default="", validate=length(0, LONGEST_FACTS))
    note = Written(load_default="", validate=length(0, 1000))
    days = fields.String(load_default="", validate=one_of("", "7", "21", "30", "90"))
    category = Written(load_default="", validate=length(0, 100))


class AppealInput(Input):
    text = Written(required=True, validate=length(10, 5000))


class AppealDecisionInput(Input):
    upheld = YesOrNo(required=True)
    reason = Written(required=True, validate=length(10, 2000))


class StatementOfReasonsOutput(Schema):
    """The six things that one is always told."""

    what = fields.String()
    duration = fields.String()
    facts = fields.String()
    automated = fields.String()
    ground = fields.String()
    objection = fields.String()


class AppealOutput(Schema):
    """`upheld` is null until somebody decided."""

    id = fields.Integer()
    text = fields.String()
    made_at = fields.AwareDateTime()
    decided_at = fields.AwareDateTime(allow_none=True)
    upheld = fields.Boolean(allow_none=True, attribute="is_upheld")
    answer = fields.String(allow_none=True)


class DecisionOutput(Schema):
    """`statement` is all of `elements` as one text; `reversed_at` is null while it stands."""

    id = fields.Integer()
    kind = fields.String()
    thread_id = fields.Integer(allow_none=True)
    post_id = fields.Integer(allow_none=True)
    reason = fields.String(allow_none=True)
    is_automated = fields.Boolean()
    taken_at = fields.AwareDateTime()
    until = fields.AwareDateTime(allow_none=True)
    appeal_until = fields.AwareDateTime()
    reversed_at = fields.AwareDateTime(allow_none=True)
    statement = fields.String()
    elements = fields.Nested(StatementOfReasonsOutput)
    appeal = fields.Nested(AppealOutput, allow_none=True)
    url = fields.String()


class DecisionList(ListOutput):
    items = fields.List(fields.Nested(DecisionOutput))


class MeasureOutput(DecisionOutput):
    """As moderators see it: `name` is whom it is about, as readers know them there."""

    name = fields.String()
    moderator = fields.String()


class MeasureList(ListOutput):
    items = fields.List(fields.Nested(MeasureOutput))
