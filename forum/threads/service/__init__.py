"""What people do with threads, an act a function. `posting` wraps those that store text."""

from forum.threads.service.accepting import accept_answer, withdraw_answer
from forum.threads.service.amending import amend_post, put_back_text
from forum.threads.service.blocking import block_writer, unblock_voice
from forum.threads.service.carrying import places
from forum.threads.service.changing import delete_post, edit_post
from forum.threads.service.keeping import (
    hide_post,
    lock,
    lock_by_clock,
    lock_from,
    pin,
    remove_post,
    restore_post,
    set_pace,
    speed_up,
    unlock,
    unpin,
)
from forum.threads.service.labelling import set_labels, take_off
from forum.threads.service.looking_up import count_look_up
from forum.threads.service.merging import merge_threads, put_back_merge
from forum.threads.service.moving import move_thread
from forum.threads.service.narrowing import change_visibility
from forum.threads.service.pausing import pause_threads, resume_threads
from forum.threads.service.picturing import remove_picture
from forum.threads.service.revising import empty_revision
from forum.threads.service.splitting import put_back_split, split_thread
from forum.threads.service.standing import (
    hold_post,
    hold_thread,
    put_back_post,
    put_back_thread,
)
from forum.threads.service.unmasking import unmask
from forum.threads.service.writing import reply, start_thread

__all__ = [
    "accept_answer",
    "amend_post",
    "block_writer",
    "change_visibility",
    "count_look_up",
    "delete_post",
    "edit_post",
    "empty_revision",
    "hide_post",
    "hold_post",
    "hold_thread",
    "lock",
    "lock_by_clock",
    "lock_from",
    "merge_threads",
    "move_thread",
    "pause_threads",
    "pin",
    "places",
    "put_back_merge",
    "put_back_post",
    "put_back_split",
    "put_back_text",
    "put_back_thread",
    "remove_picture",
    "remove_post",
    "reply",
    "restore_post",
    "resume_threads",
    "set_labels",
    "set_pace",
    "speed_up",
    "split_thread",
    "start_thread",
    "take_off",
    "unblock_voice",
    "unlock",
    "unmask",
    "unpin",
    "withdraw_answer",
]
