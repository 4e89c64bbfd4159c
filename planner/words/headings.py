"""What stands over the columns of client lists, in English and French, the portal's words too."""

from __future__ import annotations

HEADINGS = {
    "name": (
        "client, name, client name, account, account name, company, customer, nom, nom du"
        " client, compte, nom du compte, entreprise, societe"
    ),
    "package": "package, formule, pack, offer, offre",
    "plan": "plan, forfait, product, produit, edition, plan name, plan type",
    "contacts": (
        "contacts, contact, contact limit, contacts limit, contact tier, list size, "
        "limite de contacts, nombre de contacts, taille de la liste, tranche"
    ),
    "channel": "channel, canal, account type, type de compte, billed by, facture par",
    "accounts": (
        "accounts, comptes, number of accounts, nombre de comptes, quantity, quantite, qty, qte"
    ),
    "status": "status, statut, etat, state, account status",
    "list_price": "list price, prix catalogue, list, catalogue, prix public",
    "software_price": "software, software price, logiciel, prix du logiciel, licence, license",
    "services_price": (
        "services, services price, service, prestations, prix des prestations, retainer, honoraires"
    ),
    "setup_fee": "setup fee, setup, frais de mise en place, mise en place, onboarding",
    "hours": "hours, heures, hours a month, heures par mois, work, travail",
    "other_costs": "other costs, autres couts, costs, couts",
    "tax_rate": "sales tax, tax, vat, tva, tax rate, taux de tva",
    "payment_fee": "payment fee, payment, frais de paiement, paiement, payment method",
    "billing": "billing, facturation, billing interval, billing cycle, frequence",
    "since": (
        "since, depuis, start, start date, created, created on, date de creation, debut, "
        "date de debut, creation date, date created"
    ),
    "free_months": "free months, mois offerts, mois gratuits",
    "channel_locked": "locked, channel locked, verrouille, canal verrouille, bloque",
    "note": "note, notes, comment, comments, remarque, remarques, commentaire",
}
"""By a column's key: other headings that stand for it, in their plain form, apart by commas."""
