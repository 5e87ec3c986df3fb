# SPDX-FileCopyrightText: 2026 The cop contributors
# SPDX-License-Identifier: EUPL-1.2

"""Mail domains that anybody can get an address of: they never say where somebody works."""

_NAMES = """
    aol.com bluewin.ch caiway.nl casema.nl chello.nl duck.com edpnet.be email.de ess.be
    fastmail.com fastmail.fm free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net
    googlemail.com hetnet.nl home.nl hotmail.be hotmail.co.uk hotmail.com hotmail.de
    hotmail.fr hotmail.nl hushmail.com icloud.com kpnmail.nl kpnplanet.nl laposte.net live.be
    live.com live.de live.fr live.nl mac.com mail.be mail.com mail.de mailbox.org me.com
    msn.com neuf.fr online.de online.nl orange.fr outlook.be outlook.com outlook.de outlook.fr
    pandora.be planet.nl posteo.de proton.me protonmail.com proximus.be quicknet.nl
    rocketmail.com scarlet.be sfr.fr skynet.be solcon.nl t-online.de telenet.be telfort.nl
    tiscali.nl tuta.com tutanota.com upcmail.nl versatel.nl voo.be wanadoo.fr wanadoo.nl
    web.de xs4all.nl yahoo.be yahoo.co.uk yahoo.com yahoo.de yahoo.fr yandex.com zeelandnet.nl
    ziggo.nl zonnet.nl
"""
DOMAINS = frozenset(_NAMES.split())


def own_domain(email: str) -> str:
    """The mail domain of an address, or nothing when it gives an address to anybody."""
    domain = email.rpartition("@")[2]
    return "" if domain in DOMAINS else domain
