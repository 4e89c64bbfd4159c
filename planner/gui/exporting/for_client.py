"""Charts for one client: in the agency's looks, without a mark, read back before they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planner.charts.brand import brand_palette
from planner.charts.picture import Picture
from planner.export.footer import client_footer
from planner.export.sheet import Sheet
from planner.gui.exporting.audience import Audience
from planner.model.brand import Brand
from planner.model.offer import Offer


class ForClient:
    """What the charts of an offer are to the client that sees it."""

    def __init__(
        self,
        offer: Callable[[], Offer],
        brand: Callable[[], Brand],
        leaks: Callable[[bytes, str], Sequence[str]],
    ) -> None:
        """Make charts for a client.

        Args:
            offer: what the client may see now.
            brand: the agency's looks.
            leaks: reads a file back, its bytes and its suffix, and says what must not be in it.
        """
        self._offer, self._brand, self._leaks = offer, brand, leaks

    @property
    def audience(self) -> Audience:
        """Who gets them."""
        return Audience(internal=False, sheet=self.sheet, name=self.name, leaks=self._leaks)

    def sheet(self, picture: Picture) -> Sheet:
        """A picture in the agency's looks, with the offer's footer."""
        brand = self._brand()
        return Sheet(
            picture,
            client_footer(self._offer()),
            palette=brand_palette(brand),
            face=brand.font,
        )

    def name(self) -> tuple[str, ...]:
        """A file's name begins with the agency's and the client's."""
        offer = self._offer()
        return offer.agency, offer.client
