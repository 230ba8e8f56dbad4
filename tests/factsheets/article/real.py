"""Where the real article may stand, beside the project."""

from pathlib import Path

FOLDER = Path(__file__).parents[3].parent / "shared" / "domain"
FILE = FOLDER / "artikel-stijve-spieren.txt"
LINES = FOLDER / "article_lines.json"
REFERENCES = FOLDER / "article_references.json"
