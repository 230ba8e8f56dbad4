"""What may be asked of a search, and how what was found is told."""

from datetime import date
from typing import Any

from marshmallow import Schema, fields, validate

from forum.core.i18n import _
from forum.core.schemas import Day, ListOutput, ListQuery, Query, Written, YesOrNo, length, one_of
from forum.factsheets.schemas import SuggestedSheetOutput
from forum.search.kinds import Found
from forum.threads.schemas import AuthorOutput, ThreadLineOutput

LONGEST = 300  # characters of what is asked
LONGEST_TITLE = 150  # characters, of a title for which is looked what there is already
SORTS = ("best", "newest")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)


class OneDay(Day):
    """Or none: a form sends a box that was left empty as well."""

    def __init__(self) -> None:
        wrong = _("Kies een dag tussen 1900 en 3000.")
        within = validate.Range(FIRST_DAY, LAST_DAY, error=wrong)
        super().__init__(load_default=None, allow_none=True, validate=within)

    def deserialize(self, value: Any, *rest: Any, **more: Any) -> Any:
        return super().deserialize(None if value == "" else value, *rest, **more)


class SearchQuery(ListQuery):
    """`since` and `until` are days, both within; the other fields narrow what is found."""

    q = Written(load_default="", validate=length(0, LONGEST))
    sort = fields.String(load_default="best", validate=one_of(*SORTS))
    kind = fields.String(load_default="", validate=one_of("", *Found))
    category = Written(load_default="", validate=length(0, 100))
    label = Written(load_default="", validate=length(0, 80))
    author = Written(load_default="", validate=length(0, 40))
    since = OneDay()
    until = OneDay()
    expert = YesOrNo(load_default=False)
    solved = YesOrNo(load_default=False)


class OwnQuery(ListQuery):
    """What is looked for in one's own messages and drafts."""

    q = Written(load_default="", validate=length(0, LONGEST))


class TitleQuery(Query):
    """A title for which is looked what there is already."""

    q = Written(required=True, validate=length(1, LONGEST_TITLE))


class HitOutput(Schema):
    """`snippet` is plain text around what was asked for; `marked` the same as HTML with `mark`."""

    type = fields.String(metadata={"description": ", ".join(Found)})
    id = fields.Integer(
        allow_none=True,
        metadata={"description": "Of a claim its key in its sheet, of a member none"},
    )
    thread_id = fields.Integer(allow_none=True)
    number = fields.Integer(allow_none=True, metadata={"description": "Of a post in its thread"})
    slug = fields.String(allow_none=True, metadata={"description": "Of a fact sheet"})
    title = fields.String()
    snippet = fields.String()
    marked = fields.String()
    url = fields.String()
    author = fields.Nested(AuthorOutput, allow_none=True)
    created_at = fields.AwareDateTime(allow_none=True)
    is_answered = fields.Boolean(
        metadata={"description": "By an expert, or as who started the thread says"}
    )


class HitList(ListOutput):
    """`also` are other words that were looked for, for a lay word or a slip of the finger."""

    items = fields.List(fields.Nested(HitOutput))
    also = fields.List(fields.String())


class OwnHitOutput(Schema):
    """Of a message the one who wrote it in `author`; of a draft the place in `key`."""

    type = fields.String(metadata={"description": "message, draft"})
    id = fields.Integer(allow_none=True)
    conversation_id = fields.Integer(allow_none=True)
    key = fields.String(allow_none=True)
    title = fields.String()
    snippet = fields.String()
    marked = fields.String()
    url = fields.String(allow_none=True)
    author = fields.Nested(AuthorOutput, allow_none=True)
    created_at = fields.AwareDateTime()


class OwnHitList(ListOutput):
    """`is_whole` is false where one's drafts together are too long to be read at once: then only
    the newest were."""

    items = fields.List(fields.Nested(OwnHitOutput))
    is_whole = fields.Boolean()


class SuggestionsOutput(Schema):
    """Of both the three best; what was answered comes first."""

    threads = fields.List(fields.Nested(ThreadLineOutput))
    factsheets = fields.List(fields.Nested(SuggestedSheetOutput))
