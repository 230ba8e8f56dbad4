"""`python -m bench.crowd`: what a crowd that logs in does to who only reads.

Prints the thread page's 95th percentile with nobody else there, with the crowd, and their ratio.
"""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from re import search
from subprocess import Popen
from tempfile import TemporaryDirectory
from threading import Event
from time import monotonic, sleep
from urllib.parse import urlencode

ROOT = Path(__file__).parents[1]
PORT = 5071
CROWD = 50
READS = 300
PERSON = "Wandelende_Wilma"
PASSWORD = "ruggespraak-demo"  # noqa: S105
SERVER = (
    "granian", "--interface", "wsgi", "--factory", "forum:create_app", "--no-ws",
    "--host", "127.0.0.1", "--port", str(PORT), "--workers", "2", "--blocking-threads", "64",
)  # fmt: skip


def main() -> None:
    with TemporaryDirectory() as folder:
        server = _start(Path(folder))
        try:
            path = _thread()
            idle = _read(path)
            stop = Event()
            with ThreadPoolExecutor(CROWD) as pool:
                crowd = [pool.submit(_log_in_until, stop) for _person in range(CROWD)]
                sleep(3)
                busy = _read(path)
                stop.set()
            log_ins = sum(person.result() for person in crowd)
        finally:
            server.terminate()
            server.wait(timeout=20)
    facts = {"idle_p95_ms": idle, "busy_p95_ms": busy, "ratio": round(busy / idle, 2)}
    print(json.dumps(facts | {"crowd": CROWD, "log_ins": log_ins}))


def _start(folder: Path) -> Popen:
    """The demo's database in a folder of its own, served as in production."""
    database = ROOT / "instance" / "demo.db"
    flask = [str(Path(sys.executable).with_name("flask")), "--app", "forum"]
    Popen([*flask, "demo", "--load-only"], cwd=ROOT).wait()
    copy = folder / "demo.db"
    copy.write_bytes(database.read_bytes())
    settings = {"DATABASE_URL": f"sqlite:///{copy}", "BASE_URL": f"http://127.0.0.1:{PORT}"}
    server = [str(Path(sys.executable).with_name(SERVER[0])), *SERVER[1:]]
    with (folder / "log").open("w") as log:
        started = Popen(server, cwd=ROOT, env=os.environ | settings, stderr=log, stdout=log)
    _wait()
    return started


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


def _log_in_until(stop: Event) -> int:
    done = 0
    while not stop.is_set():
        done += _log_in()
    return done


def _log_in() -> bool:
    _status, page, cookie = _ask("GET", "/login")
    token = search(rb'name="csrf_token" value="([^"]+)"', page)
    form = {"username": PERSON, "password": PASSWORD, "csrf_token": token[1] if token else b""}
    return _ask("POST", "/login", urlencode(form), cookie)[0] == 303


def _ask(method: str, path: str, body: str = "", cookie: str = "") -> tuple[int, bytes, str]:
    connection = HTTPConnection("127.0.0.1", PORT, timeout=60)
    headers = {"Cookie": cookie}
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
