"""One request to an endpoint, and what can go wrong with it in words."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.error import HTTPError, URLError

from overtures.errors import EndpointError, StoreError

if TYPE_CHECKING:
    from SPARQLWrapper import SPARQLWrapper


@dataclass(frozen=True, slots=True)
class Address:
    """Where an endpoint takes queries and updates, who asks, and for how many seconds it is waited for."""

    query: str
    update: str
    user: str | None = None
    password: str = field(default="", repr=False)
    digest: bool = False
    timeout: int = 60


def fetch(
    address: Address, text: str, *, accept: Literal["json", "n3"] = "json", update: bool = False
) -> tuple[bytes, str]:
    """The body and media type of the endpoint's answer.

    Raises EndpointError if it is down, refuses or answers with an error, StoreError if it finds the text itself wrong.
    """
    from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

    where = address.update if update else address.query
    try:
        answer = _request(address, text, accept=accept, update=update).query().response
        return answer.read(), answer.headers.get_content_type()
    except SPARQLWrapperException as error:
        raise _refused(where, _STATUS.get(type(error).__name__, 0), str(error)) from None
    except HTTPError as error:
        raise _refused(where, error.code, str(error.reason)) from None
    except TimeoutError:
        raise EndpointError(
            f"{where} did not answer in {address.timeout} s; ask for less, or set OVERTURES_ENDPOINT_TIMEOUT"
        ) from None
    except (URLError, OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        raise EndpointError(f"{where} cannot be reached ({reason}); start the endpoint, or check the address") from None
    except ValueError as error:
        raise EndpointError(f"{where} cannot be asked: {error}") from None


_STATUS = {
    "QueryBadFormed": 400,
    "Unauthorized": 401,
    "EndPointNotFound": 404,
    "URITooLong": 414,
    "EndPointInternalError": 500,
}


_KIND = {"json": "SELECT", "n3": "CONSTRUCT"}


def _request(address: Address, text: str, *, accept: str, update: bool) -> SPARQLWrapper:
    from SPARQLWrapper import BASIC, DIGEST, POST, URLENCODED, SPARQLWrapper

    wrapper = SPARQLWrapper(address.query, updateEndpoint=address.update)
    wrapper.setMethod(POST)
    wrapper.setRequestMethod(URLENCODED)
    wrapper.setReturnFormat(accept)
    wrapper.setTimeout(address.timeout)
    if address.user is not None:
        wrapper.setHTTPAuth(DIGEST if address.digest else BASIC)
        wrapper.setCredentials(address.user, address.password)
    # Not setQuery: it searches the whole text for its kind, which is known here and may be a megabyte.
    wrapper.queryString, wrapper.queryType = text, "INSERT" if update else _KIND[accept]
    if not update:
        wrapper.addParameter("union-default-graph", "true")
    return wrapper


def _refused(where: str, status: int, told: str) -> StoreError:
    if status == 400:
        said = told.rpartition("Response:")[2].strip()  # the rest is SPARQLWrapper's own words, the answer a repr
        said = said[2:-1] if said[:2] in {"b'", 'b"'} else said
        detail = " ".join(said.replace("\\n", " ").split())[-200:]
        return StoreError(f"{where} finds the query wrong: {detail}")
    if status in {401, 403}:
        return EndpointError(
            f"{where} wants a name and password; set OVERTURES_ENDPOINT_USER and OVERTURES_ENDPOINT_PASSWORD"
        )
    if status in {404, 405}:
        return EndpointError(f"no endpoint is at {where}; check the address (for updates: OVERTURES_ENDPOINT_UPDATE)")
    return EndpointError(f"{where} failed (HTTP {status or 'unknown'}); look into its log, or try again later")
