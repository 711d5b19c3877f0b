"""Page types: one file and one template each, found without registration.

A module here is a page type when it has ``specs(corpus, edition)``, which yields the pages to be
set. The order of modules does not matter: pages are set in the order of their addresses.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from onrecord.corpus import Corpus
from onrecord.render.press import Edition, Spec


def all_specs(corpus: Corpus, edition: Edition) -> list[Spec]:
    """The specifications of every page of the site.

    A redirect stands only where it leads to one of them: what a page has moved to may be withheld
    from these readers, and then the old address must not give it away either.
    """
    found = [spec for module in _modules() for spec in module.specs(corpus, edition)]
    addresses = {spec.address for spec in found}
    return [spec for spec in found if spec.leads_to is None or spec.leads_to in addresses]


def _modules() -> Iterator[ModuleType]:
    for info in sorted(pkgutil.iter_modules(__path__), key=lambda item: item.name):
        yield importlib.import_module(f"{__name__}.{info.name}")
