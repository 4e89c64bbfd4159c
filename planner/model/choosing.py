"""What is looked at of an offer, and how a choice follows where the offer is another."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from planner.model.offer import Choice, Offer, OfferedPackage

NONE_TICKED: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Looking:
    """An offer, what is chosen of it, and the options that are ticked on each of its packages."""

    offer: Offer
    choice: Choice
    ticked: tuple[frozenset[int], ...]

    @classmethod
    def at(cls, offer: Offer) -> Looking:
        """What is looked at first."""
        starts = offer.starts
        places = range(len(offer.packages))
        ticked = (starts.options if each == starts.package else NONE_TICKED for each in places)
        return cls(offer, starts, tuple(ticked))

    @property
    def package(self) -> OfferedPackage | None:
        """The package that is chosen; None where none is offered."""
        packages = self.offer.packages
        return packages[self.choice.package] if packages else None

    def of(self, package: int) -> Choice:
        """The choice with another package in it, and the options that are ticked there."""
        return replace(self.choice, package=package, options=self.ticked[package])

    def choosing(self, **changes: Any) -> Looking:
        """Another choice of the same offer."""
        chosen = replace(self, choice=replace(self.choice, **changes))
        return replace(chosen, choice=chosen.of(chosen.choice.package))

    def ticking(self, package: int, option: int, *, on: bool) -> Looking:
        """An option more or less on one of the packages."""
        ticked = list(self.ticked)
        ticked[package] = ticked[package] | {option} if on else ticked[package] - {option}
        return replace(self, ticked=tuple(ticked)).choosing()

    @property
    def changed(self) -> bool:
        """Whether it is another choice than the one that was shown first."""
        offer, choice = self.offer, self.choice
        if not offer.packages:
            return False
        return choice != offer.starts and (
            replace(choice, contacts=None) != replace(offer.starts, contacts=None)
            or offer.contacts_of(choice) != offer.contacts_of(offer.starts)
        )

    @property
    def shows_direct(self) -> bool:
        """Whether buying direct may be shown: it is allowed, and both public prices are known.

        Where the vendor bills the client itself, there is nothing to compare.
        """
        offer = self.offer
        compared = offer.shows_direct and offer.includes_software and offer.packages
        band = offer.band(self.choice) if compared else None
        public = None if band is None else band.public
        return public is not None and None not in {public.monthly, public.yearly}

    def onto(self, offer: Offer) -> Looking:
        """The same choice of another offer: what was not touched begins where that offer does.

        Whatever the other offer does not allow is gone.
        """
        if not offer.packages:
            return Looking.at(offer)
        before, now, starts = self.offer.starts, self.choice, offer.starts
        same = {
            each.name: getattr(now, each.name)
            for each in fields(Choice)
            if getattr(now, each.name) != getattr(before, each.name)
        }
        places = {each.id: place for place, each in enumerate(offer.packages)}
        package = self.package
        if "package" in same and package is not None:
            same["package"] = places.get(package.id, starts.package)
        if "reduction" in same and now.reduction:
            wanted = self.offer.reductions[now.reduction - 1]
            found = offer.reductions.index(wanted) + 1 if wanted in offer.reductions else 0
            same["reduction"] = found
        if not offer.contacts_can_change:
            same.pop("contacts", None)
        if not (offer.monthly and offer.yearly):
            same.pop("yearly", None)
        if not offer.setup_can_be_waived:
            same.pop("setup_waived", None)
        if not offer.free_months:
            same.pop("free_month", None)
        same.pop("options", None)
        ticked = tuple(self._ticked_on(each) for each in offer.packages)
        return Looking(offer, replace(starts, **same), ticked).choosing()

    def _ticked_on(self, package: OfferedPackage) -> frozenset[int]:
        """Which options of a package are ticked, as far as they are still offered."""
        for place, each in enumerate(self.offer.packages):
            if each.id == package.id:
                texts = {each.options[option].text for option in self.ticked[place]}
                options = enumerate(package.options)
                return frozenset(index for index, one in options if one.text in texts)
        return NONE_TICKED
