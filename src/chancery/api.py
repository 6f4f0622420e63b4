"""The record as a Python object: `chancery.open("file.chancery").timeline("VNM", "RUS")`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chancery import answer
from chancery.record import RecordError as RecordError
from chancery.record import Store

if TYPE_CHECKING:
    from chancery.answer.check import Checked
    from chancery.answer.search import Found
    from chancery.run import Added, Options


class Record:
    """An open record with one method for each question; the answers are frozen dataclasses with `to_row()`.

    Use it in a `with` statement, or `close` it. Questions raise `chancery.answer.Unanswerable` with what to mend.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        """Opens the record at `path`, made where there is none; `read_only` opens what is there to ask only."""
        from chancery.pipeline import NameMatcher

        self.store = Store(path, create=not read_only, read_only=read_only)
        self.store.matcher = NameMatcher()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self.store.close()

    def add(self, *sources: str, options: Options | None = None) -> Added:
        """Reads files, folders and addresses into the record. See `chancery.run.Options`."""
        from chancery.run import Options, add

        return add(self.store, sources, options or Options())

    def rebuild(self) -> None:
        """Draws all conclusions anew from the claims."""
        from chancery.pipeline.conclusions import rebuild

        rebuild(self.store)

    def timeline(
        self,
        *parties: str,
        since: str | None = None,
        until: str | None = None,
        type: str | None = None,
        status: str | None = None,
        today: date | None = None,
    ) -> Sequence[answer.EventView]:
        """The events in which all of `parties` took part, in order of time; see `chancery.answer.timeline`.

        Plans whose days have all passed on `today` without a report of the deed are marked overdue.
        """
        return answer.timeline(self.store, parties, answer.Filters(since, until, type, status, today=today)).events

    def event(self, identity: str, *, today: date | None = None) -> answer.EventView:
        """The event with that id, or with a claim of that id."""
        return answer.event(self.store, identity, today=today)

    def parts_of(self, identity: str) -> Sequence[answer.EventView]:
        """The stops, meetings and signings of the visit with that id, in order of time."""
        return answer.parts_of(self.store, answer.event(self.store, identity))

    def who(self, name: str) -> Sequence[answer.Person]:
        """Everybody whom `name` can mean."""
        return answer.who(self.store, name)

    def post(self, name: str, of: str | None = None, *, to: str | None = None) -> answer.PostHistory:
        """Who held a post of a country, organisation or body, as reports attest it; see `chancery.answer.post`."""
        return answer.post(self.store, name, of, to=to)

    def show(self, report: int | str) -> answer.Shown:
        """A report with everything that was found in it."""
        return answer.show(self.store, str(report))

    def search(self, words: str = "", *, kind: str | None = None, limit: int = 20) -> Found:
        """Reports and facts with all of `words`; see `chancery.answer.search.search`."""
        from chancery.answer.search import search

        return search(self.store, words, kind=kind, part=answer.Part(limit))

    def status(self) -> answer.Status:
        """What the record holds."""
        return answer.status(self.store)

    def said(
        self,
        name: str | None = None,
        *,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Sequence[answer.Quotation]:
        """The quotations of a person, a body or a country's officials; see `chancery.answer.said`."""
        return answer.said(self.store, answer.Question(name, about, since, until)).quotations

    def figures(self, *words: str, since: str | None = None, until: str | None = None) -> answer.Figures:
        """The series of a measure, between countries, or all of them; see `chancery.answer.figures`."""
        return answer.figures(self.store, words, since, until)

    def relation(self, left: str, right: str, *, since: str | None = None, today: date) -> answer.Relation:
        """The relation of two countries on one page; see `chancery.answer.relation`."""
        return answer.relation(self.store, left, right, since=since, today=today)

    def milestones(self, *parties: str) -> Sequence[answer.Milestone]:
        """The milestones between countries, each on its best-attested date."""
        return answer.milestones(self.store, parties)

    def agreements(
        self, *parties: str, status: str | None = None, today: date | None = None
    ) -> Sequence[answer.Agreement]:
        """The papers to which all of `parties` are party, and what became of them; see `chancery.answer.agreements`."""
        return answer.agreements(self.store, parties, status=status, today=today)

    def commitments(
        self, *parties: str, due: str | None = None, overdue: bool = False, proposals: bool = False, today: date
    ) -> Sequence[answer.Commitment]:
        """What `parties` promised or planned, as it stands on the day `today`; see `chancery.answer.commitments`."""
        return answer.commitments(self.store, parties, answer.Asked(due, overdue, proposals), today=today)

    def calendar(
        self, *parties: str, since: str | None = None, until: str | None = None, today: date
    ) -> Sequence[answer.Entry]:
        """Anniversaries, plans and promises to come; see `chancery.answer.calendar`."""
        return answer.calendar(self.store, parties, answer.Between(since, until), today=today)

    def coverage(self, *parties: str) -> answer.Coverage:
        """Who tells the events of `parties`, how much, first and alone."""
        return answer.coverage(self.store, parties)

    def corroboration(self, identity: str) -> answer.Corroboration:
        """How well the event, or what the claim with that id states, is attested."""
        return answer.corroboration(self.store, identity)

    def check(self, text: str, *, published: date | None = None) -> Checked:
        """What the record says of each fact of a draft; `published` is its day where its words give none."""
        from chancery.pipeline.draft import check_text

        return check_text(self.store, text, published=published)

    def judge(self, left: str, right: str, verdict: str, *, by: str, why: str = "") -> answer.Ruled:
        """Notes that two people, bodies or events are `same`, `different` or `unsure`, as of now."""
        opinion = answer.Opinion(verdict, by, datetime.now(UTC).replace(microsecond=0), why)
        return self._judged(answer.judge(self.store, left, right, opinion))

    def judgements(self) -> Sequence[answer.Ruled]:
        """What people judged, in order, also what was taken back."""
        return answer.judgements(self.store)

    def undo(self, number: int, *, by: str) -> answer.Ruled:
        """Takes a judgement back, as of now."""
        now = datetime.now(UTC).replace(microsecond=0)
        return self._judged(answer.undo(self.store, number, by=by, at=now))

    def _judged(self, ruled: answer.Ruled) -> answer.Ruled:
        from chancery.pipeline.conclusions import rebuild

        rebuild(self.store, anew=False)
        return ruled

    def disagreements(self, *, dismissed: bool = False) -> Sequence[answer.Disagreement]:
        """What does not add up; `dismissed` adds what somebody dismissed."""
        return answer.disagreements(self.store, dismissed=dismissed)

    def dismiss(self, finding: str, why: str, *, by: str, at: datetime | None = None) -> answer.Disagreement:
        """Notes that a finding is no disagreement, why and who says so; `at` is now unless given."""
        return answer.dismiss(self.store, finding, why, by=by, at=at or datetime.now(UTC))

    def restore(self, finding: str, why: str = "", *, by: str, at: datetime | None = None) -> answer.Disagreement:
        """Takes the dismissal of a finding back."""
        return answer.restore(self.store, finding, why, by=by, at=at or datetime.now(UTC))

    def brief(self, left: str, right: str, *, since: str | None = None, today: date) -> answer.Brief:
        """A briefing note on two countries as of `today`; `chancery.export.brief.render` makes a document of it."""
        return answer.brief(self.store, left, right, since=since, today=today)

    def holdings(self, *parties: str, since: str | None = None, until: str | None = None) -> answer.Holdings:
        """What the record holds on a question, for the exporters of `chancery.export`."""
        return answer.holdings(self.store, parties, answer.Filters(since, until))
