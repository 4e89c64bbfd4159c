"""What the audience check found in a client's file, in sentences."""

from __future__ import annotations

from planner.words.catalogue import text
from planner.words.sentences import one_line


def sentence(kind: str, where: str, found: str) -> str:
    """Why a client's file was not written.

    Args:
        kind: what was found, as the check calls it.
        where: the place in the file.
        found: as it is written there.
    """
    shown = one_line(found, 80)
    match kind:
        case "figure":
            said = text(
                'not written for a client: "{found}" ({where}) is a figure of your own; if the '
                "client may know it, write it in the terms"
            )
        case "word":
            said = text(
                'not written for a client: the word "{found}" ({where}) is for us alone; choose '
                "another kind of file"
            )
        case "name":
            said = text(
                'not written for a client: "{found}" ({where}) is a name or note of yours; change '
                "it, or if the client may know it, write it in the terms"
            )
        case "remains":
            said = text(
                "not written for a client: there is something hidden in it ({where}); choose "
                "another kind of file"
            )
        case _:
            said = text(
                "not written for a client: it cannot be read back ({where}); choose another kind "
                "of file"
            )
    return said.format(found=shown, where=one_line(where, 120))
