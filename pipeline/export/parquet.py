"""A table of a release as Parquet."""

from datetime import date
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.export.tables import ReleaseColumn, ReleaseTable, Value

TYPES = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}


def parquet(table: ReleaseTable) -> bytes:
    """The file. Each column carries its description; nothing in it says when or where it was written."""
    columns = [list(values) for values in zip(*table.rows, strict=True)] or [[] for _ in table.columns]
    arrays = [
        pa.array([_typed(value, column) for value in values], TYPES[column.type])
        for column, values in zip(table.columns, columns, strict=True)
    ]
    fields = [
        pa.field(
            column.name,
            TYPES[column.type],
            nullable=column.missing is not None,
            metadata={"description": column.description},
        )
        for column in table.columns
    ]
    content = BytesIO()
    pq.write_table(pa.table(arrays, schema=pa.schema(fields)), content)
    return content.getvalue()


def _typed(value: Value, column: ReleaseColumn) -> object:
    if value is None:
        return None
    if column.type == "date":
        return date.fromisoformat(str(value))
    return bool(value) if column.type == "boolean" else value
