"""The pages, in the order of the navigation. A page is a module here, a template of its name, and a line in `PAGES`."""

from chancery.web.page import Page
from chancery.web.pages import (
    agreements,
    calendar,
    coverage,
    disagreements,
    entity,
    event,
    figures,
    home,
    people,
    post,
    quotations,
    record,
    relation,
    relations,
    report,
    search,
    timeline,
)

PAGES: tuple[Page, ...] = (
    home.PAGE,
    timeline.PAGE,
    relations.PAGE,
    people.PAGE,
    post.PAGE,
    agreements.PAGE,
    agreements.PROMISES,
    quotations.PAGE,
    figures.PAGE,
    calendar.PAGE,
    disagreements.PAGE,
    coverage.PAGE,
    search.PAGE,
    record.PAGE,
    event.PAGE,
    entity.PAGE,
    report.PAGE,
    relation.PAGE,
)
