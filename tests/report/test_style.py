from __future__ import annotations

import re

import pytest

from gapcheck.resources import templates_dir

STYLE = (templates_dir() / "style.css").read_text("utf-8")
TEXTS = ("ink", "muted", "link", "shown", "open", "unknown")
CIVIDIS = ("#00224e", "#434e6c", "#7d7c78", "#bcaf6f", "#fee838")


def palettes() -> dict[str, dict[str, str]]:
    """The colours of each :root block; later ones change the first."""
    blocks = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    ]
    light, dark, paper = blocks
    return {"light": light, "dark": light | dark, "print": light | paper}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark", "print"])
@pytest.mark.parametrize("text", TEXTS)
def test_text_has_the_contrast_of_wcag_aa(mode: str, text: str) -> None:
    colours = palettes()[mode]
    assert contrast(colours[text], colours["page"]) >= 4.5


@pytest.mark.parametrize("level", range(5))
def test_the_numbers_on_the_steps_can_be_read(level: int) -> None:
    found = re.search(rf"td\.s{level}, i\.s{level} \{{ background: (#\w+); color: (#\w+); \}}", STYLE)
    assert found
    assert found[1] == CIVIDIS[level]
    assert contrast(found[1], found[2]) >= 4.5
