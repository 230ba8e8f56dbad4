"""The shapes of threads that cross a door: forms and JSON use the same ones."""

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from forum.core.i18n import _
from forum.core.schemas import Input, ListOutput, Written, length, one_of
from forum.labels.schemas import TagOutput
from forum.threads.kinds import MOST_LABELS, Kind, Opening, ReplyKind, Visibility

LONGEST_POST = 20_000
LONGEST_REASON = 200
TITLE = length(3, 150)
FEW = validate.Length(max=MOST_LABELS, error=_("Kies hoogstens 5 labels."))


class PostInput(Input):
    body = Written(required=True, validate=length(1, LONGEST_POST))


class PostEdit(PostInput):
    """Other words in the place of what stands there."""

    reason = Written(load_default=None, allow_none=True, validate=length(0, LONGEST_REASON))
    kind = fields.String(load_default=None, validate=one_of(*ReplyKind))


class ReplyInput(PostInput):
    pseudonym = fields.Boolean(load_default=False)
    kind = fields.String(load_default=ReplyKind.EXPERIENCE, validate=one_of(*ReplyKind))


class LabelsInput(Input):
    tags = fields.List(Written(validate=length(1, 80)), required=True, validate=FEW)


class ThreadChange(Input):
    visibility = fields.String(required=True, validate=one_of(*Visibility))


class ThreadInput(ReplyInput):
    category = Written(required=True, validate=length(1, 100))
    kind = fields.String(required=True, validate=one_of(*Kind))
    title = Written(required=True, validate=TITLE)
    visibility = fields.String(load_default=Visibility.PUBLIC, validate=one_of(*Visibility))
    tags = fields.List(Written(validate=length(1, 80)), load_default=list, validate=FEW)

    @post_load
    def opening(self, data: dict[str, Any], **_more: Any) -> Opening:
        kind, visibility = Kind(data.pop("kind")), Visibility(data.pop("visibility"))
        return Opening(kind=kind, visibility=visibility, **data)


class ThreadEdit(PostEdit):
    """The first post, with the title of its thread."""

    title = Written(required=True, validate=TITLE)


class PostChange(Input):
    """What may be changed of a post; a title only with the first one."""

    body = Written(validate=length(1, LONGEST_POST))
    title = Written(validate=TITLE)
    reason = Written(allow_none=True, validate=length(0, LONGEST_REASON))
    kind = fields.String(validate=one_of(*ReplyKind))


class AuthorOutput(Schema):
    name = fields.String()
    url = fields.String(allow_none=True)
    role = fields.String()
    badge = fields.String(allow_none=True)


class NameList(ListOutput):
    """`url` is null for who has no profile here: a pseudonym."""

    items = fields.List(fields.Nested(AuthorOutput))


class PlaceOutput(Schema):
    slug = fields.String()
    name = fields.String()


class ReactionsOutput(Schema):
    """How many members left each kind. Nobody is told who."""

    herkenbaar = fields.Integer()
    sterkte = fields.Integer()
    nuttig = fields.Integer()


class PostOutput(Schema):
    """Of a deleted post: `id`, `number`, `thread_id`, `deleted: true` and `body: null`; of one
    that is kept from the reader, by a block or while its writer is away, the same with `hidden`.
    `kind` says what a reply rests on, null of a first post; with `source_changed` it was
    `onderbouwd`, and none of its sources holds any more: a claim holds as its weakest source.
    `hidden_reason` says why a moderator put it behind a warning, `amended_reason` why one changed
    its words.
    `my_reactions` and `bookmarked` are there for a member, and tell what that member left.
    """

    id = fields.Integer()
    number = fields.Integer()
    thread_id = fields.Integer()
    author = fields.Nested(AuthorOutput)
    body = fields.String(allow_none=True)
    html = fields.String(allow_none=True)
    created_at = fields.AwareDateTime()
    edited_at = fields.AwareDateTime(allow_none=True)
    edit_reason = fields.String(allow_none=True)
    is_expert = fields.Boolean()
    kind = fields.String(allow_none=True)
    source_changed = fields.Boolean()
    version = fields.Integer()
    deleted = fields.Boolean()
    hidden = fields.Boolean()
    hidden_reason = fields.String(allow_none=True)
    amended_reason = fields.String(allow_none=True)
    reactions = fields.Nested(ReactionsOutput)
    my_reactions = fields.List(fields.String())
    bookmarked = fields.Boolean()
    url = fields.String()


class RevisionOutput(Schema):
    """A text that stood in a post until it was changed. `title` only with a first post; `body`
    is null where its writer took the words out of the history, and for others where a moderator
    changed them."""

    version = fields.Integer()
    written_at = fields.AwareDateTime()
    reason = fields.String(allow_none=True)
    body = fields.String(allow_none=True)
    title = fields.String()


class RevisionList(ListOutput):
    items = fields.List(fields.Nested(RevisionOutput))


class PinnedSheetOutput(Schema):
    slug = fields.String()
    title = fields.String()
    why = fields.String()


class ThreadLineOutput(Schema):
    id = fields.Integer()
    title = fields.String()
    slug = fields.String()
    kind = fields.String()
    category = fields.Nested(PlaceOutput)
    tags = fields.List(fields.Nested(TagOutput))
    author = fields.Nested(AuthorOutput)
    visibility = fields.String()
    is_locked = fields.Boolean()
    is_pinned = fields.Boolean()
    reply_count = fields.Integer()
    created_at = fields.AwareDateTime()
    last_post_at = fields.AwareDateTime()
    is_answered = fields.Boolean()
    url = fields.String()


class ThreadOutput(ThreadLineOutput):
    """Its `author` has an empty name where one wrote in a thread whose starter a block hides.
    The accepted post is the reply that helped who asked; it may be hidden from the reader."""

    accepted_post_id = fields.Integer(allow_none=True)
    accepted_number = fields.Integer(allow_none=True)
    # While it is slowed down: how long between two replies of one member, and up to when.
    slow_minutes = fields.Integer(allow_none=True)
    slow_until = fields.AwareDateTime(allow_none=True)

    pinned_fact_sheets = fields.List(fields.Nested(PinnedSheetOutput))
