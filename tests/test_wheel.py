# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is installed from the wheel is complete and starts."""

import os
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[1]
TRAVELS = ("templates", "static", "migrations")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds, as it would lie in site-packages."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    [wheel] = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site-packages")
    return folder / "site-packages"


def test_it_carries_every_file_of_the_project_that_runs(installed: Path) -> None:
    sources = [*_files(ROOT / "cop")]
    beside = [file for folder in TRAVELS for file in _files(ROOT / folder)]

    missing = [file for file in sources if not (installed / file).exists()]
    missing += [file for file in beside if not (installed / "cop" / file).exists()]
    assert not missing


def test_the_command_runs_away_from_the_project(installed: Path, tmp_path: Path) -> None:
    [cop] = metadata.distributions(name="cop", path=[str(installed)])
    [command] = cop.entry_points
    start = f"import sys; from {command.module} import {command.attr} as main; main(sys.argv[1:])"
    environment = os.environ | {"PYTHONPATH": str(installed), "COP_ENV": "development"}

    def run(*words: str) -> str:
        result = subprocess.run(
            [sys.executable, "-c", start, *words],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert result.returncode == 0, result.stderr
        return result.stdout

    assert command.name == "cop"
    assert "serve" in run("--help")
    run("migrate")
    assert (tmp_path / "instance" / "cop.db").exists()


def _files(folder: Path) -> list[Path]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return [file.relative_to(ROOT) for file in found if "__pycache__" not in file.parts]
