"""The first version: records of cases, the history of their changes, and contact persons apart."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "changes",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("case_id", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("seat", sa.String, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("holds", sa.Integer, nullable=False),
        sa.Column("seal", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_changes"),
        sa.ForeignKeyConstraint(["undoes"], ["changes.number"], name="fk_changes_undoes"),
    )
    op.create_index("ix_changes_case_id", "changes", ["case_id"])
    op.create_table(
        "steps",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True)),
        sa.Column("after", sa.JSON(none_as_null=True)),
        sa.PrimaryKeyConstraint("number", "kind", "key", name="pk_steps"),
        sa.ForeignKeyConstraint(["number"], ["changes.number"], name="fk_steps_number"),
    )
    op.create_table(
        "records",
        sa.Column("case_id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "kind", "key", name="pk_records"),
        sa.ForeignKeyConstraint(["version", "kind", "key"], ["steps.number", "steps.kind", "steps.key"], name="fk_records_version"),
    )
    op.create_table(
        "contacts",
        sa.Column("reference", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("reference", name="pk_contacts"),
    )
