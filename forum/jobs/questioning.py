"""What the clock does to questions to experts."""

from forum.core.db import transaction
from forum.experts.questions import service


def keep_questions() -> None:
    """Safe to do twice, and beside another worker."""
    with transaction():
        service.release_over()
    while _tell_some():
        pass


def _tell_some() -> int:
    with transaction():
        return service.tell_some_late()
