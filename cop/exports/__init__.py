# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Reports and meetings to keep or to pass on: PDF, Word and JSON."""
