# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The cells of a CSV file of organisations, each row with its line number."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from cop.errors import Refused

_COLUMNS = """
    country code name_nl name_fr name_de display_name aliases province_code province province_nl
    province_fr province_de region_code region_nl region_fr safety_region postal_codes population
    population_2020 population_source area_km2_simplified lat lon label_lat label_lon merged_from
    geonames_id kind partner frontrunner domains website
"""
COLUMNS = frozenset(_COLUMNS.split())
"""What a file may hold; not all of it is kept."""


def cells_of(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows as column and cell; raises Refused with the line where the file is no CSV."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise Refused(f"{path.name}, line {line}: this is not UTF-8") from None
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        _check_header(path.name, list(reader.fieldnames or []))
        for cells in reader:
            if None in cells or None in cells.values():
                raise Refused(f"{path.name}, line {reader.line_num}: not as many cells as columns")
            yield reader.line_num, {name: cell.strip() for name, cell in cells.items()}
    except csv.Error as error:
        raise Refused(f"{path.name}, line {reader.reader.line_num}: {error}") from None


def _check_header(name: str, columns: list[str]) -> None:
    missing = {"country", "code"} - set(columns)
    if missing or not {"name_nl", "display_name"} & set(columns):
        raise Refused(f"{name}, line 1: the columns country, code and name_nl are needed")
    if unknown := [column for column in columns if column not in COLUMNS]:
        raise Refused(f"{name}, line 1: {unknown[0] or 'an empty name'} is not a known column")
    if len(set(columns)) < len(columns):
        raise Refused(f"{name}, line 1: a column is there twice")
