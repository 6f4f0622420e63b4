"""Where batches run, and `add`: from sources to a record."""

from chancery.run.add import Added, Options, Progress, add
from chancery.run.local import Engine, WorkerLost, cores, local

__all__ = ["Added", "Engine", "Options", "Progress", "WorkerLost", "add", "cores", "local"]
