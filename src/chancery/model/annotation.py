"""What parsing marks on a `Doc` for extraction to read: times, elapsed time and mentions."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.model.when import When


@dataclass(frozen=True, slots=True)
class Time:
    """One temporal expression, in TIMEX3 terms.

    `type` is DATE, TIME, DURATION or SET; `value` a TIMEX3 value; `mod` a TIMEX3 modifier or `None`. `when` is what
    the words can mean as calendar days, `None` for durations and sets that name no days. `function` is
    `PUBLICATION_TIME` or `CREATION_TIME` for a date in a header or dateline, else `None`. `told` is `past` or `future`
    where the clause plainly tells of the date as over or as still to come, else `None`. `range` is the whole stretch
    where the time is an end of one told with words ("from May 5 to June 3").
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    when: When | None = None
    function: str | None = None
    told: str | None = None
    range: When | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the report gives to a person at one place: the words of office and name are `[start, end)`.

    `post` is as the report words it, without country and "former"; `of` alpha-3 or a body's name. `coming` is true for
    an office not yet taken up ("designate", "will succeed"). `rule` names what tied the two together.
    """

    start: int
    end: int
    post: str
    of: str | None
    rule: str
    former: bool = False
    coming: bool = False


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A length of time that dates an earlier event: an anniversary, "67 years ago", "in its 59th year".

    `of` is the event in the report's words. `count` is how many of `unit` (`Y`, `M`, `W`, `D`) lie between `base`, when
    the event was, and `anchor`, from which it is counted; either is `None` when the report does not tell it.
    `ordinal_kind` is `anniversary` (n whole units have passed), `nth` (the n-th unit is running, so n - 1 to n have
    passed), `ago`, `since`, `later`, `past` or `first in`. `derivation` writes the arithmetic out in a sentence.
    `falls` is the very day the anniversary falls on, where common knowledge gives the day of the event; `independent`
    is true where the anchor does not hang on the day of publication.
    """

    start: int
    end: int
    text: str
    of: str | None
    count: float
    unit: str
    ordinal_kind: str
    anchor: When | None
    base: When | None
    derivation: str
    falls: When | None = None
    independent: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the report names, describes or points at an entity.

    `schema` is Person, Organization, PublicBody, Country or Address (FollowTheMoney). `name` is the fullest form in
    the report, without titles. `country` is ISO 3166-1 alpha-3. `post` and `of` are the office given at or for this
    entity in the report. `form` is `name`, `nominal` ("the ambassador") or `pronoun`; mentions of one entity of the
    report share `entity`. `full` is the span with titles and appositions, of which `[start, end)` is the name.
    `offices` are those given at this very place, each to become an occupancy.
    """

    start: int
    end: int
    text: str
    schema: str
    name: str
    entity: int
    country: str | None = None
    post: str | None = None
    of: str | None = None
    form: str = "name"
    full: tuple[int, int] | None = None
    offices: tuple[Office, ...] = ()
