# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""What the lines of the log are called, and what they say besides."""

from collections.abc import Iterator, Mapping

from flask_babel import lazy_gettext as _

from cop.people.models import Access, Role

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
    "group_entered": _("Became a member of a group"),
    "group_asked": _("Asked to become a member of a group"),
    "group_quit": _("Left a group"),
    "contribution_hidden": _("Contribution hidden"),
    "contribution_restored": _("Contribution shown again"),
    "contribution_moved": _("Who may read a contribution changed"),
    "comment_hidden": _("Comment hidden"),
    "comment_restored": _("Comment shown again"),
    "file_removed": _("File removed"),
    "organisations_imported": _("Organisations imported"),
    "administrator_made": _("Administrator made"),
    "registrations_exported": _("List of registrations taken along"),
    "mail_retried": _("Mail tried again"),
    "index_retried": _("Index entry tried again"),
}
DETAILS = {
    "added": _("added"),
    "after": _("is now"),
    "before": _("was"),
    "changed": _("changed"),
    "changes": _("what changed"),
    "comment": _("number of the comment"),
    "contribution": _("number of the contribution"),
    "domain": _("mail domain"),
    "email": _("mail address"),
    "file": _("number of the file"),
    "files": _("from file"),
    "group": _("group"),
    "mail": _("number of the mail"),
    "organisation": _("organisation"),
    "reason": _("reason"),
    "role": _("role"),
}
VALUES: Mapping[str, object] = {
    Role.MEMBER: _("member"),
    Role.EXPERT: _("expert"),
    Role.ORGANISER: _("organiser"),
    Role.ADMINISTRATOR: _("administrator"),
    Access.PUBLIC: _("for everybody"),
    Access.MEMBERS: _("for all who take part"),
    Access.PRIVATE: _("for members of the group"),
}


def told(details: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What a line says besides, each with its name, in the reader's language."""
    for name, value in details.items():
        if value not in (None, ""):
            yield str(DETAILS.get(name, name)), str(VALUES.get(str(value), value))
