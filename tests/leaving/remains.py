"""Every byte that an installation keeps, to look for what should be gone."""

import os
import subprocess
from pathlib import Path

import psycopg
from flask import current_app
from sqlalchemy import make_url

from forum.core.db import Model, db
from tests.postgres import find_installation


def everything() -> bytes:
    """The database as it is on disk or as it is dumped, letters, pictures, ledger."""
    db.session.commit()
    kept = [_database(), *(path.read_bytes() for path in (*_letters(), *_pictures()))]
    ledger = Path(current_app.config["ERASURE_LEDGER"])
    return b"\n".join([*kept, ledger.read_bytes() if ledger.exists() else b""]).lower()


def found(markers: list[str]) -> list[str]:
    """Which of these can still be read somewhere."""
    kept = everything()
    return [marker for marker in markers if any(form in kept for form in _forms(marker))]


def _forms(marker: str) -> tuple[bytes, bytes]:
    """As text, and as a dump writes bytes."""
    return marker.lower().encode(), marker.encode().hex().encode()


def _letters() -> list[Path]:
    return list(Path(current_app.config["MAIL_FOLDER"]).glob("*"))


def _pictures() -> list[Path]:
    return list(Path(current_app.config["STORAGE_FOLDER"]).glob("*"))


def _database() -> bytes:
    url = make_url(current_app.config["SQLALCHEMY_DATABASE_URI"])
    if url.drivername == "sqlite":
        path = Path(url.database)
        return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return _copied(address) + _dumped(address)


def _copied(address: str) -> bytes:
    """All tables as text."""
    parts: list[bytes] = []
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        for table in Model.metadata.sorted_tables:
            with cursor.copy(f'copy "{table.name}" to stdout') as copy:
                parts += map(bytes, copy)
    return b"".join(parts)


def _dumped(address: str) -> bytes:
    """As a backup would have it, where the program of this very server is there to make one."""
    installation = find_installation()
    program = installation / "bin" / "pg_dump" if installation else None
    if os.environ.get("TEST_POSTGRES_URL") or program is None or not program.exists():
        return b""
    done = subprocess.run([program, "-d", address], capture_output=True)
    assert done.returncode == 0, done.stderr
    return done.stdout
