"""What stands on a vendor's invoice, in English and French: headings, add-ons, taxes, totals."""

from __future__ import annotations

import re

from planner.model.invoice.lines import LineKind
from planner.model.money import EXPONENTS
from planner.words.cells import plain

HEADINGS = {
    "name": (
        "client, name, account, account name, account url, url, domain, site, subdomain, customer, "
        "client name, company, nom, nom du client, compte, nom du compte, adresse du compte, "
        "entreprise, societe"
    ),
    "description": (
        "description, item, details, detail, product, line item, memo, service, libelle, "
        "designation, article, produit, objet"
    ),
    "plan": "plan, plan name, plan type, edition, forfait",
    "contacts": (
        "contacts, contact limit, contact tier, contacts limit, list size, limite de contacts, "
        "nombre de contacts, tranche"
    ),
    "accounts": (
        "accounts, number of accounts, quantity, qty, comptes, nombre de comptes, quantite, qte"
    ),
    "period": (
        "period, billing period, service period, date, dates, periode, periode de facturation"
    ),
}
AMOUNTS = (
    "amount, net amount, amount excl tax, montant, montant ht, amount due, billed, facture",
    "line total, total ht, total, total price, subtotal, sous total, charge, charges, prix total, "
    "debit, debits",
    "price, prix, cost, cout, tarif, fee, total ttc, montant ttc",
)
"""Headings of an amount, those first that are most surely the line's own."""

ADD_ONS = (
    "add on, add ons, addon, addons, sms, whatsapp, overage, overages, option, options, module, "
    "supplement, extra, transactional, transactionnel, depassement, custom reporting, "
    "enhanced crm, pipelines, sales engagement, ai activities"
)
TAXES = "vat, tva, tax, taxe, taxes, gst, hst, pst, qst, tps, tvq, iva, mwst"
TOTALS = (
    "total, totals, subtotal, sub total, sous total, grand total, invoice total, total due, "
    "amount due, amount paid, balance, balance due, total ht, total ttc, total general, "
    "montant du, montant total, net a payer, solde, solde du, total a payer, total hors taxes, "
    "total excluding tax, total including tax, total excl tax, total incl tax, amount remaining, "
    "payment, paid, paiement, deja paye"
)
MOST_WORDS_OF_A_TAX = 4

_CONTACTS = re.compile(r"(\d[\d.,'\s\u00a0\u202f]*)\s*(?:contacts?|subscribers?|abonnés?)\b", re.I)
_ACCOUNTS = re.compile(r"\b(\d{1,6})\s*(?:accounts|comptes)\b|[x×]\s*(\d{1,6})\s*$", re.I)


def _set(words: str) -> frozenset[str]:
    return frozenset(each.strip() for each in words.split(","))


_KEYS = {plain(each): key for key, words in HEADINGS.items() for each in _set(words)}
_RANKS = {plain(each): rank for rank, words in enumerate(AMOUNTS) for each in _set(words)}
_ADD_ONS = tuple(f" {words} " for words in sorted(_set(ADD_ONS)))
_TAXES, _TOTALS = _set(TAXES), _set(TOTALS)


def column_of(heading: str) -> str:
    """The column that a heading stands for, ``amount`` aside; empty where it is none."""
    return _KEYS.get(plain(heading), "")


def amount_rank(heading: str) -> int | None:
    """How surely a heading is that of the amount: 0 the most; None where it is not."""
    words = plain(heading).split()
    if len(words) > 1 and words[-1].upper() in EXPONENTS:
        words.pop()
    return _RANKS.get(" ".join(words))


def kind_of(words: str) -> LineKind:
    """What a line seems to be by its words."""
    letters = [each for each in plain(words).split() if not each.isdigit()]
    said = " ".join(each for each in letters if each.upper() not in EXPONENTS)
    if said in _TOTALS:
        return LineKind.TOTAL
    if len(letters) <= MOST_WORDS_OF_A_TAX and not _TAXES.isdisjoint(letters):
        return LineKind.TAX
    padded = f" {' '.join(letters)} "
    return LineKind.ADD_ON if any(each in padded for each in _ADD_ONS) else LineKind.ACCOUNT


def contacts_in(words: str) -> int | None:
    """How many contacts a text states: ``Plus, 5,000 contacts``."""
    found = _CONTACTS.search(words)
    digits = "".join(mark for mark in found[1] if mark.isdigit()) if found else ""
    return int(digits) if 0 < len(digits) <= 8 else None


def accounts_in(words: str) -> int | None:
    """For how many accounts a text says it is: ``14 accounts``, ``× 14``."""
    found = _ACCOUNTS.search(words)
    return None if found is None else int(found[1] or found[2]) or None


def plan_in(words: str, plans: tuple[str, ...]) -> str:
    """The one plan that a text names; empty where it names none or several."""
    said = set(plain(words).split())
    found = [each for each in plans if plain(each) in said]
    return found[0] if len(found) == 1 else ""
