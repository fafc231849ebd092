"""What describes a release to programs, from one schema: Frictionless Data, CSV on the Web, and schema.org."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from pipeline.export.tables import OUTLINES, ReleaseColumn, ReleasedBuild, ReleaseTable
from pipeline.export.title import title_of

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
SOURCE = "https://www.justiceinspectorates.gov.uk/hmiprobation/"

MEDIA_TYPES = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "db": "application/vnd.sqlite3",
}

_FRICTIONLESS: Mapping[str, Mapping[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]},
    "date": {"type": "date", "format": "default"},
}
_CSVW: Mapping[str, Any] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": {"base": "boolean", "format": "1|0"},
    "date": {"base": "date", "format": "yyyy-MM-dd"},
}


def data_package(build: ReleasedBuild, files: Mapping[str, bytes], encoding: str) -> str:
    """`datapackage.json`: Frictionless Data, version 1. `files` holds the CSV files, by name."""
    called = title_of(build)
    licences = [{"name": "OGL-UK-3.0", "title": "Open Government Licence v3.0", "path": LICENCE}]
    sources = [{"title": "Letters of HM Inspectorate of Probation", "path": SOURCE}]
    return _json(
        {
            "profile": "tabular-data-package",
            "name": "sqs-letters",
            "title": called.title,
            "description": called.description,
            "version": build.about["version"],
            **({"licenses": licences, "sources": sources} if called.published else {}),
            "build": dict(build.about),
            "resources": [_resource(table, files[f"{table.name}.csv"], encoding) for table in build.tables],
        }
    )


def _resource(table: ReleaseTable, content: bytes, encoding: str) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": encoding,
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [""],
            "primaryKey": table.outline.key,
            "foreignKeys": [
                {"fields": column, "reference": {"resource": other, "fields": OUTLINES[other].key}}
                for column, other in table.outline.refers.items()
            ],
        },
    }


def _field(column: ReleaseColumn) -> dict[str, Any]:
    limits = {
        **({"required": True} if column.missing is None else {}),
        **({"enum": list(column.words)} if column.words else {}),
    }
    more = {"unit": column.unit, "valuesExplained": column.explained, "whyMissing": column.missing}
    return {
        "name": column.name,
        **_FRICTIONLESS[column.type],
        "description": column.description,
        **({"constraints": limits} if limits else {}),
        **{name: value for name, value in more.items() if value is not None},
    }


def csv_on_the_web(build: ReleasedBuild) -> str:
    """`csv-metadata.json`: CSV on the Web, by the W3C."""
    called = title_of(build)
    return _json(
        {
            "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
            "dc:title": called.title,
            "dc:description": called.description,
            **({"dc:license": {"@id": LICENCE}, "dc:source": {"@id": SOURCE}} if called.published else {}),
            "tables": [
                {
                    "url": f"{table.name}.csv",
                    "dc:title": table.title,
                    "dc:description": table.description,
                    "tableSchema": {
                        "columns": [_column(column) for column in table.columns],
                        "primaryKey": table.outline.key,
                        "foreignKeys": [
                            {
                                "columnReference": column,
                                "reference": {"resource": f"{other}.csv", "columnReference": OUTLINES[other].key},
                            }
                            for column, other in table.outline.refers.items()
                        ],
                    },
                }
                for table in build.tables
            ],
        }
    )


def _column(column: ReleaseColumn) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": column.name,
        "datatype": _CSVW[column.type],
        "required": column.missing is None,
        "dc:description": column.description,
    }


def schema_org(build: ReleasedBuild, files: Mapping[str, bytes], base_url: str) -> str:
    """`dataset.jsonld`: what search engines for data sets read."""
    measured = next(table for table in build.tables if table.name == "results").columns
    called = title_of(build)
    return _json(
        {
            "@context": "https://schema.org/",
            "@type": "Dataset",
            "name": called.title,
            "description": called.description,
            **({"url": base_url} if base_url else {}),
            "version": build.about["version"],
            "identifier": build.about["fingerprint"],
            **({"license": LICENCE, "isBasedOn": SOURCE} if called.published else {}),
            "creator": {"@type": "Organization", "name": "sqs-letters contributors"},
            "isAccessibleForFree": True,
            "temporalCoverage": "2012/2016",
            "spatialCoverage": {"@type": "Place", "name": "England and Wales"},
            "variableMeasured": [
                {"@type": "PropertyValue", "name": column.name, "description": column.description}
                for column in measured
            ],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "contentUrl": name,
                    "encodingFormat": MEDIA_TYPES[name.rpartition(".")[2]],
                    "contentSize": f"{len(content)} B",
                    "sha256": sha256(content).hexdigest(),
                }
                for name, content in sorted(files.items())
            ],
        }
    )


def citation(build: ReleasedBuild) -> str:
    """`CITATION.cff`: how to cite the rows."""
    called = title_of(build)
    licence = "license: OGL-UK-3.0\n" if called.published else ""
    return f"""\
cff-version: 1.2.0
message: If you use these rows, please cite them with the identifier of the build.
title: "{called.title}"
type: dataset
authors:
  - name: sqs-letters contributors
version: {build.about["version"]}
{licence}identifiers:
  - type: other
    value: {build.about["fingerprint"]}
    description: Fingerprint of the letters and rules; the same fingerprint means the same rows
"""


def _json(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
