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
    rows = _rows(path.name, text)
    columns = next(rows, (1, []))[1]
    _check_header(path.name, columns)
    for line, cells in rows:
        if len(cells) != len(columns):
            raise Refused(f"{path.name}, line {line}: not as many cells as columns")
        yield line, {name: cell.strip() for name, cell in zip(columns, cells, strict=True)}


def _rows(name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line it begins on: a cell may hold several lines."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    try:
        for cells in reader:
            if cells:
                yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Refused(f"{name}, line {begins}: {error}") from None


def _check_header(name: str, columns: list[str]) -> None:
    missing = {"country", "code"} - set(columns)
    if missing or not {"name_nl", "display_name"} & set(columns):
        raise Refused(f"{name}, line 1: the columns country, code and name_nl are needed")
    if unknown := [column for column in columns if column not in COLUMNS]:
        raise Refused(f"{name}, line 1: {unknown[0] or 'an empty name'} is not a known column")
    if len(set(columns)) < len(columns):
        raise Refused(f"{name}, line 1: a column is there twice")
