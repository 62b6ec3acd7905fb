"""What may be spent, and when the person is asked first."""

from __future__ import annotations

from dataclasses import dataclass

from sora_mcp.errors import BudgetError, ConsentError
from sora_mcp.prices import Cost


@dataclass(frozen=True)
class Limits:
    """What may be spent without asking, in USD; None is no limit."""

    per_clip_usd: float | None = None
    per_day_usd: float | None = None
    confirm_above_usd: float | None = None
    allows_unknown_price: bool = False

    @property
    def is_set(self) -> bool:
        """Whether there is any limit, so that an unknown price matters."""
        limits = (self.per_clip_usd, self.per_day_usd, self.confirm_above_usd)
        return any(limit is not None for limit in limits)

    def check(self, cost: Cost, *, is_agreed: bool) -> None:
        """Pass what may be spent now; the daily cap is the ledger's, which knows the day.

        Raises:
            BudgetError: too much for one video, or a price nobody knows under a limit.
            ConsentError: the person has to agree first.
        """
        if cost.usd is None:
            if self.is_set and not self.allows_unknown_price:
                raise BudgetError(
                    "The price of this is not known, and there is a spending limit. Set its price "
                    "in SORA_MCP_PRICES, or allow it with SORA_MCP_ALLOW_UNKNOWN_PRICE=true."
                )
            return
        if self.per_clip_usd is not None and cost.usd > self.per_clip_usd:
            raise BudgetError(
                f"This would cost about ${cost.usd:.2f}; one video may cost "
                f"${self.per_clip_usd:.2f} (SORA_MCP_MAX_USD_PER_CLIP)."
            )
        confirm_above = self.confirm_above_usd
        if confirm_above is not None and cost.usd > confirm_above and not is_agreed:
            raise ConsentError(f"This would cost about ${cost.usd:.2f}.")
