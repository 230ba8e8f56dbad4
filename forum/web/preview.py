"""Seeing what a text will look like before others do."""

from dataclasses import replace

from flask import Blueprint, get_template_attribute
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from forum.core.errors import ForumError
from forum.drafts.keys import Place, read_key
from forum.posting import service as posting
from forum.posting.schemas import PreviewInput
from forum.posting.warning import Destination, RedFlags, look, warn
from forum.web.alarm import acknowledged
from forum.web.continuing import page_again
from forum.web.facts import cited_in, lay_facts
from forum.web.forms import Form, read_form
from forum.web.page import viewer
from forum.web.scripts import wants_json

bp = Blueprint("preview", __name__)

PRIVATE = (f"{Place.MESSAGE}:", Place.NEW_MESSAGE.value)


@bp.post("/preview")
def show() -> ResponseReturnValue:
    """The page it was written on with the preview in it; to a script only that."""
    form = read_form(PreviewInput)
    try:
        html = _shown(form)
    except ForumError as error:
        if wants_json():
            return {"detail": str(error.detail)}, error.status
        raise
    if wants_json():
        return _as_json(form, html)
    shown = replace(_alarmed(form), preview=html)
    return page_again(read_key(form.get("draft")), shown), 422 if form.errors else 200


def _alarmed(form: Form) -> Form:
    """With what posting this would ask to read first."""
    try:
        warn(_said(form), acknowledged(), _place(form))
    except RedFlags as error:
        return form.alarmed(error)
    return form


def _said(form: Form) -> str:
    return f"{form.get('title')}\n{form.get('body')}"


def _place(form: Form) -> Destination:
    return Destination.MESSAGE if _is_private(form) else Destination.POST


def _is_private(form: Form) -> bool:
    """What is written to a few is shown without pictures. A place nobody knows is in the open."""
    return form.get("draft").startswith(PRIVATE)


def _shown(form: Form) -> Markup:
    """With the claims that it points at, in the open."""
    is_private = _is_private(form)
    text = posting.preview(viewer(), form.data.get("body", ""), private=is_private)
    html = Markup(text)  # noqa: S704  cleaned as any message is
    if is_private:
        return html
    draw = get_template_attribute("parts/facts.html", "fact_card")
    return lay_facts(html, cited_in(viewer(), html), draw)


def _as_json(form: Form, html: Markup) -> ResponseReturnValue:
    if form.errors:
        return {"detail": " ".join(map(str, form.errors["body"]))}, 422
    found = look(_said(form))
    said = get_template_attribute("parts/alarm.html", "alarm_said")
    return {"html": said(found.level, found.is_crisis, id="voorbeeld-bericht") + html}
