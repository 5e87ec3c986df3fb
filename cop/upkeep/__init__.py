# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What an operator does for an installation: back up, restore, check, give it a look."""
