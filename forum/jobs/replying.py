"""Mail that comes in, where a box is set up for it: answers, and letters that did not arrive."""

from flask import current_app


def take_replies() -> None:
    """For outside a transaction. Safe to do twice, and beside another worker."""
    if url := current_app.config["IMAP_URL"]:
        from forum.jobs.inbound.polling import poll  # seldom needed

        poll(url)
