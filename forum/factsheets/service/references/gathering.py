"""References, shared by all sheets that cite them, whichever of its names an article gives."""

from collections.abc import Collection, Iterable, Sequence
from hashlib import sha256
from typing import Any, NamedTuple, Protocol

from sqlalchemy import select, text, union, update

from forum.core.db import db
from forum.core.i18n import Text, _
from forum.factsheets.identifiers import Identifiers, read
from forum.factsheets.models import Reference, ReferenceKey


class Publication(Protocol):
    """What an article says of one of its references."""

    @property
    def number(self) -> int: ...
    @property
    def authors(self) -> Sequence[str]: ...
    @property
    def title(self) -> str: ...
    @property
    def journal(self) -> str: ...
    @property
    def year(self) -> str: ...
    @property
    def volume(self) -> str: ...
    @property
    def issue(self) -> str: ...
    @property
    def pages(self) -> str: ...
    @property
    def doi(self) -> str | None: ...
    @property
    def pmid(self) -> str | None: ...
    @property
    def pmcid(self) -> str | None: ...


class Gathered(NamedTuple):
    """Per number of the article the id of its reference, and what does not fit, by number."""

    ids: dict[int, int]
    conflicts: dict[int, Text]


def gather(publications: Iterable[Publication]) -> Gathered:
    """Each made where it is new, and known again by any of its names.

    Names that belong to different references are told as a conflict: the references stay apart,
    and nothing is learned of either. Raises Invalid for an identifier that is none.
    """
    gathered = Gathered({}, {})
    named = {one.number: (one, _identifiers(one)) for one in publications}
    take_turns()
    shelf = Shelf.of({key for one, ids in named.values() for key in _keys(one, ids)})
    for number, (publication, ids) in named.items():
        keys = _keys(publication, ids)
        reference_id, fits = shelf.find(keys)
        if not fits:
            gathered.conflicts[number] = _conflict(keys)
        if reference_id is None:
            reference_id = _add(publication, ids, shelf.free(keys))
            shelf.put(reference_id, keys)
        elif fits:
            shelf.put(reference_id, keys)
            _learn(reference_id, ids)
        gathered.ids[number] = reference_id
    db.session.flush()
    return gathered


class Shelf:
    """Which reference goes by which names, of those that matter here."""

    def __init__(self, owners: dict[str, int]) -> None:
        self._owners = owners
        self._names: dict[int, dict[str, str]] = {}
        for key, reference_id in owners.items():
            self._names.setdefault(reference_id, {})[_kind(key)] = key

    @classmethod
    def of(cls, keys: Collection[str]) -> "Shelf":
        """Those that go by one of these, with all their names."""
        by_key = select(ReferenceKey.reference_id).where(ReferenceKey.key.in_(keys))
        # The previous release adds references without keys.
        by_identity = select(Reference.identity, Reference.id).where(Reference.identity.in_(keys))
        named = select(ReferenceKey.key, ReferenceKey.reference_id).where(
            ReferenceKey.reference_id.in_(by_key)
        )
        return cls({key: found for key, found in db.session.execute(union(named, by_identity))})

    def find(self, keys: Sequence[str]) -> tuple[int | None, bool]:
        """Whose names these are, None for nobody's; and whether they can all be of one."""
        found = list(dict.fromkeys(self._owners[key] for key in keys if key in self._owners))
        fitting = [reference_id for reference_id in found if self._fits(reference_id, keys)]
        if fitting:
            return fitting[0], len(found) == 1
        return self._owners.get(keys[0]), not found

    def free(self, keys: Iterable[str]) -> str:
        return next(key for key in keys if key not in self._owners)

    def put(self, reference_id: int, keys: Iterable[str]) -> None:
        """Names that nobody has, of kinds that it lacks."""
        names = self._names.setdefault(reference_id, {})
        for key in keys:
            if key not in self._owners and _kind(key) not in names:
                self._owners[key], names[_kind(key)] = reference_id, key
                db.session.add(ReferenceKey(key=key, reference_id=reference_id))

    def _fits(self, reference_id: int, keys: Iterable[str]) -> bool:
        names = self._names[reference_id]
        return all(names.get(_kind(key), key) == key for key in keys)


def take_turns() -> None:
    """Two at once could each make the same reference, or wait for each other: whoever reads an
    article or notes what became of references asks this before the first sheet is touched."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("LOCK TABLE reference_keys IN SHARE ROW EXCLUSIVE MODE"))


def _identifiers(publication: Publication) -> Identifiers:
    return read(publication.doi, publication.pmid, publication.pmcid)


def _keys(publication: Publication, ids: Identifiers) -> list[str]:
    """What it is known by: its identifiers, or else its words."""
    words = f"{publication.title} {publication.journal} {publication.year}"
    plain = " ".join(words.casefold().split())
    return list(ids.keys()) or [f"text:{sha256(plain.encode()).hexdigest()}"]


def _kind(key: str) -> str:
    return key.partition(":")[0]


def _add(publication: Publication, ids: Identifiers, identity: str) -> int:
    names = ("title", "journal", "year", "volume", "issue", "pages")
    words: dict[str, Any] = {name: getattr(publication, name) for name in names}
    reference = Reference(identity=identity, authors=list(publication.authors), **words)
    for name, value in ids._asdict().items():
        setattr(reference, name, value)
    db.session.add(reference)
    db.session.flush()
    return reference.id


def _learn(reference_id: int, told: Identifiers) -> None:
    """What this article names and earlier ones did not."""
    for name, value in told._asdict().items():
        column = getattr(Reference, name)
        if value is not None:
            missing = update(Reference).where(Reference.id == reference_id, column.is_(None))
            db.session.execute(missing.values({name: value}))


def _conflict(keys: Sequence[str]) -> Text:
    names = ", ".join(key.replace(":", " ", 1) for key in keys)
    return _(
        "Deze nummers horen volgens ons niet bij één bron: %(names)s. "
        "De bronnen blijven apart. Kijk na welk nummer klopt.",
        names=names,
    )
