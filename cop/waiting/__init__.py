# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Nobody waits for ever: what happens to questions that nobody answers, or says were answered."""
