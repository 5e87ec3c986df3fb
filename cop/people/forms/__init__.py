# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The forms of people: signing in, joining, inviting, passwords, settings."""
