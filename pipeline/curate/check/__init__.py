"""Check: the letters as the rules read them now, held to what people have checked. Nothing is printed here."""

from pipeline.curate.check.accepting import Acceptance, accept
from pipeline.curate.check.holding import Held, Unheld, check

__all__ = ["Acceptance", "Held", "Unheld", "accept", "check"]
