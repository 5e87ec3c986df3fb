# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Minutes that somebody wrote elsewhere: read, recognised, reviewed and made into a report."""
