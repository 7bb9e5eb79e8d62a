"""What can go wrong on the way to the release feed, in sentences."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx2

from dragoman.domain.errors import QT_TRANSLATE_NOOP, UpdateError
from dragoman.updates.release_feed import FeedError, NewerFeedError

_NOT_FOUND, _GONE = 404, 410


@contextlib.contextmanager
def feed_faults(feed: str) -> Iterator[None]:
    """Turn whatever goes wrong into sentences.

    Raises:
        UpdateError: something did.
    """
    try:
        yield
    except NewerFeedError as error:
        raise UpdateError(
            QT_TRANSLATE_NOOP("errors", "There are newer versions, but this one is too old to read about them."),
            QT_TRANSLATE_NOOP("errors", "Get the newest version from where you got this one."),
        ) from error
    except FeedError as error:
        raise not_a_feed(feed) from error
    except httpx2.HTTPStatusError as error:
        raise _refusal(error.response.status_code, feed) from error
    except (httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
        raise UpdateError(
            QT_TRANSLATE_NOOP("errors", "The address where this copy looks for updates is not one: {reason}."),
            QT_TRANSLATE_NOOP("errors", "Get the newest version from where you got this one."),
            reason=str(error).rstrip("."),
        ) from error
    except httpx2.HTTPError as error:
        raise _unreachable(error, feed) from error


def not_a_feed(feed: str) -> UpdateError:
    """Return the fault of something that answers in the place of the feed, such as the log-in page of a network."""
    return UpdateError(
        QT_TRANSLATE_NOOP("errors", "What answers at {host} does not tell of new versions."),
        QT_TRANSLATE_NOOP("errors", "Log in to the network if it asks for that, then try again."),
        retry=True,
        host=_host(feed),
    )


def _refusal(status: int, feed: str) -> UpdateError:
    if status in {_NOT_FOUND, _GONE}:
        return UpdateError(
            QT_TRANSLATE_NOOP("errors", "{host} tells nothing of new versions any more (error {status})."),
            QT_TRANSLATE_NOOP("errors", "Get the newest version from where you got this one."),
            host=_host(feed),
            status=status,
        )
    return UpdateError(
        QT_TRANSLATE_NOOP("errors", "{host} cannot say at the moment whether there is a new version (error {status})."),
        QT_TRANSLATE_NOOP("errors", "Try again later."),
        retry=True,
        host=_host(feed),
        status=status,
    )


def _unreachable(error: httpx2.HTTPError, feed: str) -> UpdateError:
    certificate = _certificate_fault(error)
    if certificate is not None:
        return UpdateError(
            QT_TRANSLATE_NOOP("errors", "{host} cannot prove that it is the right one: {reason}."),
            QT_TRANSLATE_NOOP(
                "errors",
                "Check the date of this computer, and whether the network wants you to log in, then try again. Where "
                "a firewall looks into connections, ask a network administrator.",
            ),
            retry=True,
            host=_host(feed),
            reason=certificate.verify_message.rstrip("."),
        )
    return UpdateError(
        QT_TRANSLATE_NOOP("errors", "{host} cannot be reached, or breaks off: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Check the connection to the internet, then try again."),
        retry=True,
        host=_host(feed),
        reason=(str(error) or "no answer in time").rstrip("."),
    )


def _certificate_fault(error: BaseException | None) -> ssl.SSLCertVerificationError | None:
    """Return why the other side's certificate was refused, if that is what stopped a connection."""
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error


def _host(address: str) -> str:
    return urlsplit(address).hostname or address
