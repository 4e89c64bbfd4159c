"""The help on what to decide: a quote, the best next step, and what lies behind it."""

from __future__ import annotations

from planner.words.catalogue import text

Written = tuple[str, list[str]]


def of_quote() -> Written:
    """What the page of quotes is for, and how one ends."""
    return text("Quote a client"), [
        text(
            "A quote is a client of your plan that counts and earns nothing yet. Type what they "
            "tell you; the four figures at the top say what they pay, what you keep, how far you "
            "can go down, and what the first year leaves."
        ),
        text(
            "What the package says holds until you type something else; the arrow beside a field "
            "gives it back. A line of “What you may give” is granted by Enter or a double click."
        ),
        text(
            "“Won” makes the client one of yours, “Lost” keeps them as archived with your reason. "
            "Ctrl+Shift+N begins a quote from any page."
        ),
    ]


def of_mix() -> Written:
    """The best mix of channels."""
    return text("The best mix"), [
        text(
            "“Best mix” finds which accounts to resell and which to put on commission so that you "
            "earn the most. It tries every tier: for each the best set that reaches it, then the "
            "best tier. A client is split only where part of its accounts should move."
        ),
        text(
            "It says who moves, what that brings, why, and what the client pays then and to whom. "
            "Clients locked to their channel stay; “Apply” is one step, which undo takes back. "
            "Commission is counted as in the months in which it is paid."
        ),
    ]


def of_tier() -> Written:
    """The next tier."""
    return text("The next tier"), [
        text(
            "Under “Best next step”: how many accounts each tier above needs, what it saves on the "
            "bill of those you have, and what as many clients like yours change your profit by. "
            "Where a tier shows one billing cycle late, the first cycle is told apart."
        ),
        text(
            "Fillers are accounts that earn nothing, at the cheapest published price. Their price "
            "is a fact, not advice: the vendor's discount is meant for genuine accounts, active "
            "and paid."
        ),
        text(
            "The stairs are the vendor's bill for every number of accounts of your own book, to "
            "the cent. Hatched numbers cost more than some larger one. What you could lose is told "
            "below: how many accounts may leave before your discount falls."
        ),
    ]


def of_goal() -> Written:
    """The value that an input must have."""
    return text("Prices and goals"), [
        text(
            "“Price finder”, under “Best next step”, says what a package has to cost at every tier "
            "for your target margin, the floor under which it loses money, and the room that "
            "today's price leaves. A price that is applied asks whether it is for everyone or for "
            "new clients only."
        ),
        text(
            "Ctrl+G in a field, or the small target in it, asks what the number would have to be "
            "for a profit or a margin that you type. All else stays as it is; the answer is exact "
            "to the last cent, and applying it is one step that can be undone. For a client that "
            "you quote, the goal is what you keep of that client alone."
        ),
        text(
            "Where no value does it, the reason is said: a fee that takes too much of any price, "
            "or costs that are not the ones in the way. With numbers of accounts, tiers can bring "
            "a goal and take it away again: that is said too."
        ),
    ]


def of_worth() -> Written:
    """What a client is worth."""
    return text("What each client is worth"), [
        text(
            "Under “Best next step”: what you would earn less a month without a client. That is "
            "its own contribution, and what its accounts save all the others because the tier is "
            "reached with them. Rows of one name are one client."
        ),
        text(
            "A client is carried by the others where it loses money, or would with the discount "
            "of its own accounts alone. One that loses money itself and saves the others more is "
            "not carried: it holds the tier. Press Enter on a client to go to its row."
        ),
    ]


def of_moves() -> Written:
    """What moves the profit, and the map."""
    return text("What moves the profit"), [
        text(
            "Under “More”: each price, cost, rate and number is moved by itself, and the bars say "
            "what you earn at either end. Choose one in the table and type how far it may move, in "
            "per cent or as an amount; what you type is kept in the plan and changes no figure."
        ),
        text(
            "“Loss at” is where nothing is left, exactly, if it lies within the range. With "
            "another number of resold accounts the mix stays as it is."
        ),
        text(
            "“Price and accounts” is the same book at other prices and other numbers of resold "
            "accounts. The lines run where a loss begins, and where your profit goal or your "
            "target margin is met by the whole book, overheads included."
        ),
    ]


def of_channels() -> Written:
    """Resale against commission, and other programmes."""
    return text("Resell or commission, and other programmes"), [
        text(
            "One account, an average one or one on a package, stands at each tier: columns are "
            "what it earns resold, dashes what it earns on commission while the vendor pays it, "
            "dots what is left afterwards. Over the months both are added up, with the accounts "
            "that leave taken off, and the month is said from which reselling is ahead."
        ),
        text(
            "The table below says which commission rate would earn as much as reselling. Where "
            "you have entered none, no commission is counted and neither way is called better."
        ),
        text(
            "“Other programmes”, under “More”, holds your book against each programme that ships, "
            "and against that of another plan file. Only the programme changes. What is not known, "
            "such as a rate or another vendor's prices, is said and never guessed."
        ),
    ]


def of_scenarios() -> Written:
    """Scenarios."""
    return text("Scenarios: trying without touching your plan"), [
        text(
            "A scenario is your plan with a few things different. Only what differs is kept, so a "
            "change of your plan shows in every scenario, but for what it says otherwise."
        ),
        text(
            "Add a difference: look for a price, hours, a client, a rule, and type the other "
            "value. The chart and the table hold up to five scenarios against your plan. "
            "“Apply” makes one your plan; one undo takes it back."
        ),
        text(
            "“Keep last edits” makes a scenario of what you have just changed, and your plan is as "
            "before. A difference whose client or package is gone is named, and changes nothing."
        ),
    ]
