"""A real IMAP server on this machine, for as long as the tests of one worker last: Dovecot, with
one box that is emptied for each test.

A module that asks for it names this one in its `pytest_plugins`.
"""

import imaplib
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from socket import socket
from tempfile import mkdtemp
from time import monotonic, sleep

import pytest

USER, PASSWORD = "forum", "ge/heim"
PROGRAM = shutil.which("dovecot") or "/usr/sbin/dovecot"
SETTINGS = """
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
ssl = no
disable_plaintext_auth = no
protocols = imap
default_login_user = {account}
default_internal_user = {account}
default_internal_group = {group}
first_valid_uid = 0
mail_location = maildir:{home}/mail
passdb {{
  driver = static
  args = user={user} password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
"""


class Imap:
    """The server, which knows one person and keeps what is put into the box."""

    def __init__(self) -> None:
        self.home = Path(mkdtemp(prefix="imap"))
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"imap://{USER}:{PASSWORD.replace('/', '%2F')}@127.0.0.1:{self.port}/INBOX"
        self._server: subprocess.Popen | None = None

    def start(self) -> None:
        account = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        facts = {"uid": account.pw_uid, "gid": account.pw_gid, "account": account.pw_name}
        group = subprocess.check_output(["id", "-gn", account.pw_name], text=True).strip()
        facts |= {"home": self.home, "port": self.port, "user": USER, "password": PASSWORD}
        settings = self.home / "dovecot.conf"
        settings.write_text(SETTINGS.format(**facts, group=group))
        self.home.chmod(0o755)
        os.chown(self.home, account.pw_uid, account.pw_gid)
        who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        self._server = subprocess.Popen(
            [PROGRAM, "-F", "-c", str(settings)], **(who if os.getuid() == 0 else {})
        )
        self._wait()

    def stop(self) -> None:
        if self._server:
            self._server.terminate()
            self._server.wait(20)
        shutil.rmtree(self.home, ignore_errors=True)

    def put(self, mail: bytes, came: datetime | None = None) -> None:
        with self._enter() as server:
            server.append("INBOX", None, came, mail)

    def mark(self, flag: str) -> None:
        """Every mail that is there, as another program of its owner may."""
        with self._enter() as server:
            server.store("1:*", "+FLAGS", f"({flag})")

    def flags(self) -> list[str]:
        """Of each mail that is there."""
        with self._enter() as server:
            there = server.search(None, "ALL")[1][0]
            found = server.fetch("1:*", "(FLAGS)")[1] if there else []
        flags = (imaplib.ParseFlags(one) for one in found if one)
        return [" ".join(sorted(flag.decode() for flag in each)) for each in flags]

    def empty(self) -> None:
        with self._enter() as server:
            if server.search(None, "ALL")[1][0]:
                server.store("1:*", "+FLAGS", r"(\Deleted)")
            server.expunge()

    def _enter(self) -> imaplib.IMAP4:
        server = imaplib.IMAP4("127.0.0.1", self.port, timeout=20)
        server.login(USER, PASSWORD)
        server.select("INBOX")
        return server

    def _wait(self) -> None:
        until = monotonic() + 20
        while monotonic() < until:
            try:
                self._enter().logout()
                return
            except (OSError, imaplib.IMAP4.error):
                sleep(0.1)
        raise RuntimeError((self.home / "log").read_text())


@pytest.fixture(scope="session")
def imap_server() -> Iterator[Imap]:
    if not Path(PROGRAM).exists():
        pytest.skip("apt-get install dovecot-imapd")
    server = Imap()
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture
def imap(imap_server: Imap) -> Imap:
    """An empty box."""
    imap_server.empty()
    return imap_server
