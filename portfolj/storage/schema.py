"""The tables of the register, in types that every database has."""

from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Named, String, Table, Text, TypedColumns

# The version of these tables: the newest revision in migrations/versions.
VERSION = "0002"

metadata = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "fk": "fk_%(table_name)s_%(column_0_name)s", "ix": "ix_%(table_name)s_%(column_0_name)s"}
)


class _ChangeColumns(TypedColumns):
    number: Named[int] = Column(Integer, primary_key=True)
    case_id: Named[str] = Column(String, nullable=False, index=True)
    at: Named[str] = Column(String, nullable=False)
    seat: Named[str] = Column(String, nullable=False)
    undoes: Named[int | None] = Column(Integer, ForeignKey("changes.number"))
    holds: Named[int] = Column(Integer, nullable=False)
    seal: Named[str] = Column(String, nullable=False)
    way: Named[str | None] = Column(String)


class _StepColumns(TypedColumns):
    number: Named[int] = Column(Integer, ForeignKey("changes.number"), primary_key=True)
    kind: Named[str] = Column(String, primary_key=True)
    key: Named[str] = Column(String, primary_key=True)
    before: Named[Any] = Column(JSON(none_as_null=True), nullable=True)
    after: Named[Any] = Column(JSON(none_as_null=True), nullable=True)


class _RecordColumns(TypedColumns):
    case_id: Named[str] = Column(String, primary_key=True)
    kind: Named[str] = Column(String, primary_key=True)
    key: Named[str] = Column(String, primary_key=True)
    version: Named[int] = Column(Integer, nullable=False)
    content: Named[Any] = Column(JSON(none_as_null=True), nullable=False)


class _ContactColumns(TypedColumns):
    reference: Named[str] = Column(String, primary_key=True)
    text: Named[str] = Column(Text, nullable=False)


changes = Table("changes", metadata, _ChangeColumns)
steps = Table("steps", metadata, _StepColumns)
records = Table(
    "records",
    metadata,
    _RecordColumns,
    # A record's version is the number of the change that wrote it.
    ForeignKeyConstraint(["version", "kind", "key"], ["steps.number", "steps.kind", "steps.key"]),
)
contacts = Table("contacts", metadata, _ContactColumns)
