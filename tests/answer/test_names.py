"""The questions by name: each is there, none is hidden by its module, and none is loaded before it is named."""

import subprocess
import sys
from types import ModuleType

from chancery import answer
from chancery.answer import _HOME


def test_every_name_has_a_home_and_is_no_module() -> None:
    assert set(_HOME) == set(answer.__all__)
    for name in answer.__all__:
        assert not isinstance(getattr(answer, name), ModuleType), name


def test_a_question_stays_when_its_module_is_loaded_first() -> None:
    code = "import chancery.answer.timeline; from chancery import answer; print(callable(answer.timeline))"
    assert _run(code) == "True"


def test_a_question_loads_no_other() -> None:
    code = "import sys; from chancery.answer import Unanswerable; print(*sorted(sys.modules))"
    loaded = [name for name in _run(code).split() if name.startswith("chancery.answer.")]
    assert loaded == ["chancery.answer.views"]


def _run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
