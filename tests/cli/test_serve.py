from __future__ import annotations

import socket
import sys

import pytest

from chancery.cli import main


def told(capsys, *arguments):
    with pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    return left.value.code, capsys.readouterr().err


def test_a_missing_record_is_named(tmp_path, capsys):
    code, error = told(capsys, "--record", tmp_path / "none.chancery", "serve")
    assert code == 1
    assert "there is no record" in error


def test_a_port_that_is_taken_is_told_with_the_mend(store, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, error = told(capsys, "--record", store.path, "serve", "--port", port)
    assert code == 1
    assert f"port {port}" in error
    assert "--port" in error


def test_nobody_else_may_curate_unless_told(store, capsys):
    code, error = told(capsys, "--record", store.path, "serve", "--host", "0.0.0.0", "--curate")
    assert code == 2
    assert "--trusted-network" in error.replace("\n", "")


def test_what_is_not_installed_is_named(store, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    code, error = told(capsys, "--record", store.path, "serve")
    assert code == 1
    assert "pip install 'chancery[web]'" in error


def test_shapes_that_are_none_are_told_before_anything_is_served(store, capsys, tmp_path):
    (tmp_path / "mine.json").write_text("{}")
    code, error = told(capsys, "--record", store.path, "serve", "--port", "0", "--shapes", tmp_path / "mine.json")
    assert code == 1
    assert "mine.json" in error
