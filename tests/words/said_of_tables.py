"""What is said of lists of rows and columns that cannot be read."""

from __future__ import annotations

from planner.model.problems import Place, Value

SAVE_AS = "open it in a spreadsheet program and save it"

SAID_OF_TABLES: list[tuple[str, Place, dict[str, Value], str]] = [
    (
        "empty-list",
        (),
        {},
        "there is nothing in the list: choose one with at least one row",
    ),
    (
        "not-a-list",
        (),
        {},
        "this file holds no rows and columns: choose a CSV or XLSX file",
    ),
    (
        "markup",
        (),
        {},
        f"this file is a web page or a document, whatever its name says: {SAVE_AS} as XLSX",
    ),
    (
        "unknown-encoding",
        (),
        {},
        "the letters of this file cannot be made out: "
        "open it where it was made and save it as CSV in UTF-8",
    ),
    (
        "not-in-encoding",
        (),
        {"encoding": "UTF-8"},
        "this file is not written in UTF-8: choose another encoding",
    ),
    ("old-spreadsheet", (), {}, f"this spreadsheet is of the old kind (.xls): {SAVE_AS} as XLSX"),
    (
        "other-spreadsheet",
        (),
        {"ending": ".ods"},
        "spreadsheets of the kind .ods are not read here: "
        "open it in its program and save it as XLSX or CSV",
    ),
    (
        "locked-spreadsheet",
        (),
        {},
        "the spreadsheet is locked with a password: save it without one",
    ),
    ("damaged-spreadsheet", (), {}, f"the spreadsheet is damaged: {SAVE_AS} again"),
    (
        "spreadsheet-too-large",
        (),
        {"most": 256},
        "the spreadsheet holds more than 256 MB: keep only the list in it",
    ),
    (
        "no-such-sheet",
        (),
        {"sheet": "Autumn"},
        'there is no sheet "Autumn" in the file: choose another',
    ),
    (
        "formula-without-result",
        (),
        {"cell": "B7"},
        f"the formula in cell B7 has no result in the file: {SAVE_AS} again",
    ),
    ("too-many-rows", (), {"most": 100_000}, "there are more than 100000 rows: split the list"),
    (
        "too-many-columns",
        (),
        {"most": 256},
        "there are more than 256 columns: keep those of the list",
    ),
    (
        "cell-too-long",
        (),
        {"cell": "B7", "most": 32_767},
        "cell B7 holds more than 32767 characters: shorten it",
    ),
]
