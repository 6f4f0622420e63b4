from collections.abc import Callable

import pytest

from chancery.model import Report, Span
from chancery.model.document import Doc
from chancery.parse.mentions import find_mentions
from chancery.parse.tokens import UdTokenizer

Read = Callable[..., Doc]


@pytest.fixture(scope="session")
def read() -> Read:
    """Makes a Doc that no network has read, with its mentions: the rules alone must carry these texts."""
    tokenize = UdTokenizer()

    def make(text: str, furniture: tuple[tuple[str, Span], ...] = ()) -> Doc:
        doc = tokenize(text, Report("test", text, furniture=furniture))
        doc.mentions = find_mentions(doc)
        return doc

    return make
