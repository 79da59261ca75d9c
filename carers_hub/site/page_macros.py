"""What a page may call between double braces. Each takes literal words only and decides nothing a component could."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from carers_hub.domain import CurrentRate
from carers_hub.site.languages import Language
from carers_hub.site.look_up import UnknownName, look_up
from carers_hub.site.made_pages import list_a_to_z
from carers_hub.site.strategy_macros import strategy_macros
from carers_hub.views.a_to_z import PageInfo
from carers_hub.views.choose_links import ChooseLinks
from carers_hub.views.finder import build_finder
from carers_hub.words.rendering import Renderer

Macro = Callable[..., Markup]


@dataclass(frozen=True)
class Around:
    """What lies around a page. `pages`: every prose page;
    `languages`: each language but English with the path of its home page, empty where it cannot be chosen."""

    pages: Sequence[PageInfo] = ()
    languages: Sequence[tuple[Language, str]] = ()


def page_macros(renderer: Renderer, around: Around | None = None) -> dict[str, Macro]:
    """Every macro by name. Raises UnknownName when one is called for a record that does not exist."""
    return {
        **_directory_macros(renderer),
        **_guide_macros(renderer, around or Around()),
        **_plain_macros(renderer, around or Around()),
        **_rate_macros(renderer),
        **strategy_macros(renderer),
    }


def _directory_macros(renderer: Renderer) -> dict[str, Macro]:
    hub = renderer.hub

    def service(service_id: str) -> Markup:
        """A link to a service, by its name."""
        return renderer.render(
            "service-link", linked=look_up(hub.directory.service, service_id, "service", _service_ids(renderer))
        )

    def phone(service_id: str) -> Markup:
        """The service's first number, ready to ring."""
        linked = look_up(hub.directory.service, service_id, "service", _service_ids(renderer))
        if not linked.service.phones:
            raise UnknownName(f'The service "{service_id}" has no phone number. Use service("{service_id}") to link to it.')
        return renderer.render("phone", phone=linked.service.phones[0])

    def service_card(service_id: str) -> Markup:
        """A service as it looks in a list."""
        linked = look_up(hub.directory.service, service_id, "service", _service_ids(renderer))
        return renderer.render("service-card", linked=linked)

    def contact_card(service_id: str) -> Markup:
        """A service as the next thing to do: its name, number and hours."""
        return renderer.render(
            "contact-card", linked=look_up(hub.directory.service, service_id, "service", _service_ids(renderer))
        )

    def finder(finder_id: str) -> Markup:
        """A whole finder: facets and every card."""
        found = look_up(hub.finder, finder_id, "finder", [record.id for record in hub.finders])
        return renderer.render("finder", view=build_finder(found, hub.directory))

    return {"service": service, "phone": phone, "service_card": service_card, "contact_card": contact_card, "finder": finder}


def _guide_macros(renderer: Renderer, around: Around) -> dict[str, Macro]:
    hub = renderer.hub

    def term(word_id: str, words: str = "") -> Markup:
        """A link to an explained word, with other words where the sentence needs them."""
        known = [record.id for record in hub.guides.glossary]
        return renderer.render("term", term=look_up(hub.guides.word, word_id, "word", known), words=words)

    def a_to_z() -> Markup:
        """Everything on the site by letter."""
        return renderer.render("a-to-z", list=list_a_to_z(renderer, tuple(around.pages)))

    def young_carer_help() -> Markup:
        """The urgent numbers for children, first thing on their pages."""
        return renderer.render("young-carer-help", lines=tuple(line for line in hub.guides.urgent if line.for_children))

    def choose() -> Markup:
        """The first of the questions that help to choose."""
        if not hub.guides.choose.questions:
            raise UnknownName("There are no questions. Write them in data/choose.yaml.")
        return renderer.render("choose", finder=ChooseLinks(hub).finder)

    return {"term": term, "a_to_z": a_to_z, "young_carer_help": young_carer_help, "choose": choose}


def _plain_macros(renderer: Renderer, around: Around) -> dict[str, Macro]:
    """Macros that take no words and show one component: what each is called, and what the component is given."""
    guides = renderer.hub.guides
    components: dict[str, dict[str, object]] = {
        "glossary": {"words": guides.glossary},
        "situations": {"situations": guides.situations},
        "urgent_help": {"lines": guides.urgent},
        "languages": {"languages": around.languages},
        "tell_us_about": {},
        "saved_list": {},
        "search_box": {},
    }
    return {name: _plain_macro(renderer, name.replace("_", "-"), given) for name, given in components.items()}


def _plain_macro(renderer: Renderer, component: str, given: dict[str, object]) -> Macro:
    def macro() -> Markup:
        return renderer.render(component, **given)

    return macro


def _rate_macros(renderer: Renderer) -> dict[str, Macro]:
    hub = renderer.hub

    def rate(rate_id: str) -> Markup:
        """An amount that holds today, or the plain statement that it is not known here."""
        return renderer.render("rate", current=_current(rate_id))

    def rate_table(*rate_ids: str) -> Markup:
        """Several amounts with their dates and sources."""
        return renderer.render("rate-table", rates=tuple(_current(rate_id) for rate_id in rate_ids))

    def legal_fact(fact_id: str) -> Markup:
        """A rule of law with its source."""
        fact = look_up(hub.rates.legal_fact, fact_id, "legal fact", [record.id for record in hub.rates.legal_facts])
        return renderer.render("legal-fact", fact=fact)

    def _current(rate_id: str) -> CurrentRate:
        return look_up(
            lambda wanted: hub.rates.current(wanted, hub.today), rate_id, "rate", [record.id for record in hub.rates.rates]
        )

    return {"rate": rate, "rate_table": rate_table, "legal_fact": legal_fact}


def _service_ids(renderer: Renderer) -> list[str]:
    return [linked.service.id for linked in renderer.hub.directory.services]
