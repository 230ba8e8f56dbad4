"""What people do with threads, an act a function. `posting` wraps those that store text."""

from forum.threads.service.changing import delete_post, edit_post
from forum.threads.service.keeping import (
    lock,
    pin,
    remove_post,
    restore_post,
    unlock,
    unpin,
)
from forum.threads.service.writing import reply, start_thread

__all__ = [
    "delete_post",
    "edit_post",
    "lock",
    "pin",
    "remove_post",
    "reply",
    "restore_post",
    "start_thread",
    "unlock",
    "unpin",
]
