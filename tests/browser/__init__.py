# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people see and do in a browser, against the real server with the demonstration community."""
