"""Forms of a few fields at the edge of a page: until all is right they have a page of their own."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema

from forum.core.db import let_go, transaction
from forum.core.errors import Conflict, ForumError, Invalid, NotFound
from forum.web.forms import Form, read_form

Page = Callable[[Form], str]


def do(
    schema: type[Schema], act: Callable[[dict[str, Any]], Any], page: Page, *, otherwise: str
) -> ResponseReturnValue | None:
    """None when `act` was done with what was filled in. Else the page with the form as it was
    sent; what is wrong with no field of it stands at `otherwise`, also what it names and is not
    there: it is that word that is wrong, and not the address."""
    form = read_form(schema)
    if form.errors:
        return page(form), 422
    try:
        with transaction():
            act(form.data)
    except (Invalid, Conflict, NotFound) as error:
        let_go()
        status = 422 if isinstance(error, NotFound) else error.status
        return page(_blame(form, error, schema, otherwise)), status
    return None


def _blame(form: Form, error: ForumError, schema: type[Schema], otherwise: str) -> Form:
    at_fields = {name: told for name, told in error.errors.items() if name in schema().fields}
    return replace(form, errors=at_fields or {otherwise: [error.detail]})
