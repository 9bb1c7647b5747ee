"""The colours: those of the configuration, readable on their ground, and told apart by all eyes."""

import itertools
import re
import tomllib
from pathlib import Path

import pytest

from portfolj.charts.colours import DARK, LIGHT, Ground
from portfolj.ui import theme

ROOT = Path(__file__).parents[2]
STYLE = "\n".join(path.read_text("utf-8") for path in theme.FOLDER.glob("*.css"))
CONFIGURATION = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
GROUNDS = {"light": LIGHT, "dark": DARK}

# Sight without one kind of cone, on linear sRGB: Machado, Oliveira, Fernandes 2009, doi 10.1109/TVCG.2009.113, severity 1.
SIGHTS = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
Triple = tuple[float, float, float]


def linear(colour: str) -> Triple:
    """#RRGGBB as linear light."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    """A matrix times a vector."""
    red, green, blue = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.1."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lab(light: Triple) -> Triple:
    """CIE L*a*b* under D65 from linear sRGB."""
    to_xyz = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    clipped = (max(0.0, min(1.0, light[0])), max(0.0, min(1.0, light[1])), max(0.0, min(1.0, light[2])))
    shares = (part / white for part, white in zip(times(to_xyz, clipped), (0.95047, 1.0, 1.08883), strict=True))
    x, y, z = (share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116 for share in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_black_on_white_has_the_contrast_that_the_standard_states() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("name", GROUNDS)
def test_streamlit_is_told_the_same_colours(name: str) -> None:
    ground, stated = GROUNDS[name], CONFIGURATION[name]
    assert stated["backgroundColor"] == ground.background
    assert stated["primaryColor"] == ground.groups[0]
    assert stated["chartCategoricalColors"] == list(ground.groups)
    assert (stated["textColor"], stated["grayTextColor"]) == (ground.text, ground.second_text)


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_text_is_read_on_its_ground_and_groups_are_seen(ground: Ground) -> None:
    assert contrast(ground.text, ground.background) >= 7
    assert contrast(ground.second_text, ground.background) >= 7
    assert contrast(ground.background, ground.groups[0]) >= 4.5
    assert [group for group in ground.groups if contrast(group, ground.background) < 3] == []


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS)
def test_any_two_groups_are_told_apart_by_all_eyes(ground: Ground, sight: str) -> None:
    seen = {group: lab(times(SIGHTS[sight], linear(group))) for group in ground.groups}
    distances = {
        (one, other): sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
        for one, other in itertools.combinations(ground.groups, 2)
    }
    assert {pair: round(distance, 1) for pair, distance in distances.items() if distance < 27} == {}


def test_the_style_sheet_takes_its_colours_from_the_theme() -> None:
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b(?=[^{}]*;)|rgba?\(|hsl", STYLE) == []
    assert set(re.findall(r"var\(--portfolj-(\w+)\)", STYLE)) <= set(LIGHT.named)
    assert set(re.findall(r"--portfolj-(\w+):light-dark", theme.style_sheet())) == set(LIGHT.named)
