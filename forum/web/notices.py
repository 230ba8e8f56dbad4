"""What one is told, and how one wants to hear it."""

from collections.abc import Sequence
from itertools import groupby

from flask import Blueprint, g, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import to_user_timezone

from forum.core.db import transaction
from forum.core.errors import Invalid
from forum.core.i18n import _
from forum.notifications import service
from forum.notifications.choices import choices
from forum.notifications.exporting import WAYS
from forum.notifications.kinds import TELLING, Kind, Way
from forum.notifications.queries import shown, unread_count
from forum.notifications.schemas import ChoicesInput, ReadForm, ShownQuery
from forum.notifications.telling import place, sentence
from forum.notifications.views import NotificationView
from forum.web.forms import Form, read_form, read_query, read_small_form
from forum.web.listing import listing, no_such_page
from forum.web.page import tell, viewer

bp = Blueprint("notices", __name__)


@bp.get("/notifications")
def index() -> str:
    asked = read_query(ShownQuery)
    try:
        page = shown(viewer(), **asked)
    except Invalid as error:
        raise no_such_page(error) from error
    only = {"unread": "1"} if asked["unread"] else {}
    return render_template(
        "notices/index.html",
        found=listing(page, "notices.index", **only),
        days=_by_day(page.items),
        only_unread=asked["unread"],
        said=sentence,
        address_of=_address,
    )


@bp.get("/notifications/count")
def count() -> ResponseReturnValue:
    """Asked by the page itself, so it is no sign of anybody being there."""
    g.is_unattended = True
    return jsonify(unread=unread_count(viewer()))


@bp.post("/notifications/read")
def read() -> ResponseReturnValue:
    asked = read_small_form(ReadForm)
    with transaction():
        service.mark_read(viewer(), [asked["id"]] if asked["id"] else None)
    return redirect(url_for("notices.index"), 303)


@bp.get("/settings/notifications")
def choices_page() -> str:
    return _choices_page(Form({kind.value: way.value for kind, way in choices(viewer()).items()}))


@bp.post("/settings/notifications")
def choose() -> ResponseReturnValue:
    choices(viewer())  # whoever is no member hears so before anything of the form
    form = read_form(ChoicesInput)
    if form.errors:
        return _choices_page(form), 422
    with transaction():
        service.choose(viewer(), {Kind(kind): Way(way) for kind, way in form.data.items()})
    tell(_("Je keuzes zijn opgeslagen."))
    return redirect(url_for("notices.choices_page"), 303)


def _choices_page(form: Form) -> str:
    names = {kind.value: told.label for kind, told in TELLING.items()}
    return render_template(
        "notices/choices.html", form=form, telling=TELLING, ways=WAYS, names=names
    )


def _by_day(
    items: Sequence[NotificationView],
) -> list[tuple[NotificationView, list[NotificationView]]]:
    """Of each day the first, which says when, and all."""
    days = groupby(items, key=lambda one: to_user_timezone(one.changed_at).date())
    return [(found[0], found) for _day, group in days if (found := list(group))]


def _address(one: NotificationView) -> str:
    endpoint, values = place(one)
    return url_for(endpoint, **values)
