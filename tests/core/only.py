"""For what one kind of database does and the other does not."""

import pytest


def _only(kind: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("database", [kind], indirect=True, scope="session")


on_sqlite = _only("sqlite")
on_postgresql = _only("postgresql")
