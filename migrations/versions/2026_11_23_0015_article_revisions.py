"""Articles that are read again: what a moderator said of their lines, what they propose for each
sheet beside its draft, slips in their words, and who vouches for the right to show them."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PARTS = ("title", "body", "claims")
TEXTS = [f"{time}_{part}" for time in ("base", "next") for part in PARTS]
WORDS = ("found", "suggestion", "origin", "status")

proposals = sa.table(
    "sheet_proposals",
    *(sa.column(name) for name in ("sheet_id", "address", *TEXTS, "waiting", "is_gone")),
)


def upgrade() -> None:
    _imports()
    _lines()
    _proposals()
    _corrections()
    _fill()


def downgrade() -> None:
    op.drop_table("text_corrections")
    op.drop_table("sheet_proposals")
    with op.batch_alter_table("source_lines") as batch:
        for name in ("confidence", "remark", "text", "is_told"):
            batch.drop_column(name)
    with op.batch_alter_table("article_imports") as batch:
        batch.drop_index("ix_article_imports_source_url")
        batch.drop_index("ix_article_imports_rights_by")
        batch.drop_constraint("uq_article_imports_earlier_id", type_="unique")
        batch.drop_constraint("fk_article_imports_earlier_id", type_="foreignkey")
        batch.drop_constraint("fk_article_imports_rights_by", type_="foreignkey")
        for name in ("earlier_id", "rights_by", "rights_at", "sources", "is_strict"):
            batch.drop_column(name)


def _imports() -> None:
    # With a default in the database: the previous release writes rows without them.
    with op.batch_alter_table("article_imports") as batch:
        batch.add_column(sa.Column("earlier_id", NUMBER))
        batch.add_column(sa.Column("rights_by", NUMBER))
        batch.add_column(sa.Column("rights_at", sa.DateTime(timezone=True)))
        batch.add_column(sa.Column("sources", sa.JSON(), nullable=False, server_default="[]"))
        batch.add_column(
            sa.Column("is_strict", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        batch.create_foreign_key(
            "fk_article_imports_earlier_id", "article_imports", ["earlier_id"], ["id"]
        )
        batch.create_foreign_key("fk_article_imports_rights_by", "members", ["rights_by"], ["id"])
        batch.create_unique_constraint("uq_article_imports_earlier_id", ["earlier_id"])
        batch.create_index("ix_article_imports_rights_by", ["rights_by"])
        batch.create_index("ix_article_imports_source_url", ["source_url"])
    # Whether those before were read strictly is not known: what they cite must not stop a re-read.
    op.execute(sa.text("UPDATE article_imports SET is_strict = false"))


def _lines() -> None:
    op.add_column(
        "source_lines",
        sa.Column("confidence", sa.Text(), nullable=False, server_default="sure"),
    )
    op.add_column("source_lines", sa.Column("remark", sa.Text()))
    op.add_column("source_lines", sa.Column("text", sa.Text()))
    op.add_column(
        "source_lines",
        sa.Column("is_told", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def _proposals() -> None:
    op.create_table(
        "sheet_proposals",
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in TEXTS),
        sa.Column("base_sources", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("waiting", sa.Text(), nullable=False),
        sa.Column("is_gone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["fact_sheets.id"], name="fk_sheet_proposals_sheet_id"
        ),
        sa.PrimaryKeyConstraint("sheet_id", name="pk_sheet_proposals"),
    )


def _corrections() -> None:
    op.create_table(
        "text_corrections",
        *(sa.Column(name, NUMBER, nullable=False) for name in ("id", "import_id", "line", "place")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in WORDS),
        sa.Column("added_by", NUMBER),
        sa.Column("decided_by", NUMBER),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["import_id", "line"],
            ["source_lines.import_id", "source_lines.number"],
            name="fk_text_corrections_import_id_line",
        ),
        sa.ForeignKeyConstraint(["added_by"], ["members.id"], name="fk_text_corrections_added_by"),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["members.id"], name="fk_text_corrections_decided_by"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_text_corrections"),
        sa.UniqueConstraint(
            "import_id",
            "line",
            "place",
            "found",
            "suggestion",
            name="uq_text_corrections_import_id_line_place_found_suggestion",
        ),
    )
    op.create_index("ix_text_corrections_added_by", "text_corrections", ["added_by"])
    op.create_index("ix_text_corrections_decided_by", "text_corrections", ["decided_by"])


def _fill() -> None:
    """A draft that nobody saved is what its article proposed. Of one that was saved it is no
    longer known: its base is empty, so that nothing is ever put over it."""
    database = op.get_bind()
    sheets = database.execute(
        sa.text(
            "SELECT id, slug, title, body, draft_version FROM fact_sheets "
            "WHERE import_id IS NOT NULL"
        )
    ).all()
    claims = _claims(database)
    rows = [_row(sheet, "\n".join(claims.get(sheet.id, []))) for sheet in sheets]
    if rows:
        database.execute(proposals.insert(), rows)


def _row(sheet: Any, claims: str) -> dict[str, Any]:
    now = {"title": sheet.title, "body": sheet.body, "claims": claims}
    kept = now if sheet.draft_version == 1 else dict.fromkeys(PARTS, "")
    texts = {f"{time}_{part}": kept[part] for time in ("base", "next") for part in PARTS}
    return {"sheet_id": sheet.id, "address": sheet.slug, "waiting": "", "is_gone": False, **texts}


def _claims(database: Any) -> dict[int, list[str]]:
    """By sheet, as curators write them."""
    found: dict[int, list[str]] = {}
    query = sa.text("SELECT sheet_id, text, cites FROM claims ORDER BY sheet_id, position")
    for sheet_id, text, kept in database.execute(query):
        cites = json.loads(kept) if isinstance(kept, str) else kept
        cited = f" [{','.join(map(str, cites))}]" if cites else ""
        found.setdefault(sheet_id, []).append(text + cited)
    return found
