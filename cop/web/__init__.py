# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What every page needs: forms, guards, addresses, errors, filters and assets."""
