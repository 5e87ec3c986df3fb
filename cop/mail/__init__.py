# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail: built so that nothing can be smuggled in, queued in the database, sent by the worker."""
