# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every page has in common: assets, errors, guards, forms, addresses."""
