"""What is handed out: the wheel holds all that the program needs, and works away from the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LARGEST_MODEL = 12_000_000  # bytes

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment with the wheel and what it declares that it needs, nothing else."""
    home = tmp_path_factory.mktemp("fresh") / "env"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_bare())
    assert done.returncode == 0, done.stderr
    return home / "bin"


def _bare() -> dict[str, str]:
    """The environment without what could lead back into the checkout or to somebody's store."""
    return {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "OVERTURES", "VIRTUAL"))}


def run(program: Path, *args: str, cwd: Path) -> str:
    done = subprocess.run([str(program), *args], capture_output=True, text=True, check=False, cwd=cwd, env=_bare())
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_wheel_holds_ontology_queries_demo_and_model(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "overtures/ontology/overtures.ttl" in names
    for folder, ending in (
        ("ontology/shapes", ".ttl"),
        ("queries", ".rq"),
        ("demo", ".txt"),
        ("ontology/rules", ".rq"),
    ):
        shipped = {n for n in names if n.startswith(f"overtures/{folder}/") and n.endswith(ending)}
        source = ROOT / folder if (ROOT / folder).is_dir() else ROOT / "graph" / "overtures" / folder
        there = {f"overtures/{folder}/{path.relative_to(source).as_posix()}" for path in source.rglob(f"*{ending}")}
        assert shipped == there and there
    assert any(n.endswith(".dist-info/licenses/LICENSE") for n in names)
    assert "overtures/data/en_overtures/LICENSE" in names


def test_wheel_holds_nothing_of_tests_and_training(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"overtures"}


def test_language_model_stays_small(wheel: Path) -> None:
    packed = [
        i.file_size for i in zipfile.ZipFile(wheel).infolist() if i.filename.startswith("overtures/data/en_overtures/")
    ]
    assert packed
    assert sum(packed) <= LARGEST_MODEL


def test_main_job_runs_from_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import overtures; print(overtures.__file__)", cwd=tmp_path)
    assert not Path(where.strip()).is_relative_to(ROOT)
    (tmp_path / "story.txt").write_text(
        "Labour in Tarnholme have offered the Greens a coalition.\n\n"
        'Green group leader Cllr Ada Quill said: "We have turned Labour\'s offer down."\n',
        encoding="utf-8",
    )
    reading = json.loads(run(installed / "overtures", "read", "story.txt", "--json", cwd=tmp_path))
    assert reading["quotes"][0]["speaker"] == "Ada Quill"
    assert "1 added" in run(installed / "overtures", "add", "story.txt", "--store", "here", cwd=tmp_path)
    assert "Labour" in run(installed / "overtures", "export", "turtle", "--store", "here", cwd=tmp_path)


def test_demo_runs_from_the_installed_wheel_again_and_again(installed: Path, tmp_path: Path) -> None:
    first = run(installed / "overtures", "demo", cwd=tmp_path)
    again = run(installed / "overtures", "demo", cwd=tmp_path)
    assert "10 added" in first
    assert "10 unchanged" in again
    assert [path.name for path in tmp_path.iterdir()] == ["overtures-demo"]
