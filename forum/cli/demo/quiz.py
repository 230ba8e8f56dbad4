"""The statements of the quiz that come with the forum."""

from forum.accounts.viewer import Viewer
from forum.cli.demo.content import read
from forum.quiz.service import add_ready


def add_statements(moderator: Viewer) -> list[str]:
    """Those whose sheet is there, and that are not there yet. Returns their keys."""
    return [found["key"] for found in read("quiz") if add_ready(moderator, **found)]
