"""The second version: a change says by what way it came, where that is not the usual one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; of changes made before it is not known."""
    op.add_column("changes", sa.Column("way", sa.String))
