"""What people do with polls, an act a function."""

from forum.polls.service.asking import add_poll, remove_poll
from forum.polls.service.voting import close, vote, withdraw

__all__ = ["add_poll", "close", "remove_poll", "vote", "withdraw"]
