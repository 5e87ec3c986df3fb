# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of people: signing in, joining, invitations, passwords, settings."""
