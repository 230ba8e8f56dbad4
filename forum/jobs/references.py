"""Looking up what became of our references at Crossref: a few at a time, and politely."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from email.utils import parseaddr
from time import sleep
from urllib.parse import quote

from flask import current_app

from forum.core.db import let_go, transaction
from forum.core.polite import Busy, Guest, Unreadable
from forum.factsheets import service
from forum.factsheets.identifiers import same_doi
from forum.factsheets.references import crossref
from forum.factsheets.references.findings import Notice, Origin
from forum.factsheets.references.queries import Due, due_at
from forum.factsheets.service.references import turns
from forum.factsheets.statuses import SourceStatus

log = logging.getLogger(__name__)

AT_ONCE = 5  # references, two requests each
PAUSE = 1.0  # seconds, between two requests
LEASE = timedelta(minutes=15)  # more than a run can take
MOST_NOTICES = "50"
UNHEARD_OF = Notice(SourceStatus.UNKNOWN)


@dataclass
class Run:
    """What one run found, asking one thing at a time."""

    guest: Guest
    found: dict[int, Notice] = field(default_factory=dict)
    in_vain: list[int] = field(default_factory=list)
    busy: Busy | None = None

    def ask_all(self, due: Sequence[Due]) -> None:
        for reference_id, doi, before in due:
            try:
                notice = self._ask(same_doi(doi))
                if notice == UNHEARD_OF and before != SourceStatus.UNKNOWN:
                    raise Unreadable("a work that it knew before")
                self.found[reference_id] = notice
            except (Unreadable, crossref.Odd) as error:
                log.warning("an answer about a reference cannot be read: %s", error)
                self.in_vain.append(reference_id)
            except Busy as error:
                log.warning("sources cannot be looked up now: %s", error)
                self.in_vain.append(reference_id)
                self.busy = error
                return

    def _ask(self, doi: str) -> Notice:
        """Both what the work says of itself and what notices say of it: either may lack what the
        other has."""
        answer = self.guest.ask(f"/works/{quote(doi, safe='')}")
        sleep(PAUSE)
        told = [] if answer is None else crossref.read_work(answer, doi)
        query = {"filter": f"updates:{doi}", "rows": MOST_NOTICES, "select": "DOI,update-to"}
        notices = self.guest.ask("/works", query)
        sleep(PAUSE)
        told += crossref.read_notices(notices, doi)
        return UNHEARD_OF if answer is None and not told else crossref.weigh(told)


def check_references() -> None:
    """For outside a transaction. Safe to do twice, and beside another worker; nothing without an
    address to ask."""
    url = current_app.config["CROSSREF_URL"]
    if not url or not _take_turn():
        return
    due = due_at(Origin.CROSSREF, limit=AT_ONCE)
    let_go()
    run = Run(Guest(url, _agent()))
    run.ask_all(due)
    with transaction():
        _keep(run)


def _take_turn() -> bool:
    with transaction():
        return turns.take_turn(Origin.CROSSREF, lease=LEASE)


def _keep(run: Run) -> None:
    service.note_findings(Origin.CROSSREF, run.found)
    service.note_attempts(Origin.CROSSREF, run.in_vain)
    service.tell_curators()
    if run.busy:
        turns.let_rest(Origin.CROSSREF, asked=run.busy.wait)
    else:
        turns.give_turn(Origin.CROSSREF)


def _agent() -> str:
    _name, address = parseaddr(current_app.config["MAIL_FROM"])
    return f"Ruggespraak/1 ({current_app.config['BASE_URL']}; mailto:{address})"
