"""What people do with threads, an act a function. `posting` wraps those that store text."""

from forum.threads.service.blocking import block_writer, unblock_voice
from forum.threads.service.changing import delete_post, edit_post
from forum.threads.service.keeping import (
    lock,
    pin,
    remove_post,
    restore_post,
    unlock,
    unpin,
)
from forum.threads.service.narrowing import change_visibility
from forum.threads.service.pausing import pause_threads, resume_threads
from forum.threads.service.picturing import remove_picture
from forum.threads.service.unmasking import unmask
from forum.threads.service.writing import reply, start_thread

__all__ = [
    "block_writer",
    "change_visibility",
    "delete_post",
    "edit_post",
    "lock",
    "pause_threads",
    "pin",
    "remove_picture",
    "remove_post",
    "reply",
    "restore_post",
    "resume_threads",
    "start_thread",
    "unblock_voice",
    "unlock",
    "unmask",
    "unpin",
]
