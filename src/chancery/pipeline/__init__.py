"""The only place where the stages meet: reports to evidence, and evidence to conclusions (`conclusions`)."""

from chancery.pipeline.evidence import (
    Evidence,
    Tally,
    analyse,
    analyse_batch,
    dating_of,
    fresh,
    read_times_of,
    store_batch,
)
from chancery.pipeline.names import NameMatcher

__all__ = [
    "Evidence",
    "NameMatcher",
    "Tally",
    "analyse",
    "analyse_batch",
    "dating_of",
    "fresh",
    "read_times_of",
    "store_batch",
]
