"""What Alembic runs for each upgrade: the migrations, inside the transaction it is handed."""

from alembic import context

from portfolj.storage.migrating import CONNECTION
from portfolj.storage.schema import metadata

context.configure(connection=context.config.attributes[CONNECTION], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
