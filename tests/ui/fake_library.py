"""A library of models without files and network: it notes what the window asks for, and does what a test tells it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman.domain.errors import DragomanError
from dragoman.domain.model_library import JobKind, JobState, JobStatus, PackState, PackStatus
from dragoman.domain.model_pack import ANY_LANGUAGE, HubSource, ModelPack, PackFile, Quality, Task

MB = 1_000_000
HUB = HubSource("somebody/model", "0" * 40)


def pack(
    name: str,
    task: Task,
    languages: tuple[str, ...],
    size_mb: int,
    *,
    family: str = "marian",
    licence: str = "CC-BY-4.0",
    is_free: bool = True,
    is_one_direction: bool = False,
    parameters: int = 0,
    quality: Quality | None = None,
    comes_along: bool = False,
    hub: HubSource | None = HUB,
) -> ModelPack:
    return ModelPack(
        id=name.lower().replace(" ", "-"),
        task=task,
        family=family,
        name=name,
        languages=languages,
        licence=licence,
        is_commercial_use_allowed=is_free,
        origin=f"https://example.org/{name}",
        files=(PackFile("model.bin", size_mb * MB),),
        hub=None if comes_along else hub,
        parameters=parameters,
        quality=quality,
        is_one_direction=is_one_direction,
        comes_along=comes_along,
    )


TURBO = pack("Whisper turbo", Task.RECOGNITION, (ANY_LANGUAGE,), 810, family="whisper", licence="MIT", comes_along=True)
EN_PT = pack(
    "Tiny en-pt", Task.TRANSLATION, ("en", "pt"), 20, is_one_direction=True, comes_along=True, licence="MPL-2.0"
)
PT_EN = pack(
    "Tiny pt-en", Task.TRANSLATION, ("pt", "en"), 20, is_one_direction=True, comes_along=True, licence="MPL-2.0"
)
EN_ZH = pack("Opus en-zh", Task.TRANSLATION, ("en", "zh"), 75, is_one_direction=True)
ZH_EN = pack("Opus zh-en", Task.TRANSLATION, ("zh", "en"), 75, is_one_direction=True)
JOE = pack("Piper Joe", Task.SPEECH, ("en",), 63, family="piper", licence="CC0-1.0", comes_along=True)
KOKORO = pack("Kokoro", Task.SPEECH, ("en", "pt"), 92, family="kokoro", licence="Apache-2.0", comes_along=True)
INSTALLED = (TURBO, EN_PT, PT_EN, EN_ZH, ZH_EN, JOE, KOKORO)
"""English, Portuguese and Chinese, each with each other."""

EN_DE = pack(
    "Opus en-de", Task.TRANSLATION, ("en", "de"), 74, is_one_direction=True,
    quality=Quality("BLEU", 47.3, "Tatoeba", "https://example.org"),
)  # fmt: skip
DE_EN = pack("Opus de-en", Task.TRANSLATION, ("de", "en"), 76, is_one_direction=True)
THORSTEN = pack("Piper Thorsten", Task.SPEECH, ("de",), 63, family="piper", licence="CC0-1.0")
HUAYAN = pack("Piper Huayan", Task.SPEECH, ("zh",), 63, family="piper", licence="CC-BY-NC-SA-4.0", is_free=False)
PT_ZH = pack("Opus pt-zh", Task.TRANSLATION, ("pt", "zh"), 77, is_one_direction=True)
NLLB = pack(
    "NLLB-200 600M", Task.TRANSLATION, ("en", "pt", "zh", "de", "fr", "ru", "hi"), 1200, family="nllb",
    licence="CC-BY-NC-4.0", is_free=False, parameters=600 * MB,
)  # fmt: skip
HOME_MADE = pack("Home-made fr-en", Task.TRANSLATION, ("fr", "en"), 5, is_one_direction=True, hub=None)
OFFERED = (EN_DE, DE_EN, THORSTEN, HUAYAN, PT_ZH, NLLB, HOME_MADE)


class FakeLibrary:
    """Fulfils `ModelLibrary`."""

    def __init__(self, installed: Sequence[ModelPack] = INSTALLED, offered: Sequence[ModelPack] = OFFERED) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.known = {each.id: PackStatus(each, PackState.INSTALLED) for each in installed}
        self.known |= {each.id: PackStatus(each, PackState.ABSENT) for each in offered}
        self._listeners: list[Callable[[PackStatus], None]] = []
        self._job_listeners: list[Callable[[JobStatus], None]] = []

    def subscribe(self, listener: Callable[[PackStatus], None]) -> None:
        self._listeners.append(listener)

    def subscribe_jobs(self, listener: Callable[[JobStatus], None]) -> None:
        self._job_listeners.append(listener)

    def statuses(self) -> tuple[PackStatus, ...]:
        return tuple(self.known.values())

    def used_bytes(self) -> int:
        return sum(each.pack.size for each in self.known.values() if each.state is PackState.INSTALLED)

    def install(self, pack_ids: Sequence[str]) -> None:
        self.calls.append(("install", *pack_ids))
        for pack_id in pack_ids:
            self.become(pack_id, PackState.WAITING)

    def pause(self, pack_id: str) -> None:
        self.calls.append(("pause", pack_id))
        is_begun = self.known[pack_id].done_bytes > 0
        self.become(pack_id, PackState.PAUSED if is_begun else PackState.ABSENT)

    def cancel(self, pack_id: str) -> None:
        self.calls.append(("cancel", pack_id))
        self.become(pack_id, PackState.ABSENT, done_bytes=0)

    def remove(self, pack_id: str) -> None:
        self.calls.append(("remove", pack_id))
        self.tell_job(JobStatus(JobKind.REMOVE, pack_id, JobState.RUNNING))

    def import_from(self, path: Path) -> None:
        self.calls.append(("import_from", path))

    def export(self, pack_ids: Sequence[str], path: Path) -> None:
        self.calls.append(("export", tuple(pack_ids), path))

    def close(self) -> None:
        self.calls.append(("close",))

    def asked(self, name: str) -> list[tuple[object, ...]]:
        return [call for call in self.calls if call[0] == name]

    def become(self, pack_id: str, state: PackState, done_bytes: int | None = None) -> None:
        before = self.known[pack_id]
        done = before.done_bytes if done_bytes is None else done_bytes
        self.tell(PackStatus(before.pack, state, done, before.pack.size))

    def download(self, pack_id: str, share: float, bytes_per_s: float = 2.0 * MB) -> None:
        """Play a part of a download."""
        size = self.known[pack_id].pack.size or 400 * MB
        left = size * (1 - share) / bytes_per_s
        done = round(size * share)
        known = self.known[pack_id].pack
        self.tell(PackStatus(known, PackState.DOWNLOADING, done, size, bytes_per_s, left))

    def finish(self, *pack_ids: str) -> None:
        """Play the end of downloads."""
        for pack_id in pack_ids:
            self.become(pack_id, PackState.INSTALLED)

    def fail(self, pack_id: str, error: DragomanError) -> None:
        """Play a download that fails."""
        self.tell(replace(self.known[pack_id], state=PackState.FAILED, error=error))

    def tell(self, status: PackStatus) -> None:
        self.known[status.pack.id] = status
        for listener in self._listeners:
            listener(status)

    def forget(self, pack_id: str) -> None:
        """Play the removal of a pack that nobody offers."""
        status = self.known.pop(pack_id)
        for listener in self._listeners:
            listener(replace(status, state=PackState.ABSENT))

    def tell_job(self, job: JobStatus) -> None:
        for listener in self._job_listeners:
            listener(job)

    def voices_of(self, languages: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        """Return who could speak: the models, then a voice that knows every language."""
        speaking = [each.pack for each in self.known.values() if each.state is PackState.INSTALLED]
        speaking = [each for each in speaking if each.task is Task.SPEECH]
        return {
            language: {each.id: each.name for each in speaking if each.knows(language)} | {"espeak-ng": "eSpeak NG"}
            for language in languages
        }
