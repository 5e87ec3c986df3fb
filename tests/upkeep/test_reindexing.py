# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Who rebuilds the index sees how far it is, and in the end how much it holds."""

import io

import pytest

from cop.errors import Refused
from cop.search.alone import BUILDING, alone
from cop.upkeep import reindexing
from tests.upkeep.test_backup import command


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO) -> str:
    progress = reindexing.Progress(stream)
    for done in (*range(200, 3_100, 200), 3_100):
        progress(done, 3_100)
    return stream.getvalue()


def test_a_terminal_has_one_line_that_changes():
    said = told(Terminal())

    assert said.startswith("\r200 of 3100\r400 of 3100")
    assert said.endswith("\r3100 of 3100\n")
    assert said.count("\n") == 1


def test_a_log_has_a_line_for_every_tenth():
    lines = told(io.StringIO()).splitlines()

    assert len(lines) == 10
    assert lines[0] == "400 of 3100"
    assert lines[-1] == "3100 of 3100"


def test_the_command_says_how_much_the_index_holds(installation):
    done = command(installation("site"), "reindex")

    assert done.returncode == 0
    assert done.stdout.startswith("The index holds 0 contributions; building it took ")


def test_it_is_refused_while_another_process_builds_one(installation):
    refused = pytest.raises(Refused, match="is being built already")
    with installation("site").app_context(), alone(BUILDING), refused:
        reindexing.run()
