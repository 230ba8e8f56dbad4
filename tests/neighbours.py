"""The other provider of log-ins as a test knows it: a process, and people who log in there."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from html import unescape
from re import findall
from subprocess import PIPE, Popen
from typing import Any

import pytest
import requests

from tests.provider import CLIENT, SECRET
from tests.run import ROOT

NAME = "Buurtlogin"
BACK = "http://localhost/login/provider/callback"
PEOPLE = {
    "ada": {"email": "ada@example.org", "email_verified": True},
    "bob": {"email": "bob@example.org", "email_verified": True},
    "eve": {"email": "ada@example.org", "email_verified": False},
}
SECONDS = 10


class Neighbours:
    """A running provider. Ask for the fixture `neighbours`, which forgets what tests did."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.provider"]
        self._process = Popen(command, cwd=ROOT, stdin=PIPE, stdout=PIPE, text=True)
        self.issuer = self._process.stdout.readline().strip()
        self._asked = requests.Session()
        self._said: dict[str, Any] = {}

    @property
    def settings(self) -> dict[str, str]:
        """What an application is set up with to let people in by this provider."""
        return {
            "ISSUER": self.issuer,
            "CLIENT_ID": CLIENT,
            "CLIENT_SECRET": SECRET,
            "NAME": NAME,
        }

    def start_again(self, now: int, **facts: Any) -> None:
        """As at first: nobody does anything wrong."""
        self._said = {"people": PEOPLE, "back": BACK, "now": now, **facts}
        self.behave()

    def behave(self, **wrong: Any) -> list[str]:
        """Do this besides, from now on. Returns what was asked since the last time."""
        self._said = {name: value for name, value in self._said.items() if name != "rotate"} | wrong
        answer = self._asked.post(f"{self.issuer}/behave", json=self._said, timeout=SECONDS)
        return answer.json()["asked"]

    def log_in(self, address: str, person: str, **more: str) -> str:
        """As a person with a browser: where the provider sends them back to."""
        page = self._asked.get(address, timeout=SECONDS)
        assert page.status_code == 200, page.text
        fields = {
            name: unescape(value)
            for name, value in findall(r'name="([^"]*)" value="([^"]*)">', page.text)
        }
        fields.pop("denied", None)
        sent = self._asked.post(
            address.partition("?")[0],
            data=fields | {"person": person} | more,
            timeout=SECONDS,
            allow_redirects=False,
        )
        assert sent.status_code == 303, sent.text
        return sent.headers["Location"]

    def stop(self) -> None:
        """From now on nobody answers there."""
        with suppress(ProcessLookupError):
            self._process.kill()
        self._process.communicate()
        self._asked.close()


@pytest.fixture(scope="session")
def running_neighbours() -> Iterator[Neighbours]:
    """The provider of one worker."""
    neighbours = Neighbours()
    yield neighbours
    neighbours.stop()


@pytest.fixture
def neighbours(running_neighbours: Neighbours, time: Any) -> Neighbours:
    """A provider where Ada, Bob and Eve live, by the clock of the test."""
    running_neighbours.start_again(int(time.at.timestamp()))
    return running_neighbours


@pytest.fixture
def other_neighbours(time: Any) -> Iterator[Neighbours]:
    """One that a test may stop."""
    neighbours = Neighbours()
    neighbours.start_again(int(time.at.timestamp()))
    yield neighbours
    neighbours.stop()
