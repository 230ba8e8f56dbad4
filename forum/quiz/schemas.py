"""The shapes of the quiz that cross a door."""

from marshmallow import Schema, fields, validate

from forum.core.i18n import _
from forum.core.paging import LARGEST_ID
from forum.core.schemas import Input, ListOutput, Query, Written, id_field, length
from forum.quiz.answers import MOST

LONGEST_GIVEN = 2_000
NO_PLACE = _("Kies een plek van 1 tot en met 9999.")


class QuizQuery(Query):
    """Where somebody is: what was answered, and the answer that was just given."""

    given = fields.String(load_default="", validate=length(0, LONGEST_GIVEN))
    statement = fields.Integer(load_default=None, validate=validate.Range(1, LARGEST_ID))
    answer = fields.Boolean(load_default=None)


class GivenForm(Input):
    given = fields.String(load_default="", validate=length(0, LONGEST_GIVEN))


class AnswerInput(Input):
    id = id_field(required=True)
    answer = fields.Boolean(required=True)


class ScoreInput(Input):
    """The answers, to count the score from; they are not kept."""

    answers = fields.List(fields.Nested(AnswerInput), required=True, validate=length(1, MOST))


class StatementInput(Input):
    """`claim` is `<slug>#<key>`, as in the address of a claim."""

    statement = Written(required=True, validate=length(5, 300))
    answer = fields.Boolean(required=True)
    explanation = Written(required=True, validate=length(10, 600))
    claim = Written(required=True, validate=length(3, 200))
    position = fields.Integer(
        load_default=None, allow_none=True, validate=validate.Range(1, 9999, error=NO_PLACE)
    )


class RetireInput(Input):
    reason = Written(required=True, validate=length(3, 300))


class RenewInput(Input):
    """`since` is that of the claim which was read; another by now answers 412."""

    since = fields.Integer(
        load_default=None, allow_none=True, validate=validate.Range(1, LARGEST_ID)
    )


class QuestionOutput(Schema):
    id = fields.Integer()
    statement = fields.String()
    factsheet = fields.String()


class QuestionList(ListOutput):
    items = fields.List(fields.Nested(QuestionOutput))


class ExplainedOutput(Schema):
    """`claim` is the key of the claim on the fact sheet, `url` where it stands there.
    `alarm_signals` goes with the explanation wherever that is shown."""

    correct = fields.Boolean()
    explanation = fields.String()
    alarm_signals = fields.String(allow_none=True)
    factsheet = fields.String()
    claim = fields.Integer()
    claim_text = fields.String()
    source_count = fields.Integer()
    source_status = fields.String()
    url = fields.String()


class ScoreOutput(Schema):
    correct = fields.Integer()
    total = fields.Integer()
    taken_at = fields.AwareDateTime()


class StatementOutput(Schema):
    """As curators see it. `rest` says why it is not asked; null when it is."""

    id = fields.Integer()
    position = fields.Integer()
    statement = fields.String()
    answer = fields.Boolean()
    explanation = fields.String()
    factsheet = fields.String()
    claim = fields.Integer()
    claim_text = fields.String()
    made_for = fields.String()
    since = fields.Integer(allow_none=True)
    source_count = fields.Integer()
    source_status = fields.String()
    rest = fields.String(allow_none=True)
    reason = fields.String()
    retired_at = fields.AwareDateTime(allow_none=True)


class StatementList(ListOutput):
    items = fields.List(fields.Nested(StatementOutput))
