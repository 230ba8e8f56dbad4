"""Answers that come by mail, where a box is set up for them."""

from flask import current_app


def take_replies() -> None:
    """For outside a transaction. Safe to do twice, and beside another worker."""
    url = current_app.config["IMAP_URL"]
    if not url or not current_app.config["REPLY_ADDRESS"]:
        return
    from forum.jobs.inbound.polling import poll  # seldom needed

    poll(url)
