"""What every test has: the fixtures, a clock that stands still, and no excuse to be skipped."""

import gc
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from forum.core import clock, passwords

# How long an example takes says more of the machine than of what it shows.
settings.register_profile(
    "patient", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("patient")

# In this order: each may use those before it.
pytest_plugins = [
    "tests.run",
    "tests.mailbox",
    "tests.neighbours",
    "tests.databases",
    "tests.site",
    "tests.lending",
    "tests.browser",
]


def pytest_collection_finish() -> None:
    """All tests and what they are made of stay until the end: nobody need look through them again
    and again for what can be thrown away."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything can be installed, a test that did not run has failed."""
    if _skipped_in_ci(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = _skipped_in_ci(terminalreporter.config)
    if skipped:
        terminalreporter.section("skipped, which is a failure here", red=True)
    for report in skipped:
        terminalreporter.line(f"{report.nodeid}: {report.longrepr[2]}", red=True)


def _skipped_in_ci(config: pytest.Config) -> list[pytest.TestReport]:
    if not os.environ.get("CI") or hasattr(config, "workerinput"):
        return []
    return config.pluginmanager.get_plugin("terminalreporter").stats.get("skipped", [])


class StoppedClock:
    def __init__(self) -> None:
        self.at = datetime(2030, 1, 1, tzinfo=UTC)

    def pass_time(self, **amount: int) -> None:
        """`time.pass_time(days=2)`."""
        self.at += timedelta(**amount)


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> StoppedClock:
    """The clock of the application, standing still until a test moves it."""
    stopped = StoppedClock()
    monkeypatch.setattr(clock, "now", lambda: stopped.at)
    return stopped


@pytest.fixture(scope="session", autouse=True)
def hasher() -> Iterator[PasswordHasher]:
    """The one in use makes hashes that are quick to make; this is the application's own."""
    own = passwords._hasher
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", PasswordHasher(1, 8, 1))
        yield own
