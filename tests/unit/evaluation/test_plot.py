"""The picture is well-formed, and points are where they belong."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.plot import Panel, Series, svg

SVG = "{http://www.w3.org/2000/svg}"
POINTS = st.lists(st.tuples(st.floats(0, 1e6), st.floats(-1e3, 1e9)), max_size=20)


def drawn(*panels: Panel) -> Xml.Element:
    return Xml.fromstring(svg(panels))


def panel(*series: Series) -> Panel:
    return Panel("Lag & more", "seconds", "seconds <behind>", series)


def test_everything_has_its_name() -> None:
    picture = drawn(panel(Series("text", ((0.0, 1.0), (60.0, 2.0))), Series("speech", ((0.0, 3.0),), is_line=False)))
    texts = [element.text for element in picture.iter(f"{SVG}text")]
    assert {"Lag & more", "seconds", "seconds <behind>", "text", "speech", "0", "60"} <= set(texts)
    assert len(list(picture.iter(f"{SVG}polyline"))) == len(list(picture.iter(f"{SVG}circle"))) == 1


def test_higher_values_are_higher_up_and_later_ones_further_right() -> None:
    (line,) = drawn(panel(Series("text", ((0.0, 0.0), (10.0, 5.0))))).iter(f"{SVG}polyline")
    first, second = [tuple(map(float, point.split(","))) for point in line.attrib["points"].split()]
    assert first[0] < second[0]
    assert first[1] > second[1]


@pytest.mark.parametrize(
    "panels", [(), (panel(),), (panel(Series("nothing", ())),), (panel(Series("one", ((0, 0),))),)]
)
def test_little_to_draw_is_drawn_too(panels: tuple[Panel, ...]) -> None:
    assert drawn(*panels).tag == f"{SVG}svg"


def test_panels_are_one_below_the_other() -> None:
    one, two = drawn(panel()), drawn(panel(), panel())
    assert int(two.attrib["height"]) == 2 * int(one.attrib["height"])


@given(POINTS)
def test_points_stay_within_the_picture(points: list[tuple[float, float]]) -> None:
    picture = drawn(panel(Series("any", tuple(points), is_line=False)))
    for circle in picture.iter(f"{SVG}circle"):
        assert 0 <= float(circle.attrib["cx"]) <= int(picture.attrib["width"])
        assert 0 <= float(circle.attrib["cy"]) <= int(picture.attrib["height"])
