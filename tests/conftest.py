"""Options every test may ask for."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --rewrite` writes golden texts again; look at the difference before it is committed."""
    parser.addoption("--rewrite", action="store_true", help="write golden files again from what the code says now")
    parser.addoption("--thorough", action="store_true", help="leave nothing out of what is else a sample")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests marked `thorough` run only with `--thorough`; pytest counts the others as deselected."""
    if config.getoption("--thorough"):
        return
    left_out = [item for item in items if item.get_closest_marker("thorough")]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written again."""
    return bool(request.config.getoption("--rewrite"))
