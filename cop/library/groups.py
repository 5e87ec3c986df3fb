# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The fields of an entry that not every kind needs, grouped as the form shows them."""

from flask_babel import lazy_gettext as _
from wtforms import Form, SelectField
from wtforms.validators import Length, NumberRange, Optional, Regexp

from cop.library.inputs import CodesField, Day, ListLines, Mailbox, Money, Pages, one_of
from cop.library.models import Vat
from cop.web.forms import Line, Markdown, Number, Prose, Switch, choices

VAT = {
    Vat.EXCLUDED: _("excluding VAT"),
    Vat.INCLUDED: _("including VAT"),
    Vat.NONE: _("no VAT"),
}


class PriceFields(Form):
    """Price and contact."""

    price = Money(_("Price"), [Optional()], description=_("For example: 7500 or 7500,50"))
    currency = SelectField(_("Currency"), default="EUR")
    vat = SelectField(_("VAT"), choices=choices(VAT), default=Vat.NONE)
    on_request = Switch(_("The price is on request"))
    price_note = Line(
        _("What is in the price, and what comes on top?"), [Optional(), Length(max=300)]
    )
    contact_name = Line(_("Contact"), [Optional(), Length(max=100)])
    contact_email = Line(_("Mail address of the contact"), [Optional(), Mailbox()])
    contact_phone = Line(
        _("Telephone of the contact"),
        [
            Optional(),
            Regexp(r"\+?[0-9][0-9 ()./-]{4,29}\Z", message=_("Write a telephone number.")),
        ],
    )
    contact_public = Switch(
        _("These are general details of the organisation; visitors may see them"),
        description=_("Do not tick this for a person: only people who take part then see them."),
    )


class WorkFields(Form):
    """What it is, how it goes, and what a municipality does itself."""

    subtitle = Line(_("Subtitle"), [Optional(), Length(max=200)])
    difference = Prose(_("How does it differ from similar things?"), [Optional(), Markdown(3000)])
    info_types = CodesField(_("Type of information"), "info_type")
    support_kinds = CodesField(_("Kinds of support"), "support_kind")
    regions = CodesField(
        _("Regions"), "region", description=_("Tick none when it can be used everywhere.")
    )
    quote = ListLines(
        _("Quotation"),
        description=_("One line: what was said | who said it. Ask that person first."),
    )
    phases = ListLines(
        _("Phases"),
        description=_(
            "A line for each phase: name | 6 months. Below it its steps, each after “- ”, and its "
            "sessions, each as “* name: what happens”. Add | before to a phase that precedes the "
            "trajectory. The total is computed."
        ),
    )
    tracks = ListLines(
        _("Tracks"), description=_("The name of a track, and below it its points, each after “- ”.")
    )
    checklist = ListLines(_("Checklist"), description=_("A line for each point: what | why."))
    responsibilities = ListLines(
        _("What does the municipality do itself?"), description=_("One a line.")
    )
    methods = ListLines(_("Methods"), description=_("One a line."))
    stakeholders = CodesField(_("Who is involved?"), "stakeholder")
    examples = ListLines(
        _("Example actions"),
        description=_(
            "One a line: what | address of a practice. The address may be left out: "
            "Repair café | /practices/12"
        ),
    )
    materials = ListLines(
        _("Materials and templates"),
        description=_(
            "One a line: name | kind | version | file name or web address. Attach the file below; "
            "the kinds are those of “Type of information”: Letter | template | 2.1 | letter.docx"
        ),
    )
    results = ListLines(
        _("Measured results"),
        description=_(
            "One a line: what | number | unit | year | axis. All but the first may be left out."
        ),
    )


class ProjectFields(Form):
    """Programme, period, money and partners."""

    programme = SelectField(_("Programme"), choices=one_of("programme"), default="")
    priority = SelectField(_("Priority"), choices=one_of("priority"), default="")
    policy = Prose(_("Which policy does it serve?"), [Optional(), Length(max=1000)])
    starts_on = Day(_("First day"), [Optional()])
    ends_on = Day(_("Last day"), [Optional()])
    total_cost = Money(_("Total cost"), [Optional()])
    partner_count = Number(
        _("Number of partners"),
        [Optional(), NumberRange(1, 1000, _("Write a number from 1 to 1000."))],
        description=_("All of them, also those you do not name."),
    )
    partner_counts = ListLines(
        _("Partners by kind"), description=_("One a line: kind | number | name. City | 8")
    )
    partner_lines = ListLines(
        _("Partners by name"),
        description=_(
            "One a line: name | roles | kind | what they do | address of the practice in which it "
            "is described. Roles, with commas between them: "
            "lead, pilot, replicator, pilot municipality, partner."
        ),
    )
    aims = ListLines(
        _("Aims"), description=_("One a line: what | number | unit | target year | axis.")
    )
    predecessors = Pages(
        _("Builds on"), description=_("Addresses of earlier entries, one a line: /library/12")
    )
    axes = CodesField(_("Axes"), "axis")
    expertise = CodesField(_("Expertise"), "expertise")
    urban_forms = CodesField(_("Which parts of town?"), "urban_form")
