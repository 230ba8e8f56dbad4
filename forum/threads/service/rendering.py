"""Bodies made into what readers are shown."""

from typing import Any

from forum.accounts.mentions import TooManyNames
from forum.accounts.service.mentioning import named_members
from forum.core import markdown
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.threads.models import Post

# The columns of a post of which the words are gone, counted as a change.
NO_WORDS = {"body": "", "body_html": "", "edit_reason": None, "version": Post.version + 1}


def rendered(body: str, *, leaving: int | None = None) -> dict[str, Any]:
    """The columns of a post with this body, whose mentions lead to profiles.

    With `leaving` it is written again because that member goes: nothing leads to them any more.
    Raises Invalid for more mentions than one text may have, but never then.
    """
    try:
        names = named_members(body, without=leaving)
    except TooManyNames as error:
        if leaving is None:
            wrong = _("Noem met @ hoogstens 20 mensen in een bericht.")
            raise Invalid(wrong, errors={"body": [wrong]}) from error
        names = {}
    html = markdown.to_html(body, names)
    return {"body": body, "body_html": html, "renderer": markdown.VERSION}
