"""Why a file is no plan, or could not be written: the sentences of the plan file."""

from __future__ import annotations

from planner.words.brand_faults import brand_fault
from planner.words.catalogue import text


def file_fault(code: str) -> str:
    """Return the message of a fault, with its placeholders; empty where it is none of a file."""
    of_plan = _opening(code) or _saving(code) or _content(code) or _value(code)
    return of_plan or _table(code) or brand_fault(code)


def kind(name: str) -> str:
    """Say what a value of a file is, from the name that reading has for it."""
    match name:
        case "object":
            return text("a group in { }")
        case "list":
            return text("a list in [ ]")
        case "text":
            return text("text between quotation marks")
        case "yes-no":
            return text("true or false")
        case "count":
            return text("a whole number")
        case "number":
            return text("a number with decimals")
        case _:
            return text("null")


def _opening(code: str) -> str:
    """The file as a whole."""
    match code:
        case "no-such-file":
            return text('there is no file "{path}": check its name and folder')
        case "is-a-folder":
            return text('"{file}" is a folder: choose a file')
        case "not-a-file":
            return text('"{file}" is a device or a pipe, not a file: choose another')
        case "no-permission":
            return text('"{file}" may not be read by you: ask its owner for permission')
        case "unreadable":
            return text('"{file}" cannot be read ({reason}): copy it elsewhere and try again')
        case "too-large":
            return text('"{file}" is too large: choose a file below {most} MB')
        case "empty-file":
            return text("the file is empty: open an earlier version of it")
        case "other-format":
            return text("this file is not a plan of this program: choose another")
        case "no-version":
            return text("the version must be a whole number from 1: open the file as it was saved")
        case "newer-version":
            return text(
                "this plan needs a newer version of the program (its format is {version}, this "
                "program knows {known}): update the program; the file is left as it is"
            )
        case _:
            return ""


def _saving(code: str) -> str:
    """What keeps a plan from being written."""
    match code:
        case "no-folder":
            return text('there is no folder "{folder}": save it elsewhere')
        case "folder-takes-none":
            return text('no files can be written to "{folder}": save it elsewhere')
        case "folder-in-the-way":
            return text('there is a folder of the name "{file}": choose another name')
        case "name-unusable":
            return text('no file can have the name "{file}": choose another')
        case "cannot-write":
            return text('"{file}" may not be written here: save it elsewhere')
        case "disk-full":
            return text('the disk is full: make room for "{file}" or save it elsewhere')
        case "name-too-long":
            return text('the name "{file}" is too long: choose a shorter one')
        case "write-failed":
            return text('"{file}" could not be written ({reason}): save it elsewhere')
        case _:
            return ""


def _content(code: str) -> str:
    """What the file's text suffers from, before it says anything."""
    match code:
        case "not-utf-8":
            return text(
                "the file holds something other than text (at byte {byte}): "
                "open an earlier version of it"
            )
        case "not-json":
            return text(
                "the file is damaged at line {line}, character {column}: "
                "mend it there or open an earlier version of it"
            )
        case "too-deep":
            return text("too many lists or groups lie inside each other: remove some")
        case "half-a-character":
            return text("a text holds half a character, cut in two somewhere: type it again")
        case "repeated-key":
            return text('"{text}" stands twice in the same group: remove one of them')
        case "json-constant":
            return text('{text} is not a number that can be used: write digits, as in "199.00"')
        case "number-too-long-somewhere":
            return text("a whole number has thousands of digits: there may be 15")
        case _:
            return ""


def _table(code: str) -> str:
    """What a list of rows and columns suffers from, in a file or on the clipboard."""
    match code:
        case "empty-list":
            return text("there is nothing in the list: choose one with at least one row")
        case "not-a-list":
            return text("this file holds no rows and columns: choose a CSV or XLSX file")
        case "markup":
            return text(
                "this file is a web page or a document, whatever its name says: "
                "open it in a spreadsheet program and save it as XLSX"
            )
        case "unknown-encoding":
            return text(
                "the letters of this file cannot be made out: "
                "open it where it was made and save it as CSV in UTF-8"
            )
        case "not-in-encoding":
            return text("this file is not written in {encoding}: choose another encoding")
        case "old-spreadsheet":
            return text(
                "this spreadsheet is of the old kind (.xls): "
                "open it in a spreadsheet program and save it as XLSX"
            )
        case "other-spreadsheet":
            return text(
                "spreadsheets of the kind {ending} are not read here: "
                "open it in its program and save it as XLSX or CSV"
            )
        case "locked-spreadsheet":
            return text("the spreadsheet is locked with a password: save it without one")
        case "damaged-spreadsheet":
            return text(
                "the spreadsheet is damaged: open it in a spreadsheet program and save it again"
            )
        case "spreadsheet-too-large":
            return text("the spreadsheet holds more than {most} MB: keep only the list in it")
        case "no-such-sheet":
            return text('there is no sheet "{sheet}" in the file: choose another')
        case "formula-without-result":
            return text(
                "the formula in cell {cell} has no result in the file: "
                "open it in a spreadsheet program and save it again"
            )
        case "too-many-rows":
            return text("there are more than {most} rows: split the list")
        case "too-many-columns":
            return text("there are more than {most} columns: keep those of the list")
        case "cell-too-long":
            return text("cell {cell} holds more than {most} characters: shorten it")
        case _:
            return ""


def _value(code: str) -> str:
    """One value of the file."""
    match code:
        case "wrong-type":
            return text("this must be {wanted}, not {got}")
        case "missing-key":
            return text('"{key}" is missing: add it')
        case "unknown-word":
            return text('"{word}" is not known here: write one of {words}')
        case "not-a-band":
            return text('"{band}" is not a number of contacts: write digits alone, as in "5000"')
        case "number-unquoted":
            return text('{text} must stand between quotation marks, as in "199.00"')
        case "not-a-number":
            return text('"{text}" is not a number: write digits and one point, as in "199.00"')
        case "number-too-long":
            return text(
                "{text} is too long: there may be 15 digits before the point and 12 after it"
            )
        case "count-too-long":
            return text("{text} is too long: there may be 15 digits")
        case "too-many-decimals":
            return text('"{text}" has more decimals than {currency} has ({digits}): round it')
        case "not-a-date":
            return text('"{text}" is not a date: write year, month and day, as in "2026-03-31"')
        case "not-a-colour":
            return text('"{text}" is not a colour: write it as in "#0A5FC2"')
        case "not-base64":
            return text("this is no file in base64: choose the picture or font again")
        case "not-a-month":
            return text('"{text}" is not a month: write year and month, as in "2026-03"')
        case "unknown-currency":
            return text('"{text}" is not a currency: write its code, such as "USD" or "EUR"')
        case "unknown-input":
            return text('no scenario can change "{input}" of "{of}"')
        case "repeated-input":
            return text("this scenario says twice what it changes here: keep one of the two")
        case "not-a-price":
            return text(
                'this is not a price: write an amount such as "199.00", '
                '{{"over_list": "20.00"}} or {{"list_times": "1.10"}}'
            )
        case _:
            return ""
