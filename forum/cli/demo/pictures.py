"""The pictures of the demo: put in a message by who wrote it."""

from flask import current_app

from forum.accounts.viewer import Viewer
from forum.cli.demo.content import HERE
from forum.core.files import Store
from forum.uploads import queries, service


def add_picture(writer: Viewer, picture: dict[str, str]) -> str:
    """The line that shows it."""
    store: Store = current_app.extensions["store"]
    with service.made(store, (HERE / picture["file"]).read_bytes()) as new:
        upload_id = service.add(writer, new, alt=picture["alt"]).id
    return queries.own_upload(writer, upload_id).markdown
