# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What cop costs, measured beside a floor of the same run: `make bench`."""
