"""Who gets what from every route of experts: a file for each part of the room."""

from importlib import import_module
from pathlib import Path

FILES = sorted(Path(__file__).parent.glob("routes_*.py"))
ROWS = [row for file in FILES for row in import_module(f"tests.experts.{file.stem}").ROWS]
