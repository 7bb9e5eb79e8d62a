"""The bill of materials of a release (SBOM) in CycloneDX's format: the same bytes whenever the same parts go in."""

from __future__ import annotations

import datetime
import json
import re
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bootstrap_base import StepFailedError
from cyclonedx.contrib.this.builders import this_component
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.model.tool import ToolRepository
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.utils import canonicalize_name
from release_licensing import PYTHON, Contents, Licensed
from release_models import Model
from release_packages import LOADER, Package, files_below, requirements
from release_policy import OWN

SBOMS = "sboms"
"""Folder of a package's metadata with lists of what was compiled into it."""
Hashes = Mapping[tuple[str, str], tuple[str, ...]]
"""(Package, version) -> SHA-256 of each file it may be installed from."""

_LOCKED = re.compile(r"^([\w.-]+)==([^\s;\\]+)[^\n]*\\\n((?:    --hash=sha256:[0-9a-f]{64}[^\n]*\n)+)", re.MULTILINE)
_HASH = re.compile(r"[0-9a-f]{64}")


def locked_hashes(folder: Path) -> Hashes:
    """Returns what the lock files of a folder say."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    entries = [entry for text in texts for entry in _LOCKED.findall(text)]
    return {(canonicalize_name(name), version): tuple(_HASH.findall(lines)) for name, version, lines in entries}


def bill_of_materials(root: Path, contents: Contents, version: str, built: datetime.datetime) -> str:
    """Returns the SBOM of a release as JSON, checked against CycloneDX's own schema.

    Args:
        root: the tree that is released.
        contents: what others have made of it.
        version: the release's.
        built: the release's time, in UTC.

    Raises:
        StepFailedError: It does not keep to the schema.
    """
    hashes = locked_hashes(root / "packaging" / "requirements")
    app = Component(
        type=ComponentType.APPLICATION,
        name="dragoman",
        version=version,
        bom_ref=f"dragoman@{version}",
        licenses=[LicenseExpression(OWN)],
    )
    parts = {package.name: _package(package, contents.licences[package.name], hashes) for package in contents.packages}
    parts[PYTHON] = _python(contents.licences[PYTHON])
    libraries = [_library(library) for library in contents.libraries]
    models = [_model(model) for model in contents.models]
    metadata = BomMetaData(component=app, timestamp=built, tools=ToolRepository(components=[this_component()]))
    bom = Bom(serial_number=uuid.UUID(int=0), metadata=metadata, components=[*parts.values(), *libraries, *models])
    direct = {canonicalize_name(need.name) for need in requirements(root)} | {PYTHON, LOADER}
    bom.register_dependency(app, [*(parts[name] for name in sorted(direct & parts.keys())), *libraries, *models])
    for package in contents.packages:
        bom.register_dependency(parts[package.name], [parts[name] for name in sorted(package.needs)])
    # Its number has to be another one for every other content, and the same for the same.
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_OID, JsonV1Dot6(bom).output_as_string())
    return _checked(JsonV1Dot6(bom).output_as_string(indent=2) + "\n")


def _checked(text: str) -> str:
    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise StepFailedError(f"The bill of materials does not keep to CycloneDX's schema: {fault.data}")
    return text


def _package(package: Package, licence: Licensed, hashes: Hashes) -> Component:
    address = PackageURL("pypi", None, package.name, package.version)
    references = [] if not package.homepage else [_reference(ExternalReferenceType.WEBSITE, package.homepage)]
    files = hashes.get((package.name, package.version), ())
    if files:
        comment = "One of these files was installed; which one depends on the system."
        digests = [HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in files]
        references.append(
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(address.to_string()),
                comment=comment,
                hashes=digests,
            )
        )
    return Component(
        type=ComponentType.LIBRARY,
        name=package.name,
        version=package.version,
        bom_ref=address.to_string(),
        purl=address,
        licenses=[LicenseExpression(licence.expression)],
        copyright=licence.copyright or None,
        description=next(iter(package.told("Summary")), None),
        external_references=references,
        components=_compiled_in(package),
    )


def _compiled_in(package: Package) -> Iterator[Component]:
    """Yield the libraries that the package itself lists as compiled into it, each once."""
    seen = set()
    for file in files_below(package.distribution, SBOMS):
        for listed in json.loads(file.read_text(encoding="utf-8")).get("components", []):
            reference = f"{package.name}/{listed.get('purl') or listed['name']}"
            if canonicalize_name(listed["name"]) != package.name and reference not in seen:
                seen.add(reference)
                yield Component(
                    name=listed["name"],
                    version=listed.get("version"),
                    bom_ref=reference,
                    purl=PackageURL.from_string(listed["purl"]) if "purl" in listed else None,
                    licenses=[*_licences(listed)],
                )


def _licences(listed: dict[str, Any]) -> Iterator[LicenseExpression | DisjunctiveLicense]:
    for entry in listed.get("licenses", []):
        if "expression" in entry:
            yield LicenseExpression(entry["expression"])
        else:
            yield DisjunctiveLicense(id=entry["license"].get("id"), name=entry["license"].get("name"))


def _python(licence: Licensed) -> Component:
    return Component(
        type=ComponentType.PLATFORM,
        name=licence.name,
        version=licence.version,
        bom_ref=f"{licence.name}@{licence.version}",
        licenses=[LicenseExpression(licence.expression)],
        copyright=licence.copyright,
        external_references=[_reference(ExternalReferenceType.WEBSITE, licence.homepage)],
    )


def _library(library: Licensed) -> Component:
    return Component(
        type=ComponentType.LIBRARY,
        name=library.name,
        version=library.version,
        bom_ref=f"{library.name}@{library.version}",
        licenses=[LicenseExpression(library.expression)],
        copyright=library.copyright,
    )


def _model(model: Model) -> Component:
    files = [
        Component(
            type=ComponentType.FILE,
            name=file.path,
            bom_ref=f"{model.id}/{file.path}",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=file.sha256)],
        )
        for file in model.files
    ]
    return Component(
        type=ComponentType.MACHINE_LEARNING_MODEL,
        name=model.id,
        version=model.revision or None,
        bom_ref=model.id,
        description=model.name,
        licenses=[LicenseExpression(model.licence)],
        external_references=[_reference(ExternalReferenceType.DISTRIBUTION, model.origin)],
        components=files,
    )


def _reference(kind: ExternalReferenceType, address: str) -> ExternalReference:
    return ExternalReference(type=kind, url=XsUri(address))
