"""The overview as PDF. A door renders the page; here it becomes paper."""

from functools import cache
from pathlib import Path

from forum.core.paper import draw_one_page

STYLE = Path(__file__).parents[2] / "static" / "css" / "overview.css"


def draw(html: str) -> bytes:
    """Raises TooMany while another is drawn."""
    return draw_one_page(html, _style())


@cache
def _style() -> str:
    return STYLE.read_text("utf-8")
