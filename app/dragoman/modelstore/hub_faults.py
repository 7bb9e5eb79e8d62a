"""What can go wrong between this machine and a model hub, in sentences."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx2
from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

from dragoman.domain.errors import QT_TRANSLATE_NOOP, ModelError
from dragoman.domain.model_pack import HubSource

_UNAUTHORIZED, _FORBIDDEN, _TIMEOUT, _TOO_MANY = 401, 403, 408, 429
_FIRST_SERVER_FAULT = 500


class Interrupted(Exception):  # noqa: N818 - it goes on
    """The bytes stopped coming; another attempt may bring the rest."""


@contextlib.contextmanager
def hub_faults(endpoint: str, source: HubSource, path: str) -> Iterator[None]:
    """Turn the hub client's exceptions into sentences.

    Raises:
        ModelError: another attempt would not help.
        Interrupted: another attempt may help.
    """
    try:
        yield
    except OfflineModeIsEnabled as error:
        raise ModelError(
            QT_TRANSLATE_NOOP(
                "errors", "The network is not to be used: the environment variable HF_HUB_OFFLINE is set."
            ),
            QT_TRANSLATE_NOOP("errors", "Remove that environment variable, or add the model from a file."),
        ) from error
    except HfHubHTTPError as error:
        raise _refusal(error.response.status_code, endpoint, source, path) from error
    except (httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise ModelError(
            QT_TRANSLATE_NOOP("errors", "The address that models are downloaded from is not one: {reason}."),
            QT_TRANSLATE_NOOP(
                "errors",
                "Somebody has set it as the environment variable HF_ENDPOINT: correct or remove it, then try again.",
            ),
            reason=error,
        ) from error
    except httpx2.HTTPError as error:
        raise Interrupted(str(error) or "no answer in time") from error


def unreachable(endpoint: str, interruption: Interrupted) -> ModelError:
    """Return the fault of a hub that is away."""
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "{host} cannot be reached, or breaks off: {reason}."),
        QT_TRANSLATE_NOOP(
            "errors",
            "Check the connection to the internet, then try again. Where this site is blocked, add the model from a "
            "file, or let a network administrator set the environment variable HF_ENDPOINT to the address of another "
            "one.",
        ),
        retry=True,
        host=_host(endpoint),
        reason=str(interruption).rstrip("."),
    )


def not_a_hub(endpoint: str) -> ModelError:
    """Return the fault of something that answers in a hub's place, such as the log-in page of a network."""
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "What answers at {host} does not offer models."),
        QT_TRANSLATE_NOOP("errors", "Log in to the network if it asks for that, then try again."),
        retry=True,
        host=_host(endpoint),
    )


def wrong_content(endpoint: str, path: str) -> ModelError:
    """Return the fault of a hub that sends something else than it should."""
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "What {host} sends as {file} is not what it should be."),
        QT_TRANSLATE_NOOP("errors", "Try again later; if it stays so, add the model from a file."),
        retry=True,
        host=_host(endpoint),
        file=path,
    )


def _refusal(status: int, endpoint: str, source: HubSource, path: str) -> Exception:
    if status in {_TIMEOUT, _TOO_MANY} or status >= _FIRST_SERVER_FAULT:
        return Interrupted(f"error {status}")
    if status in {_UNAUTHORIZED, _FORBIDDEN}:
        return ModelError(
            QT_TRANSLATE_NOOP("errors", "{host} offers {repository} only to people who log in, or not at all."),
            QT_TRANSLATE_NOOP(
                "errors", "Accept its conditions on that site, run `hf auth login` once, then try again."
            ),
            host=_host(endpoint),
            repository=source.repository,
        )
    return ModelError(
        QT_TRANSLATE_NOOP("errors", "{host} does not give {file} of {repository} (error {status})."),
        QT_TRANSLATE_NOOP("errors", "Update Dragoman, or add the model from a file."),
        host=_host(endpoint),
        file=path,
        repository=source.repository,
        status=status,
    )


def _host(address: str) -> str:
    return urlsplit(address).hostname or address
