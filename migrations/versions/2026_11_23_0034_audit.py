"""The log of moderation as a chain that nobody can change unseen."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
AT_ONCE = 1000
START = "0" * 64
# The reasons that were on the list when the chain began.
CODES = (
    "gevaarlijk_advies", "medicatie", "diagnose", "onjuiste_informatie", "zelfpromotie",
    "nep_expert", "privacy_derden", "persoonsgegevens", "bejegening", "discriminatie",
    "zelfbeschadiging", "spam", "offtopic", "auteursrecht", "illegaal", "dubbel",
)  # fmt: skip
LOG = sa.table(
    "moderation_log",
    *map(sa.column, ("id", "moderator_id", "thread_id", "post_id", "act", "about", "reason")),
    *map(sa.column, ("note", "salt")),
    sa.column("done_at", MOMENT),
)
CHAIN = sa.table(
    "moderation_chain",
    *map(sa.column, ("number", "entry_id", "code", "words", "previous", "hash")),
)
HEAD = sa.table("moderation_chain_head", *map(sa.column, ("id", "number", "hash")))
# What a line of the log may never lose. Its words go with who left for good.
FACTS = "id, moderator_id, act, thread_id, post_id, done_at, waited"
GUARDED = {
    "chain_kept": "before update or delete on moderation_chain",
    "log_kept": "before delete on moderation_log",
    "log_facts_kept": f"before update of {FACTS} on moderation_log",
}
TAKEN = """
exists (select 1 from moderation_chain where number = new.number or entry_id = new.entry_id)"""
# SQLite has a trigger for one kind of change; a row put in the place of another is deleted unseen.
GUARDED_SQLITE = {
    "chain_updated": "before update on moderation_chain",
    "chain_deleted": "before delete on moderation_chain",
    "chain_replaced": f"before insert on moderation_chain when {TAKEN}",
    **{name: when for name, when in GUARDED.items() if name != "chain_kept"},
}


def upgrade() -> None:
    op.add_column("moderation_log", sa.Column("waited", NUMBER, nullable=True))
    op.add_column("moderation_log", sa.Column("salt", sa.Text(), nullable=True))
    op.create_index("ix_moderation_log_done_at", "moderation_log", ["done_at"])
    _chain_tables()
    op.create_table(
        "rules_announcements",
        _text("version"),
        sa.Column("last_member_id", NUMBER, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("version", name="pk_rules_announcements"),
    )
    _member_notes()
    _chain()
    _guard()


def _chain_tables() -> None:
    key = {"name": "fk_moderation_chain_entry_id"}
    op.create_table(
        "moderation_chain",
        sa.Column("number", NUMBER, autoincrement=False, nullable=False),
        sa.Column("entry_id", NUMBER, nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        *(_text(name) for name in ("words", "previous", "hash")),
        sa.ForeignKeyConstraint(["entry_id"], ["moderation_log.id"], **key),
        sa.PrimaryKeyConstraint("number", name="pk_moderation_chain"),
        sa.UniqueConstraint("entry_id", name="uq_moderation_chain_entry_id"),
    )
    op.create_table(
        "moderation_chain_head",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        _text("hash"),
        sa.PrimaryKeyConstraint("id", name="pk_moderation_chain_head"),
    )


def _member_notes() -> None:
    op.create_table(
        "member_notes",
        *(sa.Column(name, NUMBER, nullable=False) for name in ("id", "member_id", "writer_id")),
        _text("body"),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_member_notes_member_id"),
        sa.ForeignKeyConstraint(["writer_id"], ["members.id"], name="fk_member_notes_writer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_member_notes"),
    )
    for columns in (["member_id", "id"], ["writer_id"], ["written_at"]):
        op.create_index(f"ix_member_notes_{'_'.join(columns)}", "member_notes", columns)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def downgrade() -> None:
    _unguard()
    op.drop_table("member_notes")
    op.drop_table("rules_announcements")
    op.drop_table("moderation_chain_head")
    op.drop_table("moderation_chain")
    op.drop_index("ix_moderation_log_done_at", "moderation_log")
    with op.batch_alter_table("moderation_log") as log:
        log.drop_column("salt")
        log.drop_column("waited")


def _chain() -> None:
    """The lines that are there, in the order in which they came."""
    connection = op.get_bind()
    number, last = 0, START
    for rows in _lines(connection):
        links: list[dict[str, Any]] = []
        salts: list[dict[str, Any]] = []
        for row in rows:
            number += 1
            salts.append({"of": row.id, "with": token_urlsafe(32)})
            links.append(_link(number, last, row, salts[-1]["with"]))
            last = links[-1]["hash"]
        salted = sa.update(LOG).where(LOG.c.id == sa.bindparam("of"))
        connection.execute(salted.values(salt=sa.bindparam("with")), salts)
        connection.execute(sa.insert(CHAIN), links)
    if number:  # else the first act makes it
        connection.execute(sa.insert(HEAD), [{"id": 1, "number": number, "hash": last}])


def _lines(connection: sa.Connection) -> Iterator[list[Any]]:
    past = 0
    query = sa.select(LOG).where(LOG.c.id > sa.bindparam("past")).order_by(LOG.c.id)
    while rows := list(connection.execute(query.limit(AT_ONCE), {"past": past})):
        yield rows
        past = rows[-1].id


def _link(number: int, last: str, row: Any, salt: str) -> dict[str, Any]:
    code = row.reason if row.reason in CODES else None
    words = _hash([salt, row.about, row.reason, row.note])
    what = [row.act, row.moderator_id, row.thread_id, row.post_id, _in_utc(row.done_at), None]
    return {
        "number": number,
        "entry_id": row.id,
        "code": code,
        "words": words,
        "previous": last,
        "hash": _hash([1, number, last, row.id, *what, code, words]),
    }


def _in_utc(at: datetime) -> str:
    moment = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return moment.isoformat(timespec="microseconds")


def _hash(facts: list[Any]) -> str:
    plain = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return sha256(plain.encode(errors="surrogatepass")).hexdigest()


def _guard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name, when in GUARDED_SQLITE.items():
            op.execute(f"create trigger {name} {when} begin select raise(abort, 'kept'); end")
        return
    op.execute(
        "create function log_is_kept() returns trigger language plpgsql as "
        "$$ begin raise exception 'the log of moderation is kept as it is'; end $$"
    )
    each, once = "for each row execute", "for each statement execute"
    for name, when in GUARDED.items():
        op.execute(f"create trigger {name} {when} {each} function log_is_kept()")
    for table in ("moderation_chain", "moderation_log"):
        when = f"before truncate on {table} {once} function log_is_kept()"
        op.execute(f"create trigger {table}_not_emptied {when}")


def _unguard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in GUARDED_SQLITE:
            op.execute(f"drop trigger {name}")
        return
    op.execute("drop function log_is_kept cascade")
