"""Pages cut into blocks for translators, and put together again without the loss of a byte."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from carers_hub.source.language_marks import strip_marks
from carers_hub.words.catalogues import Catalogue, Catalogues
from carers_hub.words.i18n import DOMAINS
from carers_hub.words.markdown_blocks import Block, fill_blocks, find_blocks
from carers_hub.words.messages import build_page_messages
from carers_hub.words.page_translation import ENGLISH, translate_page
from carers_hub.words.placeholders import names_of, protect
from carers_hub.words.po import PoFile

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parents[1] / "golden/markdown_blocks"
PAGES = sorted((ROOT / "docs").rglob("*.md"))
CASES = sorted(GOLDEN.glob("*.md"))
each_source = pytest.mark.parametrize("file", [*PAGES, *CASES], ids=lambda file: file.name)


def catalogues(translations: dict[tuple[str, str], str]) -> Catalogues:
    """Catalogues of Romanian in which only pages have words."""
    messages = {domain: PoFile() for domain in DOMAINS}
    by_domain = {domain: Catalogue("ro", domain, file) for domain, file in messages.items()}
    by_domain["pages"].__dict__["shown"] = {key: (text,) for key, text in translations.items()}
    return Catalogues("ro", by_domain)


def as_written(block: Block) -> str:
    """A block given back by a translator who changed nothing."""
    if block.kind in ("title", "description"):
        return block.raw
    rendered = block.render(block.msgid)
    return block.raw if "\n" in block.raw and " ".join(rendered.split()) == " ".join(block.raw.split()) else rendered


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_blocks_are_as_before(file: Path, rewrite: bool) -> None:
    blocks = find_blocks(file.read_text("utf-8"))
    text = "".join(
        f"{block.line} {block.kind}: {block.msgid!r}\n" + "".join(f"    {line}\n" for line in block.text.help) for block in blocks
    )
    golden = file.with_suffix(".txt")
    if rewrite:
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8"), "Run pytest with --rewrite and look at what changed."


@each_source
def test_a_page_without_translations_is_the_english_page(file: Path) -> None:
    source = file.read_text("utf-8")
    page = translate_page(source, "x", catalogues({}))
    assert page.share.translated == 0
    blocks = {block.start: block for block in find_blocks(source)}
    back = fill_blocks(source, lambda block: blocks[block.start].raw)
    assert back == source
    unmarked = strip_marks(page.source).replace(f"{{{{ {ENGLISH}", "{{ ")
    assert unmarked.split("---", 2)[-1] == source.split("---", 2)[-1]


@each_source
def test_a_translator_who_changes_nothing_changes_nothing(file: Path) -> None:
    source = file.read_text("utf-8")
    assert fill_blocks(source, as_written) == source


@each_source
def test_whatever_a_machine_reads_is_in_a_placeholder(file: Path) -> None:
    for block in find_blocks(file.read_text("utf-8")):
        assert "{{" not in block.msgid
        assert "://" not in block.msgid
        assert "](" not in block.msgid.replace("]({link:", "")


_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["", "---", "# ", "- ", "1. ", "| a | b |", "|---|---|", "```", "    ", "> ", "!!! note", "{{ x() }}", "a", "***"]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Co")), max_size=30),
    ),
    max_size=14,
)


@settings(deadline=None)
@given(_LINES)
def test_any_text_comes_back_as_it_was(lines: list[str]) -> None:
    source = "\n".join(lines)
    assert fill_blocks(source, lambda block: block.raw) == source
    assert strip_marks(fill_blocks(source, lambda block: f"\ue010{block.raw}\ue011")) == source


@settings(deadline=None)
@given(st.text(st.sampled_from('aZ £0123456789.,:[](){}@/`*apm+{{ }}"é'), max_size=60))
def test_placeholders_give_back_what_they_stand_for(text: str) -> None:
    protected = protect(text)
    assert protected.restore(protected.text) == text
    assert set(names_of(protected.text)) <= set(protected.values)


@pytest.mark.parametrize(
    ("english", "shown"),
    [
        ('Ring {{ phone("a-b") }} or {{ service("c") }}.', "Ring {phone:a-b} or {service:c}."),
        ("See [here](money.md#x) and [there](rights.md).", "See [here]({link:1}) and [there]({link:2})."),
        ("Ring 999. Ring 999 again, or 116 123.", "Ring {number:1}. Ring {number:1} again, or {number:2}."),
        ("From £86.45 to £1,200 at 9am or 16:30.", "From {price:1} to {price:2} at {time:1} or {time:2}."),
        ("Write to a.b@example.org or see https://example.org/x.", "Write to {email:1} or see {url:1}."),
        ("Ring 020 8359 5000 now.", "Ring {number:1} now."),
        ("In 2021, 28,808 people. 7.9% of 105.5", "In 2021, 28,808 people. 7.9% of 105.5"),
    ],
)
def test_placeholders(english: str, shown: str) -> None:
    assert protect(english).text == shown


def test_a_translation_stands_in_its_place() -> None:
    source = (GOLDEN / "everyday.md").read_text("utf-8")
    page = translate_page(
        source,
        "money",
        catalogues(
            {
                ("page.money", "Money for carers"): 'Bani "pentru" îngrijitori: da',
                ("page.money", '**Ask.** See [your rights]({link:1} "Rights") and [all services]({link:2}).'): (
                    '**Întreabă.** Vezi [serviciile]({link:2}) și [drepturile]({link:1} "Drepturi").'
                ),
                ("page.money", "{service:barnet-carers} is a charity."): "O organizație: {service:barnet-carers}.",
            }
        ),
    )
    assert yaml.safe_load(page.source.split("---")[1])["title"] == 'Bani "pentru" îngrijitori: da'
    assert '# Bani "pentru" îngrijitori: da\n' in page.source
    assert "[serviciile](services.md) și [drepturile](rights.md#ask" in page.source
    assert '- O organizație: {{ service("barnet-carers") }}.\n' in page.source
    assert '\n{{ finder("money") }}\n' in page.source
    assert page.share.translated == 4


def test_english_left_in_a_page_calls_english_words() -> None:
    page = translate_page('You may get a {{ term("x") }}.\n\n{{ finder("y") }}\n', "p", catalogues({}))
    assert page.source == '\ue010You may get a {{ english_term("x") }}.\ue011\n\n{{ finder("y") }}\n'


def test_a_word_may_bend_to_its_sentence() -> None:
    key = ("page.p", "You may get a {term:direct-payment}.")
    page = translate_page(
        'You may get a {{ term("direct-payment") }}.', "p", catalogues({key: "Primiți {term:direct-payment|plăți directe}."})
    )
    assert page.source == 'Primiți {{ term("direct-payment", "plăți directe") }}.'


def test_the_same_words_twice_are_asked_for_once() -> None:
    messages = build_page_messages({"a.md": "# Hello\n\nHello\n", "b.md": "Hello\n"})
    assert [message.key for message in messages] == [("page.a", "Hello"), ("page.b", "Hello")]
    assert len(messages[0].comments) == 2
