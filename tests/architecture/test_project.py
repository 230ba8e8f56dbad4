"""What the project promises at its front door, and where its tests live."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
ENVIRONMENT = "python3 -m venv .venv && . .venv/bin/activate"
TRY = f"{ENVIRONMENT} && pip install -r requirements.txt && flask --app forum demo"
TEST = f"{ENVIRONMENT} && pip install -r tests/requirements.txt && pytest"
NOT_OF_ONE_ROOM = {"architecture", "journeys", "leaks", "mail"}


def _lines(*path: str) -> list[str]:
    return [line.strip() for line in ROOT.joinpath(*path).read_text().splitlines()]


def test_the_readme_gives_one_command_to_try_and_one_to_test():
    assert TRY in _lines("README.md")
    assert TEST in _lines("README.md")


def test_the_check_script_runs_the_tests_as_the_readme_says():
    assert TEST in _lines(".ci", "run")


def test_every_test_is_in_the_folder_of_a_room():
    rooms = {path.parent.name for path in (ROOT / "forum").glob("*/__init__.py")}
    homes = {path.relative_to(TESTS).parts[0] for path in TESTS.rglob("test_*.py")}
    assert homes <= rooms | NOT_OF_ONE_ROOM


def test_every_folder_of_tests_is_a_package():
    """Or two files of one name would be taken for each other."""
    folders = {path.parent for path in TESTS.rglob("test_*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


def test_every_requirement_is_pinned():
    for name in ("requirements.txt", "tests/requirements.txt"):
        wanted = [line for line in _lines(name) if line and not line.startswith(("#", "-r"))]
        assert [line for line in wanted if "==" not in line] == []
