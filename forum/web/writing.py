"""What helps while somebody writes: bits of pages that scripts ask for."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from forum.core.db import let_go, transaction
from forum.core.errors import NotFound
from forum.core.i18n import _
from forum.threads import posts as reading
from forum.threads import service
from forum.threads.asking import NameQuery
from forum.threads.naming import names as names_beginning
from forum.threads.quoting import quotation
from forum.threads.views import ThreadView
from forum.web.forms import read_query
from forum.web.page import viewer

bp = Blueprint("writing", __name__)


@bp.get("/names")
def names() -> ResponseReturnValue:
    """For the list below what is typed after an `@`."""
    asked = read_query(NameQuery)
    let_go()
    with transaction():
        service.count_look_up(viewer())
    found = names_beginning(viewer(), asked["q"], thread_id=asked["thread"])
    return jsonify(names=[who.name for who in found])


def quoted_in(thread: ThreadView, post_id: int | None) -> str:
    """What the answer is to, for it to begin with. Raises NotFound for what cannot be read
    here: words of another thread may be meant for fewer people."""
    if post_id is None:
        return ""
    post = reading.get_readable_post(viewer(), post_id)
    if post.thread_id != thread.id:
        raise NotFound(_("Dit bericht bestaat niet."))
    return quotation(post)
