"""Claims as readers see them, so that they can be pointed at and their sources watched."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
UNKNOWN = "unknown"

claims = sa.table("claims", sa.column("sheet_id"), sa.column("key"))
published = sa.table(
    "published_claims",
    *(sa.column(name) for name in ("sheet_id", "key", "position", "text", "myth")),
    sa.column("cites", sa.JSON),
    *(sa.column(name) for name in ("source_count", "source_status", "since_number", "is_gone")),
)
sources = sa.table(
    "published_sources", sa.column("sheet_id"), sa.column("number"), sa.column("reference_id")
)


def upgrade() -> None:
    _columns()
    _published_claims()
    _published_sources()
    _fill()


def downgrade() -> None:
    op.drop_table("published_sources")
    op.drop_table("published_claims")
    for table, names in (
        ("references", ("status",)),
        ("claims", ("note", "myth")),
        ("fact_sheets", ("source_status", "last_claim_key")),
    ):
        with op.batch_alter_table(table) as batch:
            for name in names:
                batch.drop_column(name)


def _columns() -> None:
    # With a default in the database: the previous release writes rows without them.
    op.add_column(
        "fact_sheets", sa.Column("last_claim_key", NUMBER, nullable=False, server_default="0")
    )
    for table, name, default in (
        ("fact_sheets", "source_status", UNKNOWN),
        ("claims", "myth", ""),
        ("claims", "note", ""),
        ("references", "status", UNKNOWN),
    ):
        op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=default))


def _published_claims() -> None:
    op.create_table(
        "published_claims",
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("key", NUMBER, nullable=False, autoincrement=False),
        sa.Column("position", NUMBER, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("myth", sa.Text(), nullable=False),
        sa.Column("cites", sa.JSON(), nullable=False),
        sa.Column("source_count", NUMBER, nullable=False),
        sa.Column("source_status", sa.Text(), nullable=False),
        sa.Column("since_number", NUMBER, nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["fact_sheets.id"], name="fk_published_claims_sheet_id"
        ),
        sa.PrimaryKeyConstraint("sheet_id", "key", name="pk_published_claims"),
    )


def _published_sources() -> None:
    op.create_table(
        "published_sources",
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("number", NUMBER, nullable=False, autoincrement=False),
        sa.Column("reference_id", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["fact_sheets.id"], name="fk_published_sources_sheet_id"
        ),
        sa.ForeignKeyConstraint(
            ["reference_id"], ["references.id"], name="fk_published_sources_reference_id"
        ),
        sa.PrimaryKeyConstraint("sheet_id", "number", name="pk_published_sources"),
    )
    op.create_index("ix_published_sources_reference_id", "published_sources", ["reference_id"])


def _fill() -> None:
    """From the versions that readers see, and the highest key that any version gave out."""
    database = op.get_bind()
    rows = database.execute(
        sa.text(
            'SELECT v.sheet_id, v.number, v.claims, v."references", f.published_number '
            "FROM sheet_versions v JOIN fact_sheets f ON f.id = v.sheet_id "
            "ORDER BY v.sheet_id, v.number"
        )
    ).all()
    last: dict[int, int] = {}
    for sheet_id, key in database.execute(sa.select(claims.c.sheet_id, claims.c.key)):
        last[sheet_id] = max(key, last.get(sheet_id, 0))
    for row in rows:
        told = _read(row.claims)
        last[row.sheet_id] = max([last.get(row.sheet_id, 0), *(claim["key"] for claim in told)])
        if row.number == row.published_number:
            _show(database, row, told)
    for sheet_id, key in last.items():
        counted = sa.text("UPDATE fact_sheets SET last_claim_key = :key WHERE id = :id")
        database.execute(counted, {"key": key, "id": sheet_id})


def _show(database: Any, row: Any, told: list[dict[str, Any]]) -> None:
    shown = [
        {
            "sheet_id": row.sheet_id,
            "key": claim["key"],
            "position": position,
            "text": claim["text"],
            "myth": "",
            "cites": claim["cites"],
            "source_count": len(claim["cites"]),
            "source_status": UNKNOWN,
            "since_number": row.number,
            "is_gone": False,
        }
        for position, claim in enumerate(told, start=1)
    ]
    if shown:
        database.execute(published.insert(), shown)
    _show_sources(database, row.sheet_id, {found["number"] for found in _read(row.references)})


def _show_sources(database: Any, sheet_id: int, cited: set[int]) -> None:
    query = sa.text("SELECT number, reference_id FROM sheet_references WHERE sheet_id = :id")
    behind = [
        {"sheet_id": sheet_id, "number": number, "reference_id": reference_id}
        for number, reference_id in database.execute(query, {"id": sheet_id})
        if number in cited
    ]
    if behind:
        database.execute(sources.insert(), behind)


def _read(kept: Any) -> list[dict[str, Any]]:
    return list(json.loads(kept) if isinstance(kept, str) else kept)
