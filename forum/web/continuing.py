"""The page on which a text was being written, once more: with all that was typed, and with what
there is to say or to show about it."""

from flask import render_template

from forum.drafts.keys import Key, Place
from forum.web import posts, threads
from forum.web.drafting import address_of
from forum.web.forms import Form


def page_again(key: Key, form: Form) -> str:
    """Raises what opening that page would: NotFound, Refused."""
    if key.place == Place.NEW:
        return threads.new_page_again(form)
    if key.place == Place.THREAD:
        return threads.page_again(key.id, form)
    if key.place == Place.EDIT:
        return posts.edit_page_again(key.id, form)
    return render_template(
        "drafts/writing.html", form=form, key=form.get("draft"), address=address_of(key)
    )
