"""The shape of the code, checked like any other behaviour."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from subprocess import run
from sys import executable

ROOT = Path(__file__).parents[2]
FORUM = sorted((ROOT / "forum").rglob("*.py"))
ALL = [*FORUM, *ROOT.glob("*.py"), *(ROOT / "tests").rglob("*.py")]
ALL += (ROOT / "migrations").rglob("*.py")
LONGEST_FUNCTION = 30
LONGEST_FILE = 200

# Text that goes into a page unescaped comes from one of these alone.
TRUSTED = {
    "forum/factsheets/rows.py": "as it was published, built from escaped text",
    "forum/core/documents.py": "texts of our own, cleaned",
    "forum/web/numbers.py": "cells of a table, each escaped",
    "forum/web/facts.py": "cleaned by core/markdown.py, with cards that a template escaped",
    "forum/jobs/ebook/epub.py": "pages that were just rendered, with escaping",
    "forum/jobs/ebook/pages.py": "as it was published, built from escaped text",
    "forum/jobs/ebook/pdf.py": "pages that were just rendered, with escaping",
    "forum/messages/rows.py": "as it is read, cleaned by core/markdown.py",
    "forum/web/preview.py": "as a message would be, cleaned by core/markdown.py",
    "forum/threads/rows.py": "as it was written, cleaned by core/markdown.py",
}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _containing(pattern: str) -> list[str]:
    return [_name(path) for path in FORUM if re.search(pattern, path.read_text())]


def test_imports_point_down():
    lint = Path(executable).with_name("lint-imports")
    # Its cache goes by the time of a file, and would miss a change undone at once.
    result = run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_room_says_what_stands_above_what():
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    said = {name for contract in linter["contracts"] for name in contract.get("containers", ())}
    rooms = {path.parent for path in FORUM if path.name in ("models.py", "policy.py")}
    assert {_name(room).replace("/", ".") for room in rooms} - said == set()


def test_one_place_commits():
    assert _containing(r"\.commit\(\)") == ["forum/core/db.py"]


def test_one_kind_of_relation():
    assert _containing(r"\brelationship\b") == ["forum/core/db.py"]
    assert _containing(r"\bbackref\b|back_populates|dynamic_loader") == []


def test_one_clock():
    asks_the_machine = r"datetime\.now\(|utcnow\(|\btoday\(|\btime\.time\(|\bfunc\.(now|current_)"
    assert _containing(asks_the_machine) == ["forum/core/clock.py"]


def test_everything_fits_on_a_screen():
    assert [f"{_name(path)}: {what}" for path in ALL for what in _too_long(path)] == []


def _too_long(path: Path) -> Iterator[str]:
    source = path.read_text()
    if source.count("\n") > LONGEST_FILE:
        yield "the file"
    for node in ast.walk(ast.parse(source)):
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if is_function and node.end_lineno - node.lineno >= LONGEST_FUNCTION:
            yield node.name


def test_text_becomes_markup_only_where_it_was_made_safe():
    trusting = {_name(path) for path in FORUM if any(_variable_markup(path))}
    assert trusting == set(TRUSTED)


def _variable_markup(path: Path) -> Iterator[ast.Call]:
    """Where `Markup` takes something that is not written out on the spot."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and _is_markup(node.func):
            yield from [node] if any(map(_is_variable, node.args)) else []


def _is_markup(called: ast.expr) -> bool:
    return getattr(called, "id", getattr(called, "attr", "")) == "Markup"


def _is_variable(value: ast.expr) -> bool:
    return not isinstance(value, ast.Constant)
