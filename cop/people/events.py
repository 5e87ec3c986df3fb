# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the lines of the log are called."""

from flask_babel import lazy_gettext as _

NAMES = {
    "signed_in": _("Signed in"),
    "sign_in_failed": _("Wrong password"),
    "sign_in_refused": _("Sign-in of a shut-out account refused"),
    "session_ended": _("Session ended"),
    "sessions_ended": _("All other sessions ended"),
    "asked_to_join": _("Asked to join"),
    "confirmed": _("Address confirmed"),
    "let_in": _("Was let in"),
    "refused": _("Refused"),
    "invited": _("Invited"),
    "invitation_withdrawn": _("Invitation withdrawn"),
    "reset_asked": _("New password asked for"),
    "password_wrong": _("Wrong current password"),
    "password_changed": _("Password changed"),
    "address_change_asked": _("New mail address given"),
    "address_changed": _("Mail address changed"),
    "role_changed": _("Role changed"),
    "organisation_changed": _("Organisation of a person changed"),
    "disabled": _("Was shut out"),
    "enabled": _("Was let in again"),
    "organisation_made": _("Organisation added"),
    "organisation_edited": _("Organisation changed"),
    "domain_added": _("Mail domain added"),
    "domain_removed": _("Mail domain removed"),
    "group_made": _("Group made"),
    "group_opened": _("Who may read a group changed"),
    "group_joined": _("Let into a group"),
    "group_refused": _("Not let into a group"),
    "group_left": _("Taken out of a group"),
    "group_led": _("Leads a group"),
    "group_not_led": _("No longer leads a group"),
    "organisations_imported": _("Organisations imported"),
    "administrator_made": _("Administrator made"),
    "mail_retried": _("Mail tried again"),
    "index_retried": _("Index entry tried again"),
}
