"""What is said of each problem with what clients see, and with what they were sent."""

from __future__ import annotations

from planner.model.problems import Place, Value

ALLOWED: Place = ("clients", 0, "allowed")

SAID_OF_OFFERS: list[tuple[str, Place, dict[str, Value], str]] = [
    (
        "months-of-a-year",
        (*ALLOWED, "concessions", 1, "months"),
        {"months": 13},
        "clients[0].allowed.concessions[1].months: 13 months are none of a year: enter 1 to 12, "
        "or untick the choice",
    ),
    (
        "too-many-listed",
        ("brand", "contact"),
        {"count": 400, "most": 20},
        "brand.contact: 400 of them are too many: 20 is the most, remove some",
    ),
    (
        "text-too-long",
        ("wording", "terms"),
        {"count": 20_001, "most": 20_000},
        "wording.terms: a text of 20001 characters is too long: 20000 is the most, shorten it",
    ),
    (
        "file-too-heavy",
        ("brand", "logo", "data"),
        {"size": "1.01", "most": 1},
        "brand.logo.data: a file of 1.01 MB is too large: 1 MB is the most, use a smaller one",
    ),
    (
        "not-of-its-offer",
        ("proposals", 2, "choice"),
        {},
        "proposals[2].choice: what was chosen is not in the offer that was sent: "
        "remove this proposal",
    ),
    (
        "never-offered",
        ("proposals", 2, "offer", "accounts"),
        {"value": "-3"},
        "proposals[2].offer.accounts: -3 is in no offer that was ever sent: correct the file, or "
        "remove this proposal",
    ),
    (
        "shown-package-unknown",
        (*ALLOWED, "packages", 0),
        {"package": "gold"},
        'clients[0].allowed.packages[0]: there is no package "gold" to show: it is left out, '
        "choose what is shown anew",
    ),
    (
        "not-a-colour",
        ("brand", "colour"),
        {"text": "blue"},
        'brand.colour: "blue" is not a colour: write it as in "#0A5FC2"',
    ),
    (
        "not-base64",
        ("brand", "logo", "data"),
        {},
        "brand.logo.data: this is no file in base64: choose the picture or font again",
    ),
]
