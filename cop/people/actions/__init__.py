# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The verbs of people: signing in, joining, inviting, passwords, accounts, organisations."""
