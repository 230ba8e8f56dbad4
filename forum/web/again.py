"""The password again, and what goes with it, on the pages of who is logged in already."""

from collections.abc import Callable
from typing import Any

from flask.typing import ResponseReturnValue
from marshmallow import Schema

from forum.accounts.policy import may_change_account
from forum.core.errors import Conflict, Invalid, LoginRequired, TooMany, Unavailable
from forum.core.permission import require
from forum.web.forms import Form, read_form
from forum.web.page import viewer

# What the same page can say, so that one tries again there. The rest has a page of its own.
TO_TRY_AGAIN = (LoginRequired, Conflict, Invalid, TooMany, Unavailable)


def again(
    schema: type[Schema],
    page: Callable[[Form], str],
    act: Callable[[dict[str, Any]], ResponseReturnValue],
) -> ResponseReturnValue:
    """What `act` answers to what was filled in; it proves what it needs by it, outside a
    transaction. Until all is right that is the page with its form, and with what was wrong."""
    require(may_change_account(viewer()))
    form = read_form(schema)
    if form.errors:
        return page(form), 422
    try:
        return act(form.data)
    except TO_TRY_AGAIN as error:
        return page(form.blame(error)), error.status, error.headers
