"""Log lines as JSON objects, each with the request it belongs to."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime
from traceback import format_tb
from typing import Any

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)


class JsonLines(logging.Formatter):
    """One object a line, whatever text is logged. Extra facts come in `extra={"facts": {…}}`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": request_id.get(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line)  # in ASCII, so that no character can end a line early


def start() -> None:
    """Send our own lines, and warnings of everything else, to standard error in this form."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("forum").setLevel(logging.INFO)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)


def kind_and_place(error: Exception) -> str:
    """Of what went wrong no more than this: its text could hold an address or a member's words."""
    return f"{type(error).__name__}\n{''.join(format_tb(error.__traceback__))}"
