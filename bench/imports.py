"""How long reading an article takes, telling a line of it, and reading it again changed.

    python -m bench.imports --lines 5000

Prints one JSON object: {lines, sheets, import_s, told_s, revised_s} and the same with _cpu_s. Each
is to stay below BUDGET on a core that does nothing else, and takes longer on one that does.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from bench.sites import built
from forum.accounts.viewer import Viewer
from forum.core.db import db, transaction
from forum.factsheets import service
from forum.factsheets.article import Kind
from tests import make
from tests.factsheets.article.long import long_article

BUDGET = 1.5  # seconds of work for 5,000 lines


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("--lines", type=int, default=5_000)
    lines = reader.parse_args().lines
    with TemporaryDirectory() as folder:
        path = Path(folder)
        app = built(path)
        with app.app_context():
            db.create_all()
            with transaction():
                keeper = make.viewer(make.moderator())
            facts = _measure(keeper, long_article(lines))
            print(json.dumps({"lines": lines} | facts))
    if lines == 5_000 and max(facts[name] for name in facts if name.endswith("cpu_s")) > BUDGET:
        sys.exit(1)


def _measure(keeper: Viewer, text: str) -> dict[str, Any]:
    about = {"filename": "lang.txt", "source_url": "https://example.org/lang"}
    changed = text.replace("rust", "slaap").encode()
    facts: dict[str, Any] = {}
    first = _timed(facts, "import", lambda: service.import_article(keeper, text.encode(), **about))
    facts = {"sheets": first.report["drafts"]} | facts
    _timed(facts, "told", lambda: service.tell_kinds(keeper, first.id, {3: Kind.CALLOUT}))
    _timed(facts, "revised", lambda: service.import_article(keeper, changed, **about))
    return facts


def _timed(facts: dict[str, Any], name: str, act: Callable[[], Any]) -> Any:
    """As a request of its own, which knows nothing of the one before."""
    db.session.expunge_all()
    began, worked = perf_counter(), process_time()
    with transaction():
        found = act()
    facts[f"{name}_s"] = round(perf_counter() - began, 2)
    facts[f"{name}_cpu_s"] = round(process_time() - worked, 2)
    return found


if __name__ == "__main__":
    main()
