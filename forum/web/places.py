"""Where moderators keep the list of labels, and admins the categories."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from forum.accounts.policy import may_moderate
from forum.categories.policy import may_arrange
from forum.categories.queries import categories, get_category
from forum.categories.schemas import CategoryForm, CategoryInput
from forum.categories.views import branches
from forum.core.db import transaction
from forum.core.errors import Conflict, Invalid
from forum.core.i18n import _
from forum.core.permission import require
from forum.labels.policy import may_keep_labels
from forum.labels.queries import get_label
from forum.labels.schemas import LabelForm, LabelInput
from forum.moderation import service
from forum.threads.labelled import counted_labels
from forum.web.forms import Form, read_form
from forum.web.page import tell, viewer

bp = Blueprint("places", __name__, url_prefix="/moderation")

WIDEST = {"readers": "everyone", "writers": "members", "position": "0"}


@bp.get("/categories")
def categories_page() -> str:
    require(may_moderate(viewer()))
    return _categories_page(Form({**WIDEST}))


@bp.post("/categories")
def add_category() -> ResponseReturnValue:
    require(may_arrange(viewer()))
    form = read_form(CategoryInput)
    if form.errors:
        return _categories_page(form), 422
    try:
        with transaction():
            service.add_category(viewer(), **form.data)
    except (Invalid, Conflict) as error:
        return _categories_page(form.blame(error, otherwise="slug")), error.status
    tell(_("De categorie is gemaakt."))
    return redirect(url_for("places.categories_page"), 303)


@bp.get("/categories/<slug:slug>")
def category_page(slug: str) -> str:
    require(may_arrange(viewer()))
    place = get_category(viewer(), slug)
    names = ("name", "description", "position", "parent", "readers", "writers")
    return _category_page(slug, Form({name: str(getattr(place, name) or "") for name in names}))


@bp.post("/categories/<slug:slug>")
def change_category(slug: str) -> ResponseReturnValue:
    require(may_arrange(viewer()))
    get_category(viewer(), slug)
    form = read_form(CategoryForm)
    if form.errors:
        return _category_page(slug, form), 422
    try:
        with transaction():
            service.change_category(viewer(), slug, **form.data)
    except Invalid as error:
        return _category_page(slug, form.blame(error)), error.status
    tell(_("De categorie is gewijzigd."))
    return redirect(url_for("places.categories_page"), 303)


@bp.post("/categories/<slug:slug>/remove")
def remove_category(slug: str) -> ResponseReturnValue:
    with transaction():
        service.remove_category(viewer(), slug)
    tell(_("De categorie is verwijderd."))
    return redirect(url_for("places.categories_page"), 303)


@bp.get("/labels")
def labels_page() -> str:
    require(may_keep_labels(viewer()))
    return _labels_page(Form())


@bp.post("/labels")
def add_label() -> ResponseReturnValue:
    require(may_keep_labels(viewer()))
    form = read_form(LabelInput)
    if form.errors:
        return _labels_page(form), 422
    try:
        with transaction():
            service.add_label(viewer(), **form.data)
    except (Invalid, Conflict) as error:
        return _labels_page(form.blame(error, otherwise="name")), error.status
    tell(_("Het label is gemaakt."))
    return redirect(url_for("places.labels_page"), 303)


@bp.get("/labels/<slug:slug>")
def label_page(slug: str) -> str:
    require(may_keep_labels(viewer()))
    label = get_label(slug)
    return _label_page(slug, Form({"name": label.name, "description": label.description}))


@bp.post("/labels/<slug:slug>")
def change_label(slug: str) -> ResponseReturnValue:
    require(may_keep_labels(viewer()))
    get_label(slug)
    form = read_form(LabelForm)
    if form.errors:
        return _label_page(slug, form), 422
    with transaction():
        service.change_label(viewer(), slug, **form.data)
    tell(_("Het label is gewijzigd."))
    return redirect(url_for("places.labels_page"), 303)


@bp.post("/labels/<slug:slug>/remove")
def remove_label(slug: str) -> ResponseReturnValue:
    with transaction():
        service.remove_label(viewer(), slug)
    tell(_("Het label is verwijderd. Gesprekken dragen het niet meer."))
    return redirect(url_for("places.labels_page"), 303)


def _categories_page(form: Form) -> str:
    found = branches(categories(viewer()))
    return render_template("moderation/categories.html", branches=found, form=form)


def _category_page(slug: str, form: Form) -> str:
    place = get_category(viewer(), slug)
    others = [one for one in categories(viewer()) if one.parent is None and one.slug != slug]
    return render_template("moderation/category.html", category=place, parents=others, form=form)


def _labels_page(form: Form) -> str:
    labels = counted_labels(viewer())
    return render_template("moderation/labels.html", labels=labels, form=form)


def _label_page(slug: str, form: Form) -> str:
    return render_template("moderation/label.html", label=get_label(slug), form=form)
