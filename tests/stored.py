"""What a database holds, row by row, read past the models."""

from typing import Any

from sqlalchemy import Connection, inspect, text

# Keeps no rows of its own (`content=''`): what it holds stands in the tables beside it.
NO_ROWS = "search_index"


def everything(connection: Connection) -> dict[str, list[Any]]:
    """The rows of every table, by its name."""
    names = sorted({*inspect(connection).get_table_names()} - {NO_ROWS})
    return {name: _rows(connection, name) for name in names}


def _rows(connection: Connection, name: str) -> list[Any]:
    return list(connection.execute(text(f'select * from "{name}"')))  # noqa: S608
