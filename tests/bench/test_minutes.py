# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The measure of what is recognised in minutes, on minutes of invented people."""

import json
import sys

import pytest

from bench import minutes

TEXT = """# Overleg bermen

Datum: 20 januari 2026

Aanwezig: Noor Bakker (Voorbeeldstad), Piet de Wit

Actie Noor vóór 1 maart: stuurt de lijst
"""
READ = """T Overleg bermen
D 2026-01-20
P Noor Bakker | Voorbeeldstad
P Lies Smit
X Stuurt de lijst. | Noor | 2026-03-01
"""


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    """Run the command on a folder with one file and what somebody read in it."""
    folder, written = tmp_path / "minutes", tmp_path / "written"
    folder.mkdir()
    written.mkdir()
    (folder / "a.md").write_text(TEXT)
    (written / "a.md.txt").write_text(READ)
    monkeypatch.setattr(minutes, "TRUTH", tmp_path / "truth.json")
    monkeypatch.setenv(minutes.FOLDER, str(folder))

    def ran(*arguments):
        monkeypatch.setattr(sys, "argv", ["minutes", *map(str, arguments)])
        minutes.main()
        return capsys.readouterr().out

    ran("--annotate", written)
    return ran


def row(printed, kind):
    return next(line.split()[1:] for line in printed.split("\n") if line.startswith(kind))


def test_what_was_read_is_kept_without_a_word_of_it(run, tmp_path):
    kept = (tmp_path / "truth.json").read_text()

    (truth,) = json.loads(kept).values()
    assert {kind: len(truth[kind]) for kind in ("present", "actions", "due", "items")} == {
        "present": 2, "actions": 1, "due": 1, "items": 0,
    }  # fmt: skip
    assert "Noor" not in kept
    assert "lijst" not in kept


def test_found_and_missed_are_counted(run):
    printed = run()

    assert row(printed, "present") == ["2", "2", "1", "0.50", "0.50"]
    for kind in ("title", "date", "organisations", "actions", "owners", "due"):
        assert row(printed, kind) == ["1", "1", "1", "1.00", "1.00"]
    assert row(printed, "decisions") == ["0", "0", "0", "-", "-"]


def test_it_says_where_to_put_the_minutes(run, monkeypatch):
    monkeypatch.delenv(minutes.FOLDER)

    with pytest.raises(SystemExit, match="--data PATH, or COP_MINUTES=PATH"):
        run()


def test_the_truth_in_the_project_is_hashes_only():
    kept = json.loads((minutes.Path(minutes.__file__).with_name("minutes-truth.json")).read_text())

    for file in kept.values():
        assert set(file) == {"held out", *minutes.KINDS}
        hashes = [hash for kind in minutes.KINDS for hash in file[kind]]
        assert all(len(hash) == 12 and int(hash, 16) >= 0 for hash in hashes)
