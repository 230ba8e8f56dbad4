"""Sites to measure: as in production, on a SQLite file of their own unless told."""

from pathlib import Path

from flask import Flask

from config import Config
from forum import create_app


def built(folder: Path, database: str | None = None) -> Flask:
    url = database or f"sqlite:///{folder / 'bench.db'}"
    config = Config(database_url=url, instance=folder, base_url="http://localhost")
    config.SECRET_KEY, config.DATA_KEYS = "bench", ("bench",)
    return create_app(config)
