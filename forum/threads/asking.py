"""What may be asked of threads behind the `?`."""

from marshmallow import fields, validate

from forum.core.i18n import _
from forum.core.paging import LARGEST_ID
from forum.core.schemas import ListQuery, Query, Written, length, one_of
from forum.threads.kinds import Kind
from forum.threads.queries import ORDERS


class ThreadQuery(ListQuery):
    category = Written(load_default=None, validate=length(1, 100))
    kind = fields.String(load_default=None, validate=one_of(*Kind))
    tag = Written(load_default=None, validate=length(1, 80))
    sort = fields.String(load_default="active", validate=one_of(*ORDERS))


class NumberQuery(Query):
    """From which post on a page of a thread is read."""

    after = fields.Integer(
        load_default=0,
        validate=validate.Range(0, LARGEST_ID, error=_("Deze pagina bestaat niet.")),
    )


class PlaceQuery(NumberQuery):
    """And which post is quoted, which answer of an expert is added to, or which question is
    answered as one."""

    quote = fields.Integer(
        load_default=None,
        validate=validate.Range(1, LARGEST_ID, error=_("Dit bericht bestaat niet.")),
    )
    supplements = fields.Integer(
        load_default=None,
        validate=validate.Range(1, LARGEST_ID, error=_("Dit bericht bestaat niet.")),
    )
    answers = fields.Integer(
        load_default=None,
        validate=validate.Range(1, LARGEST_ID, error=_("Dit bericht bestaat niet.")),
    )


class NameQuery(Query):
    """How a name begins, and in which thread it is written."""

    q = Written(required=True, validate=length(2, 40))
    thread = fields.Integer(
        load_default=None,
        validate=validate.Range(1, LARGEST_ID, error=_("Dit nummer bestaat niet.")),
    )


class SortQuery(ListQuery):
    sort = fields.String(load_default="active", validate=one_of(*ORDERS))
