# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""The words of a decision in Dutch, French, German and English, as regular expressions."""

_WHO = (
    r"(?:de |het |den |die |der |das |le |la |les |l[’']|the )?"
    r"(?:rest van (?:de |het )|rest of the |reste (?:du |de la ))?"
    r"(?:\w{0,20}(?:groep|college|raad|bestuur|commissie|vergadering|overleg|team)|wg|to"
    r"|alv|aanwezigen|deelnemers|leden|bestuursleden|iedereen|allen|we|wij|men|partijen"
    r"|groupe|comité|conseil|bureau|ca|assemblée|collège|membres|participants|nous|on|tous"
    r"|\w{0,20}(?:gruppe|ausschuss|vorstand|versammlung|rat)|teilnehmenden|teilnehmer(?:innen)?"
    r"|mitglieder|anwesenden|wir|man|alle(?: \w+)?|ag|gremium"
    r"|committee|board|council|group|members(?:hip)?|attendees|all|everyone|everybody|meeting|tsc)"
)
_DONE_NL = (
    r"(?:vastgesteld(?! dat)|goedgekeurd|geaccepteerd|aangenomen|geaccordeerd|bekrachtigd"
    r"|aanvaard|weerhouden|gehonoreerd|ingewilligd|verworpen|afgewezen|verkozen(?! \w)"
    r"|her(?:kozen|benoemd))"
)
_DONE_FR = (
    r"(?:décidée?s?|approuvée?s?|adoptée?s?|validée?s?|convenue?s?|votée?s?|actée?s?|entérinée?s?"
    r"|rejetée?s?|(?:ré)?élue?s?)"
)
_DONE_DE = (
    r"(?:beschlossen|genehmigt|verabschiedet|vereinbart|angenommen|abgelehnt|(?:wieder)?gewählt"
    r"|festgelegt|entlastet|bestätigt(?!,? dass))"  # “genehmigt” by others is no decision: _NOT
)
_DONE_EN = r"(?:agreed|decided|resolved|approved|adopted|ratified|endorsed)"
_DOES_EN = r"(?:agrees|decides|resolves|approves|accepts|adopts|ratifies|endorses|elects|rejects)"
_ANY = rf"(?:akkoord|{_DONE_NL}|{_DONE_FR}|{_DONE_DE}|{_DONE_EN}|accepted)"
_AGAINST = r"(?:\d+|nul|geen|aucune?|zéro|keine?|no|none)"
_SHORT = (
    rf"\b(?:{_DONE_NL} door|{_DONE_FR} par|{_DONE_DE} (?:von|durch)|(?:{_DONE_EN}|accepted) by)"
    rf" {_WHO}\b",
    rf"(?:[-–—→,:]|[-=]>) (?:{_ANY}|passed|carried)[.!]?$",
    r"^(?:beschlossen|passed)(?: \w{1,12})?[.!]?$",
    r"(?:^|, |\(|\b(?:er (?:zijn|is|waren)|il n[’']y a|gibt es|gab es|there (?:was|were)) )"
    r"(?:geen bezwa(?:ar|ren)|pas d[’']objections?|keine einwände|no objections?)\b",
    rf"\b{_WHO} (?:geef|geven|verlee|donne|accorde|erteil|grant)\w* (?:[\w’'-]+ ){{0,4}}?"
    r"(?:decharge|quitus|décharge|entlastung|discharge)\b",
    r"\b(?:(?:er (?:is|was)|(?:is|was) er|wordt|werd|bereik(?:t|en)) (?:overeenstemming|consensus)"
    r"|(?:als|(?:besteht|herrscht)(?: ein)?) konsens|il y a (?:un )?consensus"
    r"|(?:consensus|konsens|agreement) (?:is|was|to|that|ist|besteht|est))\b"
    r"|^(?:consensus|konsens)(?: dat\b| que\b|, dass\b|:)",
    r"\b\d+ (?:stemmen )?voor(?:,| en) (?:\d+ onthouding(?:en)?(?:,| en) )?"
    rf"{_AGAINST} (?:stemmen )?tegen\b"
    r"|\b(?:pour|dafür|ja|voor|for|yes) ?: ?\d+\W+"
    r"(?:contre|dagegen|nein|tegen|against|no) ?: ?\d+"
    rf"|\b\d+ (?:voix )?pour(?:,| et) {_AGAINST} (?:voix )?contre\b"
    r"|\b\d+ (?:ja|dafür)(?:-?stimmen)?(?:,| und|;)"
    rf" {_AGAINST} (?:nein|dagegen)(?:-?stimmen?)?\b"
    r"|\b\d+ (?:votes? )?(?:for|in favou?r|yes|aye)s?(?:,| and|;)"
    rf" {_AGAINST} (?:against|opposed|no|nay)s?\b"
    r"|\b(?:abstimmung|vote|stemming)\b[^.;?]{0,20}:? \(?\d+ ?[/:–-] ?\d+ ?[/:–-] ?\d+",
)
"""In all languages: “Voorstel geaccepteerd door de werkgroep”, “Minutes – accepted”."""
_NOT_ENDING = (
    r"(?! (?:(?:de|deze|het) )?(?:dag|avond|middag|ochtend|bijeenkomst|vergadering|overleg)\b"
    r"| met een\b)"
)
"""“We besluiten de dag met een borrel”."""
_GOES = r"(?:is|was|waren|zijn|gaat|gaan|ging|gingen)"
_DUTCH = (
    rf"\b{_WHO} (?:heeft |hebben )?(?:unaniem )?beslui(?:t|ten)\b{_NOT_ENDING}",
    rf"\b{_WHO} (?:[\w’'-]+ ){{1,9}}(?:en|dus|daarom|vervolgens) beslui(?:t|ten)\b",
    rf"\bbeslui(?:t|ten) {_WHO}\b{_NOT_ENDING}",
    rf"\b{_WHO} spre(?:ekt|ken) (?:[\w’'-]+ ){{0,3}}af\b",
    r"\b(?:besloten|beslist) (?:wordt|is|werd|om|dat)\b|\b(?:wordt|is|zijn|worden|werd|werden"
    r"|hebben|heeft|we) (?:\w+ )?(?:besloten(?! of\b)|beslist(?! (?:niet|nodig|geen|een|of)\b))\b"
    r"|\b(?:eerste )?instantie besloten\b"
    rf"|\b{_WHO} (?:[\w’'-]+ ){{0,3}}beslis(?:t|sen|te|ten) (?:om|dat|unaniem|tot)\b",
    r"\bafgesproken (?:wordt|is|werd|om|dat)\b|\b(?:wordt|is|werd|hebben"
    r"|heeft) (?:\w+ )?afgesproken\b|\bafspraak is (?:dat|om)\b",
    rf"\b(?:{_WHO} (?:heeft|hebben)|wordt|is|zijn|worden|werd|werden)\b"
    r"(?:(?! (?:niet|nog|kan|kunnen|moet|moeten|zal)\b)[^;:?])"
    rf"{{0,70}} {_DONE_NL}\b",
    rf"\b(?:verslag|notulen|agenda|voorstel|plan|stuk|hierbij)\b[^;:?]{{0,60}} {_DONE_NL}\b",
    r"\bword(?:t|en) [^;:?]{0,60}\b(?:gekozen|benoemd) (?:tot|als)\b",
    rf"\b(?:{_WHO}|[A-Z]\w+) stem(?:t|men)\b[^;?]{{0,30}}\bin\b"
    rf"|\b(?:daar|hier|er)mee (?:\w+ )?instem(?:t|men|de)\b"
    rf"|\b{_WHO} stem(?:t|de|men|den)\b[^;?]{{0,30}}\b(?:voor|tegen|ja|nee)\b",
    rf"\b{_WHO} (?:stel(?:t|len)\b[^;:?]{{0,60}} vast\b(?! dat)"
    r"|keur(?:t|en)\b[^;:?]{0,60} goed\b|onderschrij(?:ft|ven)\b|kom(?:t|en) overeen\b"
    r"|sta(?:at|an) achter\b|(?:kan|kunnen) zich (?:\w+ )?vinden in\b)",
    r"\bverslag akkoord\b|^(?:\w+ )?(?:goedgekeurd|vastgesteld)\b|^akkoord\b",
    rf"\b{_WHO} {_GOES}\b(?: hiermee| ermee)?[^;:?]{{0,30}}\bakkoord\b",
    rf"\b{_GOES} {_WHO} [^;:?]{{0,20}}\bakkoord\b",
    rf"\b[A-Z][\w’'-]+ {_GOES} (?:hier|er|daar) ?mee akkoord\b(?! gegaan)",
    rf"\b(?:is|zijn) {_WHO} (?:het )?(?:\w+ ){{0,2}}(?:mee|over) eens\b|\b{_WHO} (?:is"
    r"|zijn) het (?:\w+ ){0,3}eens\b|\bzijn het (?:er )?(?:ook )?over eens\b",
    rf"\bsluit(?:en)? {_WHO} zich (?:\w+ )?aan\b|\b{_WHO} sluit(?:en)? zich (?:\w+ ){{0,3}}aan\b",
    rf"\b{_WHO} (?:heeft|hebben|toont|tonen|maakt|maken) geen bezwaar\b",
    r"\bunaniem\b|\b(?:de conclusie is|is de conclusie|^conclusie)(?: dat| om|:)",
)
_FRENCH = (
    rf"\b(?:il est|il a été|a été|ont été|est|sont) (?:\w+ )?{_DONE_FR}\b",
    rf"\b{_WHO} (?:\w+ ){{0,3}}?(?:a |ont |avons )?(?:décid(?:é|e|ent|ons)|approuv(?:é|e|ent|ons)"
    r"|adopt(?:é|e|ent|ons)|valid(?:é|e|ent|ons)|vot(?:é|ent|ons|e (?:pour|contre|en faveur))"
    r"|entérin(?:é|e|ent|ons)|convien(?:t|nent))\b",
    rf"\b{_WHO} (?:est|sont|marque(?:nt)?) (?:\w+ )?d[’']accord\b",
    r"\b(?:est|sont|a été|ont été) (?:\w+ )?(?:désignée?s?|nommée?s? (?:au\b|à la\b|comme|en tant"
    r"|secrétaires?|trésori|présidente?|responsables?|membres?|délégué|référent))"
    r"|\breçoi(?:t|vent) (?:le )?mandat\b",
    r"\bmarque(?:nt)? (?:son|leur) accord\b"
    r"|\bassemblée(?: générale)?, [^;?]{1,160}, (?:décide|approuve|adopte)\b",
    r"\bil (?:est|a été) choisi de\b|\b[àa] l[’']unanimité\b|\bla conclusion est (?:que|de)\b",
)
_GERMAN = (
    r"\b(?:wurde|wurden|wird|werden|haben|hat|ist|sind)\b[^;:?]{0,150}"
    rf" {_DONE_DE}\b(?! werden\b)",
    r"\bwurden? [^;:?]{0,120}\bzugestimmt\b"
    r"|\bmehrheit\b[^;?]{0,40}\b(?:war|ist|stimmt\w*) (?:dafür|dagegen)\b",
    rf"\b{_WHO} (?:beschlie(?:ß|ss)(?:t|en)|genehmig(?:t|en)|vereinbar(?:t|en)|entscheide(?:t|n)"
    r"|einig(?:t|en) sich|stimm(?:t|en)\b[^;?]{0,60}\b(?:zu|dafür|dagegen)"
    r"|lehn(?:t|en)\b[^;?]{0,60} ab|komm(?:t|en) (?:[\w ]{0,20} )?zum (?:schluss|ergebnis)"
    r"|(?:nimmt|nehmen)\b[^;?]{0,60} an(?=[.;]|$))\b",
    rf"\b{_WHO} (?:ist|sind)\b[^;:?]{{0,30}}\beinverstanden\b|\beinstimmig\b",
    r"\bdas ergebnis ist, dass\b|\b(?:ist|sind) sich (?:\w+ ){0,2}einig\b",
    rf"\blehn(?:t|en) {_WHO}\b[^;?]{{0,80}} ab\b",
    r"\b(?:nimmt|nehmen|lehn(?:t|en))\b[^;?]{0,60}\b(?:im konsens|mehrheitlich|ohne gegenstimmen?)"
    r" (?:an|ab)\b",
    r"\b(?:wurde|wird) (?:auch )?über [^;?]{0,120} abgestimmt\b|\berfolgreiche wahl\b",
    r"^(?:somit|damit|demnach) (?:ist|sind) [^;?]{1,80}"
    r"\b(?:vorstand|mitglied|revisor|kassier|kassenwart|präsident|vorsitz)\w*",
    r"\bwurden? (?:\w+ ){0,3}als \w+ [^;?]{0,60}\bbestimmt\b"
    r"|\bals \w+ [^;?]{0,60}\bwurden? [^;?]{0,60}\bbestimmt\b",
)
_ENGLISH = (
    rf"\b{_WHO}(?: \w+){{0,4}} {_DONE_EN}\b|\b{_WHO} (?:unanimously )?{_DOES_EN}\b",
    rf"\b(?:it was|was|were|is|are|been) (?:\w+ )?(?:{_DONE_EN}|(?:re-?)?elected)\b",
    r"(?:^|, |\b(?:and|but|so) )(?:we )?agreed (?:\w+ )?\w",
    r"\b(?:motion|vote|proposal|resolution) (?:was |has )?(?:carried|passed|rejected|defeated)\b"
    r"|\bpassed (?:by|unanimously|without objections?)\b",
    rf"\b{_WHO} voted (?:\w+ )?(?:to|for|against|in favou?r)\b",
    r"\bthe conclusion is (?:that|to)\b|\bunanimous(?:ly)?\b",
)
PATTERNS = (*_SHORT, *_DUTCH, *_FRENCH, *_GERMAN, *_ENGLISH)
"""Each is looked for anywhere in a sentence, in any case."""
