# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Print of every message what is kept and what is trimmed: `python -m tests.mail.replies`."""

import sys

from tests.mail.replies import expected, names, parted


def cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ⏎ ")


def main() -> None:
    out = sys.stdout
    out.write("| message | as meant | kept | trimmed |\n|---|---|---|---|\n")
    for name in names():
        reply = parted(name)
        meant = "yes" if reply.kept == expected(name) else "NO"
        look = ", to be looked at" if reply.doubtful else ""
        out.write(f"| {name} | {meant}{look} | {cell(reply.kept)} | {cell(reply.trimmed)} |\n")


if __name__ == "__main__":
    main()
