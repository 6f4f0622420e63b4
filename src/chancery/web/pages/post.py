"""Post: who held it, as reports attest it, with what they leave open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from pydantic import BaseModel, Field

from chancery import answer
from chancery.answer import PostHistory, View
from chancery.web.careers import Career, holders
from chancery.web.edition import Asked
from chancery.web.page import Page
from chancery.web.paging import Text

MOST = 20
"""Attestations of each holder: the first of them."""


class Wanted(BaseModel):
    """Which post, of whom, accredited to whom."""

    post: Annotated[Text, Field(max_length=200, description="The post: foreign minister, ambassador …")] = None
    of: Annotated[Text, Field(description="The country, organisation or body.")] = None
    to: Annotated[Text, Field(description="The country to which an ambassador is accredited.")] = None


@dataclass(frozen=True, slots=True)
class PostPage(View):
    """The holders of a post in order of the first day attested; nothing when no post was asked for."""

    asked: Wanted
    history: PostHistory | None

    def chart(self) -> Career:
        """The holders as bars over the years."""
        return holders(self.history.holders if self.history else ())


def post(record: Asked, wanted: Annotated[Wanted, Query()]) -> PostPage:
    """Who held a post, from the first to the last day attested, with gaps and overlaps."""
    if not wanted.post:
        return PostPage(wanted, None)
    return PostPage(wanted, answer.post(record.store, wanted.post, wanted.of, to=wanted.to, most=MOST))


PAGE = Page("/post", "post", post, "Posts")
