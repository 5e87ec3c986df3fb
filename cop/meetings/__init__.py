# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Meetings, their agendas, and the reports with decisions and actions."""
