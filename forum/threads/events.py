"""What can happen to a thread, told in ids so that it can wait in the outbox."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ThreadStarted:
    thread_id: int
    post_id: int


@dataclass(frozen=True)
class ReplyPosted:
    thread_id: int
    post_id: int
