"""`dragoman voices`: who can speak which language, and who does."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace

from dragoman.cli.exit_codes import ExitCode, UsageError
from dragoman.cli.languages import check_voice, check_voice_of
from dragoman.config.settings import SettingsStore
from dragoman.installation import Installation


def run(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """List the voices of each language, the one in use first, or choose one; see `dragoman voices --help`.

    Raises:
        DragomanError: what stopped it.
    """
    language, voice = arguments.language, arguments.use
    if language is not None:
        check_voice(installation, language)
    if voice is not None:
        if language is None:
            raise UsageError("It is not said for which language.", "Add --language, for example --language pt.")
        check_voice_of(installation, language, voice)
        _choose(SettingsStore(installation.paths.settings), language, voice)
    chosen = SettingsStore(installation.paths.settings).load().chosen_voices()
    for each in (language,) if language is not None else sorted(installation.spoken_languages()):
        voices = installation.voices_of(each)
        in_use = chosen[each] if chosen.get(each) in voices else next(iter(voices))
        others = (f"{name} ({known})" for known, name in voices.items() if known != in_use)
        print(", ".join((f"{each:<4} {voices[in_use]} ({in_use})", *others)))
    return ExitCode.DONE


def _choose(store: SettingsStore, language: str, voice: str) -> None:
    settings = store.load()
    voices = settings.chosen_voices() | {language: voice}
    store.save(replace(settings, voices=json.dumps(voices, sort_keys=True)))
