"""Who gets what from every route by which a diary goes out or comes in."""

from tests.recovery.roles import calls, keepers, kept, readers
from tests.world.rows import ENDED, Row

FILES = "/recovery/export.<ending>"
LINES = "day,pain\r\n2020-02-03,4\r\n"
EXPORT = "/api/v1/recovery/export"


class Csv(bytes):
    """A body that says it is CSV."""

    content_type = "text/csv; charset=utf-8"


def shown(answer):
    """A form that keeps nothing: who may read may send it, whatever their standing."""
    return readers(answer) | {"guest": ENDED}


PAGES_FILES = [
    Row("GET", "/recovery/export", readers(200)),
    Row("GET", FILES, readers(200), at="/recovery/export.csv?notes=1"),
    Row("GET", FILES, readers(200), at="/recovery/export.fhir.json?notes=1", about="FHIR"),
    Row("GET", "/recovery/overview", readers(200)),
    Row("POST", "/recovery/overview", shown(200), send={"name": "N. Aam"}),
    Row("POST", "/recovery/export.pdf", shown(200), send={"name": "N. Aam"}),
    Row("GET", "/recovery/import", readers(200)),
    Row("POST", "/recovery/import", keepers((303, "/recovery")), send={"text": LINES}),
]

API_FILES = [
    Row("GET", f"{EXPORT}.csv", calls(200), at=f"{EXPORT}.csv?notes=1"),
    Row("GET", f"{EXPORT}.fhir.json", calls(200), at=f"{EXPORT}.fhir.json?notes=1"),
    Row("GET", f"{EXPORT}.pdf", calls(200)),
    Row("POST", f"{EXPORT}.pdf", calls(200), send={"name": "N. Aam"}),
    Row("POST", "/api/v1/recovery/imports", kept(200), send=Csv(LINES.encode())),
]
