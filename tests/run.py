"""The folder that the workers of one test run share, gone with whoever started the run."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from pathlib import Path
from subprocess import PIPE, Popen
from time import sleep

import pytest

from tests.postgres import Postgres

GUARD = pytest.StashKey[Popen]()
PATIENCE = 600
VARIABLE = "TEST_RUN_FOLDER"
ROOT = Path(__file__).parents[1]


def folder() -> Path:
    return Path(os.environ[VARIABLE])


def once(name: str, make: Callable[[], str]) -> str:
    """What `make` answered the first time in this run, whichever worker asked first."""
    kept = folder() / f"{name}.once"
    with kept.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not kept.exists():
            kept.write_text(make())
        return kept.read_text()


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.stash[GUARD] = _start()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let the guard clear everything away, and wait until it has."""
    if GUARD in config.stash:
        config.stash[GUARD].communicate()


def _start() -> Popen:
    """Make the folder, and beside it a guard that outlives even a run that is killed."""
    made = Path(tempfile.mkdtemp(prefix="ruggespraak-tests-"))
    made.chmod(0o711)  # the account of the database server passes through it
    # Whatever the run leaves lying about, a browser for one, lies in the folder too.
    os.environ[VARIABLE] = os.environ["TMPDIR"] = tempfile.tempdir = str(made)
    guard = [sys.executable, "-m", "tests.run", str(made)]
    return Popen(guard, cwd=ROOT, stdin=PIPE, start_new_session=True)


def _guard(watched: Path) -> None:
    sys.stdin.read()  # ends when the run ends, in whatever way
    Postgres(watched / "postgres").stop()
    for _attempt in range(PATIENCE):  # a browser that was cut off may still be writing
        shutil.rmtree(watched, ignore_errors=True)
        if not watched.exists():
            break
        sleep(0.1)


if __name__ == "__main__":
    _guard(Path(sys.argv[1]))
