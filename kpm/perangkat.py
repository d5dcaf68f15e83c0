"""PURE: browser and system in words, from what the browser says of itself."""

from __future__ import annotations

PERAMBAN = (
    # the more special first: Edge, Opera and Samsung also call themselves Chrome, and Chrome calls itself Safari
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SISTEM = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def sebutan(user_agent: str) -> str:
    """ "Chrome di Android"; "Peramban lain" for what is not known."""
    peramban = next((kata for tanda, kata in PERAMBAN if tanda in user_agent), "Peramban lain")
    sistem = next((kata for tanda, kata in SISTEM if tanda in user_agent), "")
    return f"{peramban} di {sistem}" if sistem else peramban
