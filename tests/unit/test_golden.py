"""The analyses of the whole sample give what they gave when somebody last looked."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "golden"))

import renew


def test_the_sample_adds_up_to_the_same() -> None:
    # Where this is meant to differ: make golden, and read the difference.
    assert renew.text().splitlines() == renew.GOLDEN.read_text("utf-8").splitlines()
