"""What is wrong with what clients may see, with looks and wording, and with what was sent."""

from __future__ import annotations

from planner.words.catalogue import text


def offer_problem(code: str) -> str:
    """Return the message of a problem, with its placeholders; empty where it is none of these."""
    match code:
        case "months-of-a-year":
            return text("{months} months are none of a year: enter 1 to 12, or untick the choice")
        case "too-many-listed":
            return text("{count} of them are too many: {most} is the most, remove some")
        case "text-too-long":
            return text("a text of {count} characters is too long: {most} is the most, shorten it")
        case "file-too-heavy":
            return text(
                "a file of {size} MB is too large: {most} MB is the most, use a smaller one"
            )
        case "not-of-its-offer":
            return text("what was chosen is not in the offer that was sent: remove this proposal")
        case "never-offered":
            return text(
                "{value} is in no offer that was ever sent: correct the file, or remove this "
                "proposal"
            )
        case "shown-package-unknown":
            return text(
                'there is no package "{package}" to show: it is left out, choose what is shown anew'
            )
        case _:
            return ""
