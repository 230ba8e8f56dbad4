"""Pages as PDF, drawn with WeasyPrint, from nothing but what it is handed."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Lock
from typing import Any

from forum.core.errors import TooMany, Unavailable
from forum.core.i18n import _

log = logging.getLogger(__name__)

SIZES = (9.5, 8.5, 7.5, 6.5)  # of letters, in points
PATIENCE = 3  # seconds; drawing takes about one
SOON = timedelta(seconds=5)

_one_at_a_time = Lock()


def weasyprint() -> tuple[Any, Any]:
    """Its CSS and HTML. Imported here: it is large, and the site runs without it. It tells Pillow
    to take pictures that were cut off for whole ones, which those that members add must not be.
    Raises OSError where the system has no libraries to draw text with."""
    from PIL import ImageFile
    from weasyprint import CSS, HTML

    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return CSS, HTML


def fetch_nothing(url: str, *_rest: Any, **_more: Any) -> Any:
    raise ValueError(f"what is drawn needs nothing from elsewhere: {url}")


def draw_one_page(html: str, style: str) -> bytes:
    """As large as it fits on one page. Raises TooMany while this process draws another, and
    Unavailable where the system cannot draw text."""
    with _alone():
        CSS, HTML = _tools()
        page = HTML(string=html, url_fetcher=fetch_nothing)
        for size in SIZES:
            sheets = [CSS(string=style), CSS(string=f"html {{ font-size: {size}pt }}")]
            drawn = page.render(stylesheets=sheets, pdf_tags=True)
            if len(drawn.pages) == 1:
                break
        content: bytes = drawn.write_pdf(pdf_tags=True)
    return content


def _tools() -> tuple[Any, Any]:
    try:
        return weasyprint()
    except OSError as error:
        log.warning("no PDF was drawn: %s", error)
        raise Unavailable(_("Hier kan nu geen PDF worden gemaakt.")) from error


@contextmanager
def _alone() -> Iterator[None]:
    """Whoever asks must not hold all threads of a process with what keeps a processor busy."""
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        wait = _(
            "Er wordt net een andere PDF gemaakt. Probeer het over een paar seconden nog eens."
        )
        raise TooMany(wait, retry_after=SOON)
    try:
        yield
    finally:
        _one_at_a_time.release()
