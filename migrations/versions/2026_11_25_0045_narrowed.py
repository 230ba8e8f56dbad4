"""What narrows a search beside the words of a text, in the same index: category, label, writer,
answered, day, and whether it is for members alone.

A release before this one writes entries without it, which are found as before wherever nothing
narrows; `flask --app forum search rebuild` puts them right.
"""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

LABELS = {
    "sqlite": """SELECT group_concat(said, '') FROM (SELECT ' l_' || l.label_id AS said
        FROM thread_labels l WHERE l.thread_id = t.id ORDER BY l.label_id)""",
    "postgresql": """SELECT string_agg(' l_' || l.label_id, '' ORDER BY l.label_id)
        FROM thread_labels l WHERE l.thread_id = t.id""",
}
DAY = {
    "sqlite": "'d_' || strftime('%Y', {0}) || ' d_' || strftime('%Y%m', {0})",
    "postgresql": "to_char({0} AT TIME ZONE 'UTC', '\"d_\"YYYY \"d_\"YYYYMM')",
}
OF_POSTS = """SELECT 'g_' || t.category_id
    || CASE WHEN v.is_pseudonym THEN '' ELSE ' a_' || v.member_id END
    || coalesce(({labels}), '')
    || CASE WHEN t.visibility <> 'public' THEN ' x_members' ELSE '' END
    || CASE WHEN t.paused_at IS NOT NULL OR (m.paused_at IS NOT NULL AND NOT v.is_pseudonym)
        THEN ' x_away' ELSE '' END
    || CASE WHEN p.is_expert OR t.expert_replied_at IS NOT NULL THEN ' x_expert' ELSE '' END
    || CASE WHEN t.accepted_number IS NOT NULL THEN ' x_solved' ELSE '' END
    || ' ' || {day}
    FROM posts p JOIN threads t ON t.id = p.thread_id JOIN voices v ON v.id = p.voice_id
    JOIN members m ON m.id = v.member_id WHERE p.id = search_entries.subject_id"""
OF_SHEETS = """SELECT {day} FROM sheet_versions v
    JOIN fact_sheets s ON s.id = v.sheet_id AND s.published_number = v.number
    WHERE s.id = search_entries.subject_id {each}"""
FILL = "UPDATE search_entries SET narrowed = coalesce(({said}), '') WHERE kind IN ({kinds})"
FILL += " AND terms <> ''"

SAID = "{0}.terms || ' ' || {0}.narrowed || ' k_' || {0}.kind"
BEFORE = "{0}.terms || ' k_' || {0}.kind"
GONE = "INSERT INTO search_index (search_index, rowid, terms) VALUES ('delete', old.id, {0});"
THERE = "INSERT INTO search_index (rowid, terms) VALUES (new.id, {0});"
ALL = "INSERT INTO search_index (rowid, terms) SELECT id, {0} FROM search_entries e"
TRIGGERS = {"added": "INSERT", "removed": "DELETE", "changed": "UPDATE"}
# Terms are folded already and only letters and digits, so nothing is left to be told apart; of
# words no places are kept, as nothing asks for them.
OWN = "content='', tokenize=\"ascii tokenchars '_'\", detail=none, columnsize=0"
OWN_BEFORE = "content='', tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\""
# By which stretch it is in, so that the newest are looked for among few.
STRETCHES = "|| ' b_' || (id / 50000)::text || ' n_' || (id / 2000)::text"
STRETCHES_BEFORE = "|| ' b_' || (id / 50000)::text"
LEXEMES = """ALTER TABLE search_entries ADD COLUMN lexemes tsvector
    GENERATED ALWAYS AS (array_to_tsvector(array_remove(string_to_array(
        {0}, ' '), ''))) STORED"""
INDEXED = "CREATE INDEX ix_search_entries_lexemes ON search_entries USING gin (lexemes)"


def upgrade() -> None:
    narrowed = sa.Column("narrowed", sa.Text(), nullable=False, server_default="")
    if op.get_bind().dialect.name == "sqlite":
        _forget_sqlite()
        op.add_column("search_entries", narrowed)
        _fill("sqlite")
        _index_sqlite(OWN, SAID)
    else:
        op.drop_column("search_entries", "lexemes")
        op.add_column("search_entries", narrowed)
        _fill("postgresql")
        said = SAID.replace("{0}.", "")
        op.execute(LEXEMES.format(said + STRETCHES))
        op.execute(INDEXED)
    op.drop_index("ix_search_entries_thread", "search_entries")


def downgrade() -> None:
    op.create_index("ix_search_entries_thread", "search_entries", ["thread_id"])
    if op.get_bind().dialect.name == "sqlite":
        _forget_sqlite()
        op.drop_column("search_entries", "narrowed")
        _index_sqlite(OWN_BEFORE, BEFORE)
    else:
        op.drop_column("search_entries", "lexemes")
        op.drop_column("search_entries", "narrowed")
        said = BEFORE.replace("{0}.", "")
        op.execute(LEXEMES.format(said + STRETCHES_BEFORE))
        op.execute(INDEXED)


def _fill(dialect: str) -> None:
    posts = OF_POSTS.format(labels=LABELS[dialect], day=DAY[dialect].format("p.created_at"))
    day = DAY[dialect].format("v.published_at")
    sheets = OF_SHEETS.format(day=day, each="")
    claims = OF_SHEETS.format(day=day, each="/ 100000")
    kinds = {"'thread', 'post'": posts, "'factsheet'": sheets, "'claim'": claims}
    for of, said in kinds.items():
        op.execute(sa.text(FILL.format(said=said, kinds=of).replace(":", "\\:")))


def _forget_sqlite() -> None:
    for name in TRIGGERS:
        op.execute(f"DROP TRIGGER search_entries_{name}")
    op.execute("DROP TABLE search_index")


def _index_sqlite(own: str, said: str) -> None:
    op.execute(f"CREATE VIRTUAL TABLE search_index USING fts5(terms, {own})")
    op.execute(ALL.format(said.format("e")))
    gone, there = GONE.format(said.format("old")), THERE.format(said.format("new"))
    does = {"added": there, "removed": gone, "changed": f"{gone} {there}"}
    for name, act in TRIGGERS.items():
        told = f"CREATE TRIGGER search_entries_{name} AFTER {act} ON search_entries"
        op.execute(f"{told} BEGIN {does[name]} END")
