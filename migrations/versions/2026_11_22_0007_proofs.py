"""How members prove who they are."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
TABLES = (
    "mailed_links",
    "known_devices",
    "ceremonies",
    "identities",
    "passkeys",
    "backup_codes",
    "authenticators",
)


def upgrade() -> None:
    _authenticators()
    _backup_codes()
    _passkeys()
    _identities()
    _ceremonies()
    _known_devices()
    _mailed_links()


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)


def _create(table: str, *columns: sa.schema.SchemaItem, indexes: tuple[str, ...] = ()) -> None:
    op.create_table(
        table,
        sa.Column("id", NUMBER, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=f"fk_{table}_member_id"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )
    for column in indexes:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _authenticators() -> None:
    _create(
        "authenticators",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("confirmed_at", TIME, nullable=True),
        sa.Column("last_step", NUMBER, nullable=False),
        sa.UniqueConstraint("member_id", name="uq_authenticators_member_id"),
    )


def _backup_codes() -> None:
    _create(
        "backup_codes",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("used_at", TIME, nullable=True),
        sa.UniqueConstraint("code_hash", name="uq_backup_codes_code_hash"),
        indexes=("member_id",),
    )


def _passkeys() -> None:
    _create(
        "passkeys",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("credential_id", sa.Text(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("sign_count", NUMBER, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.Column("last_used_at", TIME, nullable=True),
        sa.UniqueConstraint("credential_id", name="uq_passkeys_credential_id"),
        indexes=("member_id",),
    )


def _identities() -> None:
    _create(
        "identities",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("linked_at", TIME, nullable=False),
        sa.UniqueConstraint("issuer", "subject", name="uq_identities_issuer_subject"),
        indexes=("member_id",),
    )


def _ceremonies() -> None:
    _create(
        "ceremonies",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("member_id", NUMBER, nullable=True),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("began_at", TIME, nullable=False),
        sa.UniqueConstraint("token_hash", name="uq_ceremonies_token_hash"),
        indexes=("member_id", "began_at"),
    )


def _known_devices() -> None:
    _create(
        "known_devices",
        sa.Column("member_id", NUMBER, nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("last_used_at", TIME, nullable=False),
        sa.UniqueConstraint("token_hash", name="uq_known_devices_token_hash"),
        indexes=("member_id", "last_used_at"),
    )


def _mailed_links() -> None:
    _create(
        "mailed_links",
        sa.Column("member_id", NUMBER, nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("token_hash", sa.Text(), nullable=True),
        sa.Column("asked_at", TIME, nullable=False),
        sa.Column("used_at", TIME, nullable=True),
        sa.UniqueConstraint("token_hash", name="uq_mailed_links_token_hash"),
        indexes=("member_id", "asked_at"),
    )
