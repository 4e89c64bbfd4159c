"""The formulas of one account's lines, from the cells of its terms."""

from __future__ import annotations

from planner.export.internal.workbook.account_columns import Ref
from planner.export.internal.workbook.source import Rule, Source


def is_or_empty(cell: str, words: str) -> str:
    """Whether a cell says what it does when nothing is typed into it."""
    return f'OR({cell}="",{cell}="{words}")'


def software(source: Source, at: Ref, listed: str) -> str:
    """The software price of a list price, which is in the plan's currency."""
    return source.round(
        f'IF({at("rule")}="{Rule.fixed()}",{at("number")},'
        f'IF({at("rule")}="{Rule.over_list()}",{listed}+{at("number")},'
        f"{listed}*{at('number')}))"
    )


def price(source: Source, at: Ref, full: str) -> str:
    """What of a full price a month of a year costs that is paid at once."""
    a_month = source.round(f"{full}*{at('months')}/12")
    return f"IF({at('months')}=0,{full},{a_month})"


def pays(source: Source, at: Ref, full: str) -> str:
    """What is paid at once, with tax."""
    once = f"{full}*MAX(1,{at('months')})"
    return source.round(f"{once}+{source.round(once + '*' + at('tax'))}")


def fee(source: Source, at: Ref, paid: str) -> str:
    """The payment fee on what is paid at once."""
    full = source.round(f"{paid}*{at('fee_rate')}") + f"+{at('fee_fixed')}"
    capped = f'IF({at("fee_cap")}="",{full},MIN({full},{at("fee_cap")}))'
    return f"IF({paid}=0,0,{source.round(capped)})"


def fee_a_month(source: Source, at: Ref, paid: str) -> str:
    """What of the payment fee a month has."""
    return source.round(f"{fee(source, at, paid)}/IF({at('months')}=0,1,12)")


def commission(source: Source, listed: str) -> str:
    """The commission on a list price in the list's currency."""
    made = source.converted(source.round_listed(f"{listed}*N(commission_rate)"))
    return f'IF(commission_rate="",0,{made})'
