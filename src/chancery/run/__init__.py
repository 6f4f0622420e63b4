"""Where batches run, and `add`: from sources to a record."""

from chancery.run.add import Added, Options, Progress, add
from chancery.run.local import local

__all__ = ["Added", "Options", "Progress", "add", "local"]
