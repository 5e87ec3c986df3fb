# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""How well search finds what is asked for, beside engines of others: `make bench-search`."""
