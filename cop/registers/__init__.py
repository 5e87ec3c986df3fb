# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What spans reports: the registers of decisions and actions, and the reminders of actions."""
