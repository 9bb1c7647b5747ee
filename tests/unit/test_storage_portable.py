"""What storage says to a database, PostgreSQL understands too; what only SQLite understands stands in one module."""

import re
from pathlib import Path

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from portfolj.storage.schema import metadata

STORAGE = Path(__file__).parents[2] / "portfolj" / "storage"


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_a_table_can_be_made_in_postgresql(table: Table) -> None:
    made = (CreateTable(table), *map(CreateIndex, table.indexes))
    assert all(str(one.compile(dialect=postgresql.dialect())).strip().startswith("CREATE ") for one in made)


def test_only_one_module_writes_statements_by_hand() -> None:
    by_hand = re.compile(r"PRAGMA|VACUUM|sqlite_|exec_driver_sql|\btext\(|sqlalchemy\.dialects")
    found = {path.name for path in STORAGE.rglob("*.py") if by_hand.search(path.read_text("utf-8"))}
    assert found == {"sqlite.py"}
