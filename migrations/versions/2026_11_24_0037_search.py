"""What can be found by which words, kept by each database in an index of its own.

A release before this one writes nothing there; `flask --app forum search rebuild` fills it, and
may be run again at any time.
"""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

OF_SQLITE = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
        terms, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '_'")""",
    """CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN
        INSERT INTO search_index (rowid, terms) VALUES (new.id, new.terms || ' k_' || new.kind);
    END""",
    """CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN
        INSERT INTO search_index (search_index, rowid, terms)
        VALUES ('delete', old.id, old.terms || ' k_' || old.kind);
    END""",
    """CREATE TRIGGER search_entries_changed AFTER UPDATE ON search_entries BEGIN
        INSERT INTO search_index (search_index, rowid, terms)
        VALUES ('delete', old.id, old.terms || ' k_' || old.kind);
        INSERT INTO search_index (rowid, terms) VALUES (new.id, new.terms || ' k_' || new.kind);
    END""",
)
OF_POSTGRESQL = (
    """ALTER TABLE search_entries ADD COLUMN lexemes tsvector
        GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(
            terms || ' k_' || kind || ' b_' || (id / 50000)::text, ' '), ''))) STORED""",
    "CREATE INDEX ix_search_entries_lexemes ON search_entries USING gin (lexemes)",
)


def upgrade() -> None:
    op.create_table(
        "search_entries",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", NUMBER, nullable=False),
        sa.Column("thread_id", NUMBER, nullable=True),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.UniqueConstraint("kind", "subject_id", name="uq_search_entries_kind_subject_id"),
        sa.PrimaryKeyConstraint("id", name="pk_search_entries"),
    )
    op.create_index("ix_search_entries_thread", "search_entries", ["thread_id"])
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for statement in OF_SQLITE if is_sqlite else OF_POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_index")
    op.drop_table("search_entries")
