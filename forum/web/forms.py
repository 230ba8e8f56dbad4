"""Reading what a browser sends with the schemas the API uses."""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, cast

from flask import request
from marshmallow import Schema, ValidationError, fields

from forum.core.errors import Complaints, ForumError, Invalid, NotFound
from forum.core.i18n import _
from forum.core.ids import new_token
from forum.core.schemas import storable


@dataclass
class Form:
    """What was typed, what it means, and what is wrong with it."""

    typed: dict[str, str] = field(default_factory=dict)
    data: Any = field(default_factory=dict)
    errors: Complaints = field(default_factory=dict)

    def get(self, name: str) -> str:
        return self.typed.get(name, "")

    def blame(self, error: ForumError, *, otherwise: str = "_form") -> "Form":
        """The same form, with what a room had against it: by field, or else on this one."""
        return replace(self, errors=error.errors or {otherwise: [error.detail]})


def read_form(schema: type[Schema]) -> Form:
    """The fields of the schema. A box that is not ticked is a no."""
    typed = {name: storable(text) for name, text in request.form.items()}
    shape = schema()
    given = {name: typed[name] for name in shape.fields if name in typed}
    for name, kind in shape.fields.items():
        if isinstance(kind, fields.Boolean):
            given.setdefault(name, "false")
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


def new_form_key() -> str:
    """What makes a form that is sent twice one act."""
    return new_token()


def form_key() -> tuple[str | None, str]:
    """The key that came with this form, and a fingerprint of what it said."""
    said = [request.path, *(f"{name}={text}" for name, text in sorted(request.form.items()))]
    fingerprint = sha256("\0".join(said).encode(errors="replace")).hexdigest()
    return (request.form.get("idempotency_key") or None), fingerprint


def version_seen(name: str = "version") -> int | None:
    """The version an editor started from, when the form says it."""
    typed = request.form.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 19 else None
