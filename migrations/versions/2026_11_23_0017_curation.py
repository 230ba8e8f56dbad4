"""Where sheets stand, who put their name to them, and the text of every version."""

import html
import json
import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
DRAFT_ONLY = sa.text("version_id IS NULL")
CITATION = re.compile(r'<sup class="cite">\[(.*?)\]</sup>')
TAG = re.compile(r"<[^>]*>")
BLOCKS = (  # the elements that versions were made of, and how a curator writes each
    ("<ul>", ""),
    ('<p class="callout">', "> "),
    ("<h3>", "# "),
    ('<h3 class="question">', "? "),
    ('<div class="answer">', "= "),
    ("<p>", ""),
)
MARKERS = ("> ", "- ", "? ", "= ", "# ")


def upgrade() -> None:
    _columns()
    _steps()
    _sign_offs()
    _texts()


def downgrade() -> None:
    op.drop_table("sign_offs")
    op.drop_table("sheet_steps")
    with op.batch_alter_table("sheet_versions") as versions:
        versions.drop_column("restored_from")
        versions.drop_column("body")
    with op.batch_alter_table("fact_sheets") as sheets:
        sheets.drop_constraint("fk_fact_sheets_owner_id", type_="foreignkey")
        sheets.drop_index("ix_fact_sheets_owner_id")
        for name in ("withdrawn_reason", "withdrawn_at", "published_draft", "owner_id", "stage"):
            sheets.drop_column(name)


def _columns() -> None:
    """Each may be left out, so that the release before this one can go on writing."""
    empty = {"nullable": False, "server_default": ""}
    with op.batch_alter_table("fact_sheets") as sheets:
        sheets.add_column(sa.Column("stage", sa.Text(), nullable=False, server_default="draft"))
        sheets.add_column(sa.Column("owner_id", NUMBER, nullable=True))
        sheets.add_column(sa.Column("published_draft", NUMBER, nullable=True))
        sheets.add_column(sa.Column("withdrawn_at", TIME, nullable=True))
        sheets.add_column(sa.Column("withdrawn_reason", sa.Text(), **empty))
        sheets.create_foreign_key("fk_fact_sheets_owner_id", "members", ["owner_id"], ["id"])
        sheets.create_index("ix_fact_sheets_owner_id", ["owner_id"])
    op.add_column("sheet_versions", sa.Column("body", sa.Text(), **empty))
    op.add_column("sheet_versions", sa.Column("restored_from", NUMBER, nullable=True))


def _steps() -> None:
    op.create_table(
        "sheet_steps",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("member_id", NUMBER, nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["sheet_id"], ["fact_sheets.id"], name="fk_sheet_steps_sheet_id"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_sheet_steps_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sheet_steps"),
    )
    op.create_index("ix_sheet_steps_sheet_id", "sheet_steps", ["sheet_id"])
    op.create_index("ix_sheet_steps_member_id", "sheet_steps", ["member_id"])


def _sign_offs() -> None:
    op.create_table(
        "sign_offs",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("sheet_id", NUMBER, nullable=False),
        sa.Column("draft_version", NUMBER, nullable=False),
        sa.Column("version_id", NUMBER, nullable=True),
        sa.Column("member_id", NUMBER, nullable=True),
        sa.Column("profession", sa.Text(), nullable=False),
        sa.Column("signed_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["sheet_id"], ["fact_sheets.id"], name="fk_sign_offs_sheet_id"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["sheet_versions.id"], name="fk_sign_offs_version_id"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_sign_offs_member_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_offs"),
        sa.UniqueConstraint("version_id", "member_id", name="uq_sign_offs_version_id_member_id"),
    )
    op.create_index("ix_sign_offs_member_id", "sign_offs", ["member_id"])
    op.create_index(
        "ix_sign_offs_draft",
        "sign_offs",
        ["sheet_id", "draft_version", "member_id"],
        unique=True,
        sqlite_where=DRAFT_ONLY,
        postgresql_where=DRAFT_ONLY,
    )


def _texts() -> None:
    """Versions were kept as HTML alone, made of few elements, one block a line."""
    database = op.get_bind()
    rows = database.execute(sa.text("SELECT id, html FROM sheet_versions WHERE body = ''")).all()
    kept = sa.text("UPDATE sheet_versions SET body = :body WHERE id = :id")
    for row in rows:
        database.execute(kept, {"id": row.id, "body": _written(row.html)})
    _drafts(database)


def _drafts(database: Any) -> None:
    """Which drafts are what readers see, in all their parts."""
    alike = sa.text(
        "SELECT s.id, v.claims FROM fact_sheets s JOIN sheet_versions v ON v.sheet_id = s.id "
        "AND v.number = s.published_number AND v.title = s.title AND v.summary = s.summary "
        "AND v.body = s.body AND v.call_now = s.call_now"
    )
    seen = sa.text("UPDATE fact_sheets SET published_draft = draft_version WHERE id = :id")
    drafts = _claims(database)
    for row in database.execute(alike).all():
        claims = [(*_said(told), told.get("myth", "")) for told in _read(row.claims)]
        if claims == drafts.get(row.id, []):
            database.execute(seen, {"id": row.id})


def _claims(database: Any) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    query = sa.text(
        "SELECT sheet_id, key, text, cites, myth FROM claims ORDER BY sheet_id, position"
    )
    for row in database.execute(query):
        told = {"key": row.key, "text": row.text, "cites": _read(row.cites)}
        found.setdefault(row.sheet_id, []).append((*_said(told), row.myth))
    return found


def _said(told: dict[str, Any]) -> tuple[int, str, list[int]]:
    return told["key"], told["text"], sorted(told["cites"])


def _read(kept: Any) -> list[Any]:
    return list(json.loads(kept) if isinstance(kept, str) else kept)


def _written(shown: str) -> str:
    return "\n".join(line for block in shown.split("\n") if block for line in _lines(block))


def _lines(block: str) -> list[str]:
    if block.startswith("<ul>"):
        items = block.removeprefix("<ul>").removesuffix("</ul>").split("</li>")
        return ["- " + _plain(item) for item in items if item]
    marker = next((mark for opening, mark in BLOCKS if block.startswith(opening)), "")
    text = _plain(block)
    is_ambiguous = not marker and (text[:2] in MARKERS or text.startswith("\\"))
    return [("\\" if is_ambiguous else marker) + text]


def _plain(shown: str) -> str:
    cited = CITATION.sub(_numbers, shown)
    return html.unescape(TAG.sub("", cited)).strip()


def _numbers(found: Any) -> str:
    return " [" + TAG.sub("", found.group(1)).replace(" ", "") + "]"
