"""`dragoman listen`: live interpretation in the terminal."""

from __future__ import annotations

import argparse
import sys

from dragoman.app import loudspeaker, microphone, ready_sound, system_audio, without_echo
from dragoman.cli.exit_codes import ExitCode
from dragoman.cli.interpret import open_writers
from dragoman.cli.languages import routes_of
from dragoman.cli.session import run_session
from dragoman.cli.terminal import Transcript
from dragoman.domain.stability import Stability
from dragoman.installation import Installation
from dragoman.pipeline.event_bus import EventBus
from dragoman.pipeline.interpreter import Interpreter


def run(arguments: argparse.Namespace, installation: Installation) -> ExitCode:
    """Listen until Ctrl-C; see `dragoman listen --help`.

    Raises:
        DragomanError: what stopped it.
    """
    routes = routes_of(installation, arguments.source, arguments.target, both_ways=arguments.both_ways)
    bus = EventBus()
    source = system_audio(bus.publish) if arguments.system_audio else microphone(arguments.microphone, bus.publish)
    sink = None
    if arguments.speak and (arguments.headphones or arguments.half_duplex):
        sink = loudspeaker(arguments.loudspeaker, bus.publish)
    elif arguments.speak:
        source, sink = without_echo(source, arguments.loudspeaker, bus.publish)
    interpreter = Interpreter(
        installation.engines(routes.targets.values(), hands_free=True, publish=bus.publish),
        routes,
        bus,
        sink=sink,
        half_duplex=arguments.speak and arguments.half_duplex,
        ready_sound=ready_sound(),
        stability=Stability(arguments.stability),
    )
    transcript = Transcript(show_status=True)
    writers = [transcript, *open_writers(arguments.subtitles, arguments.events, bilingual=arguments.bilingual)]
    print("Listening. Ctrl-C ends; what was said by then is still interpreted.", file=sys.stderr, flush=True)
    run_session(interpreter, source, bus, writers=writers, ctrl_c_ends=True)
    return ExitCode.DONE
