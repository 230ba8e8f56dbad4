"""`python -m bench.crowd`: what a crowd that logs in does to who only reads.

Prints the thread page's 95th percentile with nobody else there, with the crowd, and their ratio.
Every person of the crowd has a name and a network of their own, so that no throttle spares the
server its work, and logs in again as soon as the last log-in is answered.
"""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from multiprocessing import get_context
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from pathlib import Path
from re import search
from subprocess import Popen, run
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from urllib.parse import urlencode

from flask import Flask

from config import Config
from forum import create_app
from forum.accounts.service.vouching import add_vouched
from forum.accounts.viewer import Role
from forum.core.db import transaction
from forum.core.passwords import hash_password

ROOT = Path(__file__).parents[1]
PORT = 5071
ADDRESS = f"http://127.0.0.1:{PORT}"
CROWD = 50
READS = 300
PASSWORD = "vier vrolijke vleermuizen"  # noqa: S105
SERVER = (
    "granian", "--interface", "wsgi", "--factory", "forum:create_app", "--no-ws",
    "--host", "127.0.0.1", "--port", str(PORT), "--workers", "2", "--blocking-threads", "64",
)  # fmt: skip


def main() -> None:
    with TemporaryDirectory() as folder:
        server = _start(Path(folder))
        try:
            path = _thread()
            _read(path)  # warms both processes
            idle = _read(path)
            busy, log_ins = _read_beside_a_crowd(path)
        finally:
            server.terminate()
            server.wait(timeout=20)
    facts = {"idle_p95_ms": idle, "busy_p95_ms": busy, "ratio": round(busy / idle, 2)}
    print(json.dumps(facts | {"crowd": CROWD, "log_ins_per_second": round(log_ins, 1)}))


def _start(folder: Path) -> Popen:
    """The demo's database in a folder of its own, served as in production."""
    run([_program("flask"), "--app", "forum", "demo", "--load-only"], cwd=ROOT, check=True)
    copy = folder / "demo.db"
    copy.write_bytes((ROOT / "instance" / "demo.db").read_bytes())
    config = Config(database_url=f"sqlite:///{copy}", instance=folder, base_url=ADDRESS)
    config.SECRET_KEY, config.DATA_KEYS = "bench", ("bench",)
    _invite_the_crowd(create_app(config))
    settings = {
        "DATABASE_URL": config.SQLALCHEMY_DATABASE_URI,
        "BASE_URL": ADDRESS,
        "SECRET_KEY": "bench",
        "DATA_KEYS": "bench",
        "PROXIES": "1",
    }
    server = [_program(SERVER[0]), *SERVER[1:]]
    with (folder / "log").open("w") as log:
        started = Popen(server, cwd=ROOT, env=os.environ | settings, stderr=log, stdout=log)
    _wait()
    return started


def _program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _invite_the_crowd(site: Flask) -> None:
    with site.app_context(), transaction():
        kept = hash_password(PASSWORD)
        for number in range(CROWD):
            add_vouched(_name(number), f"crowd{number}@example.org", kept, Role.MEMBER)


def _name(number: int) -> str:
    return f"Crowd_{number}"


def _wait() -> None:
    for _attempt in range(100):
        try:
            if _ask("GET", "/readyz")[0] == 200:
                return
        except OSError:
            pass
        sleep(0.2)
    raise SystemExit("the server did not start")


def _thread() -> str:
    found = search(rb'href="(/t/[0-9]+-[^"?#]+)', _ask("GET", "/")[1])
    return found[1].decode() if found else "/"


def _read(path: str) -> float:
    """The 95th percentile in milliseconds, one read after the other."""
    took = []
    for _number in range(READS):
        began = monotonic()
        assert _ask("GET", path)[0] == 200
        took.append((monotonic() - began) * 1000)
    return round(sorted(took)[int(READS * 0.95)], 2)


def _read_beside_a_crowd(path: str) -> tuple[float, float]:
    """The 95th percentile, and log-ins per second. The crowd has a process of its own, or its
    threads would keep the reader from the clock."""
    context = get_context("spawn")
    stop, log_ins = context.Event(), context.Value("i", 0)
    crowd = context.Process(target=_crowd, args=(stop, log_ins))
    crowd.start()
    sleep(5)
    before, began = log_ins.value, monotonic()
    busy = _read(path)
    rate = (log_ins.value - before) / (monotonic() - began)
    stop.set()
    crowd.join()
    if crowd.exitcode:
        raise SystemExit("the crowd fell over")
    return busy, rate


def _crowd(stop: Event, log_ins: "Synchronized[int]") -> None:
    with ThreadPoolExecutor(CROWD) as pool:
        people = [pool.submit(_log_in_until, stop, log_ins, each) for each in range(CROWD)]
    for person in people:
        person.result()


def _log_in_until(stop: Event, log_ins: "Synchronized[int]", number: int) -> None:
    while not stop.is_set():
        done = _log_in(number)
        with log_ins.get_lock():
            log_ins.value += done


def _log_in(number: int) -> bool:
    address = f"192.0.2.{number}"
    _status, page, cookie = _ask("GET", "/login", address=address)
    token = search(rb'name="csrf_token" value="([^"]+)"', page)
    form = {
        "username": _name(number),
        "password": PASSWORD,
        "csrf_token": token[1] if token else b"",
    }
    return _ask("POST", "/login", urlencode(form), cookie, address)[0] == 303


def _ask(
    method: str, path: str, body: str = "", cookie: str = "", address: str = "192.0.2.250"
) -> tuple[int, bytes, str]:
    connection = HTTPConnection("127.0.0.1", PORT, timeout=60)
    headers = {"Cookie": cookie, "X-Forwarded-For": address}
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body or None, headers)
    answer = connection.getresponse()
    kept = (answer.getheader("Set-Cookie") or "").partition(";")[0]
    page = answer.read()
    connection.close()
    return answer.status, page, kept


if __name__ == "__main__":
    main()
