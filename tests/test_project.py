"""The project's own files: what they promise is there, and what needs data from outside says so."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import overtures
from overtures import assets
from overtures.cli import main

ROOT = Path(__file__).parents[1]
DEMO = sorted(assets.root("demo").glob("*.txt"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def make(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *args], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.needs("make")
@pytest.mark.parametrize(("target", "variable"), [("score", "EVALUATION"), ("model", "TREEBANKS")])
def test_make_says_which_folder_it_misses(target: str, variable: str, tmp_path: Path) -> None:
    missing = tmp_path / "nothing"
    done = make(target, f"{variable}={missing}")
    assert done.returncode == 2
    assert str(missing) in done.stderr
    assert f"{variable}=FOLDER" in done.stderr


@pytest.mark.needs("make")
def test_make_help_names_the_targets() -> None:
    told = make("help").stdout
    assert all(f"make {target}" in told for target in ("demo", "test", "lint", "score", "model"))


@pytest.mark.parametrize("name", sorted(main.commands))
def test_readme_shows_every_command(name: str) -> None:
    assert f"overtures {name}" in README


def test_readme_leads_to_files_that_exist() -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_changelog_has_the_version() -> None:
    assert f"## [{overtures.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_licence_sets_the_language_model_apart() -> None:
    told = " ".join((ROOT / "LICENSE").read_text(encoding="utf-8").split())
    assert told.startswith("MIT License")
    assert "graph/overtures/data/en_overtures" in told
    assert "CC BY-SA 4.0" in told


def test_demo_has_eight_to_ten_articles() -> None:
    assert 8 <= len(DEMO) <= 10


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_demo_article_is_complete_and_from_nowhere(path: Path) -> None:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    assert set(meta) == {"title", "publisher", "published", "url"}
    assert re.match(r"https://[\w.-]+\.example/", meta["url"]), (
        "a reserved domain, so that no link leads to a real site"
    )
    assert 150 <= len(body.split()) <= 300


@pytest.mark.slow
def test_tour_in_the_readme_is_what_the_program_prints() -> None:
    command = [sys.executable, str(ROOT / "tools" / "tour.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"make readme mends it:\n{done.stdout}{done.stderr}"
