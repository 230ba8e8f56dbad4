"""Windows for as many people as a story needs, each with a browser of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import Server, _visit


@pytest.fixture
def open_window(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Call it for the page of somebody new; `script=False` for a browser that runs none."""
    with ExitStack() as windows:

        def open_one(*, script: bool = True) -> Page:
            return windows.enter_context(_visit(browser, server, java_script_enabled=script))

        yield open_one
