# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Where postings are kept: in Whoosh's files, or in PostgreSQL."""

from cop.search.backends.choice import chosen
from cop.search.backends.contract import Backend, Postings, Reader

__all__ = ["Backend", "Postings", "Reader", "chosen"]
