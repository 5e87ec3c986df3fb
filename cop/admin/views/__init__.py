# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The pages of those who manage: what waits, people, invitations, organisations, log, outboxes."""
