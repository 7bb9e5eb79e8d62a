"""`dragoman translate` and `dragoman say`: text in, text or speech out."""

from __future__ import annotations

import argparse
import sys

from dragoman.app import loudspeaker
from dragoman.audio.wav_file import WavFile
from dragoman.cli.exit_codes import ExitCode
from dragoman.cli.languages import check_voice, check_voice_of, routes_of
from dragoman.domain.audio import AudioChunk
from dragoman.domain.errors import InputError
from dragoman.domain.events import Event
from dragoman.domain.protocols import AudioSink
from dragoman.domain.speech import Speech
from dragoman.installation import Installation
from dragoman.text.sentences import split_sentences
from dragoman.text.symbols import has_words


def run_translate(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Print the translation sentence by sentence; see `dragoman translate --help`.

    Raises:
        DragomanError: what stopped it.
    """
    text = _text_of(arguments)
    routes_of(installation, arguments.source, arguments.target, both_ways=False)
    translator = installation.translator()
    for sentence in split_sentences(text, arguments.source):
        print(translator.translate(sentence, arguments.source, arguments.target), end="", flush=True)
    print()
    return ExitCode.DONE


def run_say(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Speak, or write speech to a file; see `dragoman say --help`.

    Raises:
        DragomanError: what stopped it.
    """
    text = _text_of(arguments)
    if not has_words(text):
        raise InputError("There is no word in this text that could be spoken.", "Give a text with words.")
    check_voice(installation, arguments.language)
    chosen = None
    if arguments.voice is not None:
        check_voice_of(installation, arguments.language, arguments.voice)
        chosen = {arguments.language: arguments.voice}
    synthesizer = installation.synthesizer([arguments.language], chosen)
    sink: AudioSink = WavFile(arguments.out, _ignore) if arguments.out else loudspeaker(arguments.loudspeaker, _ignore)
    try:
        for chunk in synthesizer.synthesize(text, arguments.language):
            sink.play(Speech(1, chunk, is_last=False))
        sink.play(Speech(1, AudioChunk.empty(), is_last=True))
        sink.drain()
    finally:
        sink.close()
    return ExitCode.DONE


def _text_of(arguments: argparse.Namespace) -> str:
    """Return the text given, or what standard input holds.

    Raises:
        InputError: there is none, or it is not text.
    """
    try:
        text: str = sys.stdin.read() if arguments.text == "-" else arguments.text
        text.encode("utf-8")
    except UnicodeError as error:
        raise InputError("This is not a text in UTF-8.", "Save it as UTF-8, then try again.") from error
    if not text.strip():
        raise InputError("There is no text.", "Give it in quotation marks, or “-” to read standard input.")
    return text.rstrip("\n")


def _ignore(_event: Event) -> None:
    """Nobody listens to what happens here."""
