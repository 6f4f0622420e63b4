"""The pages, in the order of the navigation. A page is a module here, a template of its name, and a line in `PAGES`."""

from chancery.web.page import Page
from chancery.web.pages import disagreements, entity, event, home, people, record, report, search, timeline

PAGES: tuple[Page, ...] = (
    home.PAGE,
    timeline.PAGE,
    people.PAGE,
    search.PAGE,
    disagreements.PAGE,
    record.PAGE,
    event.PAGE,
    entity.PAGE,
    report.PAGE,
)
