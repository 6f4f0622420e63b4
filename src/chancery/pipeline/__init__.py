"""The only place where the stages meet: reports to evidence, evidence to conclusions."""

from chancery.pipeline.conclusions import rebuild
from chancery.pipeline.evidence import Evidence, Tally, analyse, analyse_batch, fresh, store_batch

__all__ = ["Evidence", "Tally", "analyse", "analyse_batch", "fresh", "rebuild", "store_batch"]
