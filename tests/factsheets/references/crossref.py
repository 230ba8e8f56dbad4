"""A small Crossref on a port of this machine: it answers as it is told, and notes what it was
asked."""

import json
from typing import Any
from urllib.parse import unquote

from werkzeug.wrappers import Request, Response

from tests.server import HttpServer


def entry(kind: str, doi: str, day: tuple[int, ...] = (2010, 2, 6)) -> dict[str, Any]:
    return {"DOI": doi, "type": kind, "label": kind, "updated": {"date-parts": [list(day)]}}


class Crossref:
    """`works` by DOI, `notices` of any DOI; `fails` answers all there is with that instead."""

    def __init__(self) -> None:
        self.works: dict[str, dict[str, Any]] = {}
        self.notices: list[dict[str, Any]] = []
        self.fails: Response | None = None
        self.asked: list[Request] = []

    def knows(self, doi: str, *updates: dict[str, Any]) -> None:
        self.works[doi] = {"DOI": doi.upper(), **({"updated-by": list(updates)} if updates else {})}

    def __call__(self, environ: dict, start_response: Any) -> Any:
        request = Request(environ)
        self.asked.append(request)
        return (self.fails or self._answer(request))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        _nothing, _works, doi = request.path.partition("/works/")
        if not doi:
            return _told({"items": self.notices, "total-results": len(self.notices)})
        found = self.works.get(unquote(doi))
        return _told(found) if found else Response("Resource not found.", 404)


def _told(message: dict[str, Any]) -> Response:
    body = {"status": "ok", "message-type": "work", "message": message}
    return Response(json.dumps(body), content_type="application/json")


__all__ = ["Crossref", "HttpServer", "entry"]
