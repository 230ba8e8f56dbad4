"""Sites to measure: as in production, on a SQLite file of their own."""

from pathlib import Path

from flask import Flask

from config import Config
from forum import create_app


def built(folder: Path) -> Flask:
    address = "http://localhost"
    config = Config(
        database_url=f"sqlite:///{folder / 'bench.db'}", instance=folder, base_url=address
    )
    config.SECRET_KEY, config.DATA_KEYS = "bench", ("bench",)
    return create_app(config)
