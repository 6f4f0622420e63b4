"""How far a run is: reports done, rate, time left; silent when nobody watches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

    from chancery.run import Progress

STEPS = {
    "names": "telling who is whom",
    "sources": "telling copies from originals",
    "events": "putting tellings of one event together",
    "disagreements": "looking for what does not add up",
    "summaries": "summing up what was promised",
}


class Bar:
    """A progress line on standard error; use it in a `with` statement."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import Progress as Line

        console = Console(stderr=True)
        self._line = Line(*_columns(), console=console, transient=True, disable=not console.is_terminal)
        self._task = self._line.add_task("reading", total=None)

    def __enter__(self) -> Bar:
        self._line.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._line.stop()

    def update(self, progress: Progress) -> None:
        """Shows `progress`."""
        words = STEPS.get(progress.step, progress.step)
        self._line.update(self._task, completed=progress.done, total=progress.total, description=words)


def _columns() -> list[ProgressColumn]:
    from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Reports per second."""

        def render(self, task: object) -> Text:
            speed = getattr(task, "finished_speed", None) or getattr(task, "speed", None)
            return Text(f"{speed:.1f}/s" if speed else "", "dim")

    return [
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(compact=True),
    ]
