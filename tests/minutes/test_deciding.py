# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Which sentences of minutes tell of a decision, in four languages, and which only seem to."""

from datetime import date
from time import perf_counter

import pytest

from cop.minutes import decided, text_lines
from cop.minutes.recognising import recognised

TODAY = date(2026, 2, 1)


def decisions(text):
    found = recognised(list(text_lines.of(f"Datum: 20 januari 2026\n\n{text}\n")), TODAY)
    return [each.text for each in found.decisions]


@pytest.mark.parametrize(
    "text",
    ["Na wat overleg besluiten we om later te maaien.",
     "De klankbordgroep twijfelt nog en besluit nu geen zaad te kopen.",
     "Hier gaan we mee akkoord.", "Geen bezwaar tegen het bestek.",
     "Daar is de rest van het bestuur het ook mee eens.", "Hier sluit iedereen zich bij aan.",
     "Hierbij dit bestek goedgekeurd.", "Bestek aangenomen door de werkgroep",
     "Het verzoek van de hoveniers wordt gehonoreerd.",
     "Het voorstel om linden te rooien is verworpen.",
     "Het bestuur onderschrijft de nota.", "De ledenraad stelt de begroting vast.",
     "Noor wordt gekozen tot penningmeester.",
     "Piet stelt voor om te wachten, daar is iedereen het mee eens.",
     "De conclusie is dat we de bermen laten staan.",
     "Na enig praten is de conclusie: we laten de bermen staan.",
     "De kascommissie heeft de boeken goedgekeurd.", "De ALV geeft decharge aan het bestuur.",
     "De ledenraad stemde bijna eensgezind voor.", "Noor wordt met luid gejuich herbenoemd.",
     "Het bestek gaat naar de ledenraad, die daarmee instemt.",
     "Na lang praten wordt overeenstemming bereikt.", "Er zijn geen bezwaren tegen het bestek.",
     "Het hele bestuur staat achter de zaaidag.", "Het bestuur kan zich vinden in het bestek.",
     "De rest van de groep is het hier mee eens.",
     "We komen overeen om in juni te maaien.", "Het plan is rondgestuurd, geen bezwaren.",
     "Er werd beslist de bermen te sparen.", "Het bestuur heeft beslist de tarieven te wijzigen.",
     "De stuurgroep beslist om de kaart te actualiseren.", "Er was consensus dat het gras wacht.",
     "Consensus dat de bermen wachten.", "Het voorstel werd aanvaard door de werkgroep.",
     "Lindedorp stelde voor om te wachten en Beukenveen ging hier mee akkoord.",
     "De werkgroep was akkoord dat we wachten.", "7 stemmen voor, geen tegen.",
     "De notulen d.d. 3-2-2026 zijn zonder opmerkingen vastgesteld.",
     "Verslag van 3 februari: goedgekeurd", "Een hek om de tuin, akkoord"],
)  # fmt: skip
def test_a_dutch_sentence_tells_of_a_decision(text):
    assert decisions(text) == [text]


@pytest.mark.parametrize(
    "text",
    ["A l’unanimité, les membres du CA votent pour le plan.", "Le budget est donc voté.",
     "La proposition a été rejetée.", "Plan de tonte adopté par le comité",
     "L’assemblée donne quitus au bureau.", "La trésorière est élue pour deux ans.",
     "Le conseil vote contre la dépense.", "Il est choisi de tondre en juin.",
     "Il n’y a pas d’objection au calendrier.",
     "Pas d’objection au calendrier.", "La conclusion est que nous attendons.",
     "Die Vorschläge werden vom Vorstand einstimmig genehmigt.",
     "Der Antrag wird mit zwei Stimmen, einer Gegenstimme und einer Enthaltung abgelehnt.",
     "Die Regeln werden von allen bestätigt.", "Der Vorstand wird entlastet.",
     "Als Konsens gilt, dass im Juni gemäht wird.", "Die Gruppe stimmt mit einer Enthaltung dafür.",
     "Seitens der Nachbarn gibt es keine Einwände.",
     "Noor wird zur Sprecherin gewählt.", "Die Gruppe nimmt den Mähplan an.",
     "Mähplan genehmigt durch den Ausschuss", "Keine Einwände gegen den Termin.",
     "Talked about the lime trees, agreed to spare them.", "Vote passed among those present.",
     "The board voted to wait.", "The treasurer was re-elected.", "There were no objections.",
     "No objection to the mowing plan.", "Mowing plan – accepted",
     "Budget approved by the committee", "The motion was rejected.",
     "Noor Bakker est désignée secrétaire.", "Piet et Lies reçoivent le mandat de trésorier.",
     "Pour : 7, contre : 0.", "Wir beschliessen, im Juni zu mähen.",
     "Alle Gärten nehmen den Mähplan im Konsens an.",
     "Bei zwei Gegenstimmen lehnt die Versammlung den Mähplan ab.",
     "Es wurde über den Kauf eines Mähers per Handzeichen abgestimmt.",
     "Abstimmung ergibt: (7/0/1).", "8 Ja-Stimmen, keine Nein-Stimme.",
     "Somit ist Noor Teil des Vorstandes.", "Als Sprecherin wurde Noor bestimmt.",
     "The committee accepts the mowing plan.", "The board unanimously approves the budget.",
     "Both passed by voice vote.", "We wait (no objections).", "Treasurer: Noor Bakker - Passed",
     "The budget is accepted by the membership.", "Noor marque son accord pour la tonte.",
     "L’assemblée générale, après avoir entendu le bureau, décide de tondre en juin.",
     "Dem Mähplan wurde mit sechs Stimmen zugestimmt.", "Die Mehrheit war dafür, dass wir warten."],
)  # fmt: skip
def test_a_french_german_or_english_sentence_tells_of_a_decision(text):
    assert decisions(text) == [text]


@pytest.mark.parametrize(
    "text",
    ["Piet: “We hebben vorig jaar toch afgesproken dat er pas in juni werd gemaaid?”",
     "Lies: we zijn akkoord en de rest kan later.", "Noor meldt dat er is besloten te wachten.",
     "Opgemerkt wordt dat het wenselijk is dat het plan wordt vastgesteld.",
     "Het plan zal in mei door de raad worden vastgesteld.",
     "Er is vastgesteld dat de bermen droog zijn.",
     "Dit is de plek waar plannen worden goedgekeurd.", "Er is niet afgesproken wie er maait.",
     "Hij heeft besloten om te stoppen.", "Mochten er geen bezwaren zijn, dan wachten we.",
     "Vorige keer kon de groep geen overeenstemming bereiken.",
     "De kascommissie adviseert de leden om decharge te verlenen.",
     "Noor bestätigt, dass sie mäht.", "Noor agreed to write a letter.",
     "Het bestuur stelt voor dat het plan wordt aangenomen.",
     "Vorig jaar is besloten om te zaaien.", "De agenda wordt nu vastgesteld:",
     "Noor : nous sommes d’accord et le reste viendra.",
     "Piet explique qu’il est décidé d’attendre.",
     "Le plan sera adopté en mai.", "Le comité propose que le plan soit adopté.",
     "Noor: Wir sind einverstanden.", "Noor berichtet, dass der Plan genehmigt wurde.",
     "Der Vorstand schlägt vor, dass der Plan genehmigt wird.",
     "Noor: we agreed with our own board.", "Noor reported that the plan was approved.",
     "Last year it was decided to wait.", "We mow unless it was agreed to wait.",
     "De hoveniers zijn ermee akkoord gegaan.",
     "We besluiten de dag met een borrel.", "Wij besluiten met een groet van de boswachter.",
     "Na afloop wordt besloten of er een vervolg komt.", "Dat is beslist niet nodig.",
     "Noor suggests that we do what was approved by the board.",
     "Eerst zijn de rollen vastgesteld.", "We zoeken iemand onder de verkozen leden.",
     "2: (si 1 est approuvé) Nouveau règlement", "Der Termin wird online festgelegt werden.",
     "Das Angebot wird gerne angenommen.", "Der Antrag wurde gestellt und von dieser genehmigt."],
)  # fmt: skip
def test_what_is_quoted_reported_wished_or_of_before_is_no_decision(text):
    assert decisions(text) == []


@pytest.mark.parametrize(
    "said",
    ["De volgende voorstellen zijn goedgekeurd:", "De groep besluit als volgt:",
     "Les propositions suivantes sont adoptées :", "Il est décidé :",
     "Diese Vorschläge wurden angenommen:", "Es wurde beschlossen:",
     "These changes were approved:", "It was agreed:"],
)  # fmt: skip
def test_what_is_listed_below_an_announcement_was_decided(said):
    text = f"## Bermen\n{said}\n\n* Juni maaien\n\n### Bomen\n* Linden sparen\n\n## Hitte\n* Later"

    assert decisions(text) == ["Juni maaien", "Linden sparen"]


def test_a_sentence_above_a_rule_is_no_heading():
    text = "## TOP 1. Mähen\n\nDer Antrag wurde einstimmig angenommen.\n---\n\n## TOP 2. Bäume\n"
    found = recognised(list(text_lines.of(f"Datum: 20.1.2026\n\n{text}")), TODAY)

    assert [each.text for each in found.decisions] == ["Der Antrag wurde einstimmig angenommen."]
    assert [each.text for each in found.items] == ["Mähen", "Bäume"]


@pytest.mark.parametrize("word", ["Beslissing", "Résolution", "Beschlussfassung", "Resolved"])
def test_a_word_that_opens_a_line_says_that_it_is_a_decision(word):
    assert decisions(f"{word}: we tellen in juni") == ["We tellen in juni"]


def test_a_sentence_ends_before_somebody_whose_name_was_left_out():
    text = "Gefragt wird, wer kandidiert. (...) wird zur Sprecherin gewählt."

    assert decisions(text) == ["(...) wird zur Sprecherin gewählt."]


def test_an_item_goes_on_below_its_text_and_no_further():
    broken = "* Some would rather wait. We decided to\n  mow in June.\n  Another line"
    beside = f"A line that is longer than the lines of any text that was broken {'to fit ' * 9}"

    assert decisions(f"{beside}\n\n{broken}") == ["We decided to mow in June."]


@pytest.mark.parametrize("piece", ["de werkgroep ", "wordt ", "Noor ", "en besluit ", "[“"])
def test_a_long_line_is_read_in_no_time(piece):
    begun = perf_counter()
    decided.sureness(decided.without_quotes(piece * (20_000 // len(piece))))

    assert perf_counter() - begun < 2


def test_an_approval_that_is_said_twice_says_what_was_approved():
    text = (
        "# Board\n\nDate: 20 January 2026\n\n## Budget\n\nUnanimously approved.\n\n"
        "## Mower\n\nWe buy a mower. Unanimously approved.\n"
    )
    found = recognised(list(text_lines.of(text)), TODAY)
    assert [each.text for each in found.decisions] == [
        "Budget: Unanimously approved.", "We buy a mower. Unanimously approved.",
    ]  # fmt: skip


def test_a_list_of_decisions_and_actions_is_told_apart():
    text = (
        "# Overleg\n\nDatum: 20 januari 2026\n\n## Besluiten en acties\n\n"
        "1. Er werd besloten de bermen te sparen.\n2. Piet stuurt de lijst.\n3. Een kaart maken.\n"
    )
    found = recognised(list(text_lines.of(text)), TODAY)
    assert [each.text for each in found.decisions] == ["Er werd besloten de bermen te sparen."]
    assert [each.text for each in found.tasks] == ["Piet stuurt de lijst.", "Een kaart maken."]


def test_the_same_sentence_below_two_items_tells_of_two_decisions():
    said = "Cette résolution est adoptée par tous les membres."
    text = f"# AG\n\nDate : 20 janvier 2026\n\n## Budget\n\n{said}\n\n## Tonte\n\n{said}\n"
    found = recognised(list(text_lines.of(text)), TODAY)
    assert [each.text for each in found.decisions] == [f"Budget: {said}", f"Tonte: {said}"]
