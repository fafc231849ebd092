"""The closed vocabulary of what an inspector judges."""

from typing import Literal

from models.base import Noun


class Measure(Noun):
    """One thing that letters give a result on, such as `public.review-of-plans`."""

    id: str
    theme: str
    activity: str
    unit: Literal["case", "child", "report", "staff"]
    voice: Literal["inspector", "staff", "statistics"]
    direction: Literal["higher-better", "lower-better", "context"]
    label: str
    definition: str
