"""Reading what a browser sends with the schemas the API uses."""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, cast

from flask import request, url_for
from markupsafe import Markup
from marshmallow import Schema, ValidationError, fields
from werkzeug.datastructures import FileStorage, MultiDict

from forum.accounts.service.receipts import KEY_REUSED, LONGEST_KEY
from forum.core.errors import Complaints, ForumError, Invalid, NotFound
from forum.core.i18n import _
from forum.core.ids import new_token
from forum.core.schemas import YesOrNo, storable
from forum.drafts.views import BETWEEN
from forum.posting.gate import DUPLICATE
from forum.posting.warning import RedFlags
from forum.web.alarm import ACK_FIELD, FROM_FIELD, Alarm, ack_token

# What a form brings along that nobody typed.
OF_THE_PAGE = ("csrf_token", "opened")
NOT_SAID = (*OF_THE_PAGE, ACK_FIELD, FROM_FIELD)


@dataclass
class Form:
    """What was typed, what it means, and what is wrong with it."""

    typed: dict[str, str] = field(default_factory=dict)
    data: Any = field(default_factory=dict)
    errors: Complaints = field(default_factory=dict)
    may_keep_key: bool = False
    preview: Markup = Markup()
    alarm: Alarm | None = None

    def get(self, name: str) -> str:
        return self.typed.get(name, "")

    def chosen(self, name: str) -> list[str]:
        """Of several boxes with one name those that were ticked."""
        return self.get(name).split(BETWEEN)

    def blame(self, error: ForumError, *, otherwise: str = "_form") -> "Form":
        """The same form, with what a room had against it: by field, or else on this one.

        An alarm is put to the writer, and sending the form again says it was read.
        """
        if error.code == DUPLICATE:
            error = _pointing(error)
        if isinstance(error, RedFlags):
            return replace(self.alarmed(error), may_keep_key=bool(self.get("idempotency_key")))
        return replace(
            self,
            errors=error.errors or {otherwise: [error.detail]},
            may_keep_key=bool(self.get("idempotency_key")) and error.code != KEY_REUSED,
        )

    def alarmed(self, error: RedFlags) -> "Form":
        """With what is to be read before this is sent once more, and what says that it was."""
        typed = self.typed | {ACK_FIELD: ack_token(error)}
        return replace(self, typed=typed, alarm=Alarm.of(error, request.path))


def _pointing(error: ForumError) -> ForumError:
    """With a link to what was sent first."""
    number = int(str(error.errors["first"][0]))
    there = url_for("posts.show", post_id=number) if number > 0 else url_for("held.index")
    told = Markup('{} <a href="{}">{}</a>').format(error.detail, there, _("Bekijk het"))
    return ForumError(error.detail, code=error.code, errors={"body": [told]})


def read_form(schema: type[Schema], **more: Any) -> Form:
    """The fields of the schema. A box that is not ticked is a no. `more` are fields that are put
    together from several boxes."""
    return read_fields(schema, request.form, files=request.files, **more)


def read_fields(
    schema: type[Schema],
    sent: MultiDict[str, str],
    *,
    files: MultiDict[str, FileStorage] | None = None,
    **more: Any,
) -> Form:
    """The same of fields that came in another way."""
    typed = {name: storable(text) for name, text in sent.items()}
    shape = schema()
    given: dict[str, Any] = {name: typed[name] for name in shape.fields if name in typed} | more
    # A file field in which nothing was chosen comes too, without a name.
    given |= {name: file for name, file in (files or {}).items() if name in shape.fields and file}
    for name, kind in shape.fields.items():
        if isinstance(kind, fields.Boolean) and not isinstance(kind, YesOrNo):
            given.setdefault(name, "false")
        if type(kind) is fields.List and name not in more:  # others read a text by themselves
            given[name] = [storable(text) for text in sent.getlist(name)]
            typed[name] = BETWEEN.join(given[name])
    try:
        return Form(typed, data=shape.load(given))
    except ValidationError as error:
        return Form(typed, errors=cast(Complaints, error.messages))


def read_small_form(schema: type[Schema]) -> dict[str, Any]:
    """For a form too small for a page of its own to come back on."""
    form = read_form(schema)
    if form.errors:
        raise Invalid(_("Niet alles is goed ingevuld."), errors=form.errors)
    return cast(dict[str, Any], form.data)


def read_query(schema: type[Schema]) -> dict[str, Any]:
    """What comes after the `?`. An address nobody could have been given leads nowhere."""
    try:
        return cast(dict[str, Any], schema().load(request.args.to_dict()))
    except ValidationError as error:
        raise NotFound(_("Deze pagina bestaat niet.")) from error


def read_typed(schema: type[Schema]) -> dict[str, Any]:
    """The same of what a script asks with words that somebody typed. Raises Invalid, as the API
    does: it is the words that are wrong, and not the address."""
    try:
        return cast(dict[str, Any], schema().load(request.args.to_dict()))
    except ValidationError as error:
        told = _("Niet alles is goed ingevuld.")
        raise Invalid(told, errors=cast(Complaints, error.messages)) from error


def key_for(form: "Form") -> str:
    """What makes a form that is sent twice one act; another when the form's own was used up."""
    return form.get("idempotency_key") if form.may_keep_key else new_token()


def form_key() -> tuple[str | None, str]:
    """The key that came with this form, and a fingerprint of what it said."""
    # Without the form token, which is another one after logging in again, without what says that
    # a notice was read, and since when the form is open.
    fields = sorted(
        (name, text)
        for name, text in request.form.items(multi=True)
        if name not in (*NOT_SAID, *OF_THE_PAGE)
    )
    said = [request.path, *(f"{name}={text}" for name, text in fields)]
    fingerprint = sha256("\0".join(said).encode(errors="replace")).hexdigest()
    key = storable(request.form.get("idempotency_key", ""))[:LONGEST_KEY]
    return key or None, fingerprint


def version_seen(name: str = "version") -> int | None:
    """The version an editor started from, when the form says it."""
    return version_in(request.form.get(name, ""))


def version_in(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None
