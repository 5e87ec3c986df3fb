# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m cop` is the `cop` command, for a clone that is not installed."""

from cop.cli import main

main(prog_name="cop")
