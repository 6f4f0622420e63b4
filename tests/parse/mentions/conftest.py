from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from chancery.model import Report, Span
from chancery.parse.extensions import declare
from chancery.parse.mentions import find_mentions

Read = Callable[..., Doc]


@pytest.fixture(scope="session")
def read() -> Read:
    """Makes a Doc that no network has read, with its mentions: the rules alone must carry these texts."""
    declare()
    nlp = spacy.blank("en")

    def make(text: str, furniture: tuple[tuple[str, Span], ...] = ()) -> Doc:
        doc = nlp.make_doc(text)
        doc._.report = Report("test", text, furniture=furniture)
        doc._.mentions = find_mentions(doc)
        return doc

    return make
