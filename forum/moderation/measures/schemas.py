"""The shapes of decisions."""

from marshmallow import Schema, fields, validate

from forum.core.i18n import _
from forum.core.schemas import (
    Input,
    ListOutput,
    Written,
    YesOrNo,
    id_field,
    length,
    one_of,
)
from forum.moderation.measures.kinds import BULK, Kind
from forum.threads.reasons import TITLES
from forum.threads.schemas import LONGEST_POST, TITLE

LONGEST_FACTS = 2000
MOST_AT_ONCE = 50
MOST_TO_SPLIT = 500
NOT_TOO_MANY = validate.Length(0, MOST_TO_SPLIT, error=_("Kies hoogstens 500 berichten."))
SOME = validate.Length(1, MOST_AT_ONCE, error=_("Kies 1 tot 50 berichten."))


class MeasureInput(Input):
    """One decision: `post_id` for a post, `thread_id` for a thread, `username` for a member; a
    warning takes a post or a member.

    `reason` is a code of the list; where none is needed, words for the log will do. `note` is for
    moderators alone, `facts` for whom it is about. `until` ends a `mute` (seven days unless told
    otherwise, at most 21), a `suspend` (30 days, at most 366) or a `slow_down` (a day, at most 30),
    which has the `minutes` between two replies of one member. `category` is where to `move`. To
    `edit` takes the `body` that a post is to have, of a first post perhaps the `title` too, and
    `version` when it must be the one that was read. `attach` takes a `factsheet`: its slug, or
    `slug#3` for a claim. To `split` takes the `post_ids` that go out of a thread, and the `title`
    and perhaps the `category` of the new one; to `merge` the thread that it goes `into`.
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
    body = Written(load_default=None, allow_none=True, validate=length(1, LONGEST_POST))
    title = Written(load_default=None, allow_none=True, validate=TITLE)
    version = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(1))
    factsheet = Written(load_default="", validate=length(0, 150))
    minutes = fields.Integer(load_default=None, allow_none=True)
    post_ids = fields.List(id_field(), load_default=list, validate=NOT_TOO_MANY)
    into = id_field(load_default=None, allow_none=True)


class MeasureForm(Input):
    """As a page asks it: how long in days."""

    kind = fields.String(required=True, validate=one_of(*Kind))
    reason_code = fields.String(load_default="", validate=length(0, 50))
    facts = Written(load_default="", validate=length(0, LONGEST_FACTS))
    note = Written(load_default="", validate=length(0, 1000))
    days = fields.String(load_default="", validate=one_of("", "7", "21", "30", "90"))
    category = Written(load_default="", validate=length(0, 100))
    factsheet = Written(load_default="", validate=length(0, 150))


class AmendForm(Input):
    """Other words in the place of what somebody else wrote."""

    body = Written(required=True, validate=length(1, LONGEST_POST))
    title = Written(load_default=None, validate=TITLE)
    reason_code = fields.String(required=True, validate=one_of(*TITLES))
    facts = Written(load_default="", validate=length(0, LONGEST_FACTS))
    note = Written(load_default="", validate=length(0, 1000))


class BulkInput(Input):
    """The same about several posts, at most 50: what is asked of one of them."""

    kind = fields.String(required=True, validate=one_of(*BULK))
    post_ids = fields.List(id_field(), required=True, validate=SOME)
    reason = Written(required=True, validate=length(3, 500))
    note = Written(load_default="", validate=length(0, 1000))
    facts = Written(load_default="", validate=length(0, LONGEST_FACTS))
    factsheet = Written(load_default="", validate=length(0, 150))


class BulkForm(Input):
    kind = fields.String(required=True, validate=one_of(*BULK))
    post_ids = fields.List(fields.Integer(), required=True, validate=SOME)
    reason_code = fields.String(load_default="", validate=length(0, 50))
    facts = Written(load_default="", validate=length(0, LONGEST_FACTS))
    note = Written(load_default="", validate=length(0, 1000))
    factsheet = Written(load_default="", validate=length(0, 150))


class SplitForm(Input):
    post_ids = fields.List(fields.Integer(), required=True, validate=SOME)
    title = Written(required=True, validate=TITLE)
    category = Written(required=True, validate=length(1, 100))
    facts = Written(required=True, validate=length(3, LONGEST_FACTS))
    note = Written(load_default="", validate=length(0, 1000))


class MergeForm(Input):
    """`into` is the address of a thread, or its number."""

    into = Written(required=True, validate=length(1, 500))
    facts = Written(required=True, validate=length(3, LONGEST_FACTS))
    note = Written(load_default="", validate=length(0, 1000))


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


class ProblemOutput(Schema):
    code = fields.String()
    detail = fields.String()


class BulkResultOutput(Schema):
    """Either what was decided about this post, or why nothing was."""

    post_id = fields.Integer()
    decision = fields.Nested(MeasureOutput, allow_none=True)
    problem = fields.Nested(ProblemOutput, allow_none=True)


class BulkOutput(Schema):
    items = fields.List(fields.Nested(BulkResultOutput))
