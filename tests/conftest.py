"""What several tests share: the articles beside the checkout, and the rule that CI skips nothing it could run.

A test that needs the annotated articles or the seed articles takes the fixture `shared` (or `evaluation`, `seeds`); one
that runs another program is marked `@pytest.mark.needs("dot")`. Where CI is set, every skip is a failure, but for the
folder of articles: a checkout that has none beside it cannot run those tests, unless OVERTURES_SHARED promises them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from tests.stores import serving

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("OVERTURES_SHARED", ROOT.parent / "shared"))
_NO_SHARED = f"no folder of articles at {SHARED}; name it in OVERTURES_SHARED"


def pytest_configure(config: pytest.Config) -> None:
    """Markers of this file."""
    config.addinivalue_line("markers", "needs(program): runs another program, and is skipped where that is missing")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose program is missing."""
    for marker in item.iter_markers("needs"):
        for program in marker.args:
            if shutil.which(program) is None:
                pytest.skip(f"the program {program} is missing; install it")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test has failed."""
    report = yield
    _no_skip_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In CI a module that is skipped as a whole has failed."""
    report = yield
    _no_skip_in_ci(report)
    return report


def _no_skip_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not os.environ.get("CI") or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if _NO_SHARED in reason and "OVERTURES_SHARED" not in os.environ:
        return
    report.outcome = "failed"
    report.longrepr = f"{reason}; in CI nothing is skipped that could run there"


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real SPARQL endpoint on loopback, for the tests of one file."""
    with serving(tmp_path_factory.mktemp("served")) as address:
        yield address


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with evaluation/ and seeds/, beside the checkout or where OVERTURES_SHARED says."""
    return _folder(SHARED)


@pytest.fixture(scope="session")
def evaluation() -> Path:
    """The folder of annotated articles with score.py."""
    return _folder(SHARED / "evaluation")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the two articles that the project began from."""
    return _folder(SHARED / "seeds")


def _folder(folder: Path) -> Path:
    if not folder.is_dir():
        pytest.skip(_NO_SHARED)
    return folder


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the demo articles, read by the program; for reading only."""
    from overtures import assets, pipeline
    from overtures.read import find
    from overtures.store import open_store

    folder = tmp_path_factory.mktemp("demo") / "store"
    with open_store(folder, write=True) as store:
        summary = pipeline.add(find([assets.root("demo")]), store, pipeline.Reader())
    assert not summary.failed
    return folder
