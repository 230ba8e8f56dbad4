"""References by every name they go by, with what is known of them since they came out."""

import re
from typing import Any
from urllib.parse import unquote

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
POINTING = ("sheet_references", "published_sources")

keys = sa.table("reference_keys", sa.column("key"), sa.column("reference_id"))
NAMES = ("doi", "pmid", "pmcid")
cited = sa.table("sheet_references", *map(sa.column, ("sheet_id", "number", "reference_id")))
versions = sa.table(
    "sheet_versions",
    *map(sa.column, ("id", "sheet_id")),
    sa.column("references", sa.JSON),
    sa.column("reference_ids", sa.JSON),
)
references = sa.table("references", *map(sa.column, ("id", "identity", *NAMES)))


def upgrade() -> None:
    for name, kind in (
        ("status_origin", sa.Text()),
        ("checked_at", TIME),
        ("noticed_on", sa.Date()),
        ("notice_doi", sa.Text()),
    ):
        op.add_column("references", sa.Column(name, kind, nullable=True))
    # With a default in the database: the previous release writes rows without it.
    op.add_column(
        "references", sa.Column("status_reason", sa.Text(), nullable=False, server_default="")
    )
    op.create_table(
        "reference_keys",
        sa.Column("key", sa.Text(), nullable=False),
        _reference_id(),
        _to_reference("reference_keys"),
        sa.PrimaryKeyConstraint("key", name="pk_reference_keys"),
    )
    op.create_index("ix_reference_keys_reference_id", "reference_keys", ["reference_id"])
    _findings()
    _changes()
    _turns()
    _fill()
    _versions()


def downgrade() -> None:
    with op.batch_alter_table("sheet_versions") as batch:
        batch.drop_column("reference_ids")
    for table in ("check_turns", "reference_changes", "reference_findings", "reference_keys"):
        op.drop_table(table)
    with op.batch_alter_table("references") as batch:
        for name in ("status_reason", "notice_doi", "noticed_on", "checked_at", "status_origin"):
            batch.drop_column(name)


def _findings() -> None:
    op.create_table(
        "reference_findings",
        _reference_id(autoincrement=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("checked_at", TIME),
        sa.Column("tried_at", TIME, nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        *_notice(),
        _to_reference("reference_findings"),
        sa.PrimaryKeyConstraint("reference_id", "origin", name="pk_reference_findings"),
    )
    op.create_index("ix_reference_findings_tried_at", "reference_findings", ["tried_at"])


def _changes() -> None:
    op.create_table(
        "reference_changes",
        sa.Column("id", NUMBER, nullable=False),
        _reference_id(),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        *_notice(),
        sa.Column("found_at", TIME, nullable=False),
        sa.Column("is_news", sa.Boolean(), nullable=False),
        sa.Column("told_at", TIME),
        sa.Column("by_id", NUMBER),
        _to_reference("reference_changes"),
        sa.ForeignKeyConstraint(["by_id"], ["members.id"], name="fk_reference_changes_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reference_changes"),
    )
    for name in ("reference_id", "by_id"):
        op.create_index(f"ix_reference_changes_{name}", "reference_changes", [name])


def _turns() -> None:
    op.create_table(
        "check_turns",
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("free_at", TIME, nullable=False),
        sa.Column("failures", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("origin", name="pk_check_turns"),
    )


def _reference_id(**more: Any) -> sa.Column[int]:
    return sa.Column("reference_id", NUMBER, nullable=False, **more)


def _to_reference(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_reference_id"
    return sa.ForeignKeyConstraint(["reference_id"], ["references.id"], name=name)


def _notice() -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("noticed_on", sa.Date()),
        sa.Column("notice_doi", sa.Text()),
        sa.Column("reason", sa.Text(), nullable=False),
    )


def _fill() -> None:
    """One publication that came in under two spellings becomes one; what cannot be one for sure
    stays two, and the first keeps the name they share."""
    database = op.get_bind()
    known: dict[int, dict[str, str]] = {}
    owners: dict[str, int] = {}
    for row in database.execute(sa.select(references).order_by(references.c.id)).all():
        told = _told(row)
        names = [f"{kind}:{name}" for kind, name in told.items()] or [row.identity]
        twins = {owners[name] for name in names if name in owners}
        twin = next(iter(twins), None)
        if twin is not None and len(twins) == 1 and _may_be_one(known[twin], told):
            _merge(database, row.id, twin, {**row._mapping})
        else:
            twin = row.id
        known[twin] = told | known.get(twin, {})
        for name in names:
            owners.setdefault(name, twin)
    if owners:
        rows = [{"key": name, "reference_id": owner} for name, owner in owners.items()]
        database.execute(keys.insert(), rows)


def _told(row: Any) -> dict[str, str]:
    """By kind the name as everybody would write it."""
    doi = unquote(
        re.sub(r"^(https?://)?((dx|www)\.)?doi\.org/|^doi:\s*", "", row.doi or "", flags=re.I)
    )
    told = {
        "doi": re.sub("[A-Z]", lambda found: found[0].lower(), doi.strip().rstrip(".,;:")),
        "pmid": re.sub(r"\D", "", row.pmid or "").lstrip("0"),
        "pmcid": (row.pmcid or "").strip().upper(),
    }
    return {kind: name for kind, name in told.items() if name}


def _may_be_one(first: dict[str, str], second: dict[str, str]) -> bool:
    return all(first.get(kind, name) == name for kind, name in second.items())


def _merge(database: Any, gone: int, twin: int, told: dict[str, Any]) -> None:
    for table in POINTING:
        moved = sa.text(f"UPDATE {table} SET reference_id = :twin WHERE reference_id = :gone")  # noqa: S608
        database.execute(moved, {"twin": twin, "gone": gone})
    database.execute(references.delete().where(references.c.id == gone))
    for name in NAMES:
        column = references.c[name]
        learned = references.update().where(references.c.id == twin, column.is_(None))
        database.execute(learned.values({name: told[name]}))


def _versions() -> None:
    """Which references every version cites: the release before never gave a number of a sheet to
    another reference. A version with a number that the sheet does not have is left without."""
    ids = sa.Column("reference_ids", sa.JSON(), nullable=False, server_default="[]")
    op.add_column("sheet_versions", ids)
    database = op.get_bind()
    known: dict[int, dict[int, int]] = {}
    for sheet_id, number, reference_id in database.execute(sa.select(cited)):
        known.setdefault(sheet_id, {})[number] = reference_id
    for row in database.execute(sa.select(versions)).all():
        numbers = [told["number"] for told in row.references]
        has = known.get(row.sheet_id, {})
        if numbers and all(number in has for number in numbers):
            kept = versions.update().where(versions.c.id == row.id)
            database.execute(kept.values(reference_ids=[has[number] for number in numbers]))
