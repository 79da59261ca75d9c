"""Catalogues: read and written as gettext has them, brought up to date without a guess, checked one translation at a time."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from gettext import c2py
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po as babel_read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from carers_hub.source import Severity
from carers_hub.words.catalogue_checks import find_faults
from carers_hub.words.catalogues import load_catalogue, po_path
from carers_hub.words.coverage import Must, Patterns, build_coverage, load_must
from carers_hub.words.fill import Filling, fill_file
from carers_hub.words.i18n import DOMAINS, language_tag, plural_samples
from carers_hub.words.messages import Message, build_interface_messages
from carers_hub.words.plurals import build_plurals
from carers_hub.words.po import Entry, PoFile, read_po, render_po
from carers_hub.words.pseudo import build_pseudo
from carers_hub.words.update import update_file

HEADER = "Language: ro\nContent-Type: text/plain; charset=UTF-8\n"
_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from('\n\t"\\'), min_size=1, max_size=40
)


def said(msgid: str, string: str, context: str = "", **more: object) -> Entry:
    """An entry with a translation."""
    return replace(Entry(msgid, context, strings=(string,)), **more)  # type: ignore[arg-type]


def po(*entries: Entry) -> PoFile:
    """A file of entries."""
    return PoFile(list(entries), HEADER)


def asked(*pairs: tuple[str, str], domain: str = "directory") -> list[Message]:
    """Messages by context and English."""
    return [Message(domain, msgid, context, locations=("data/x.yaml",)) for context, msgid in pairs]


# Reading and writing


@settings(deadline=None)
@given(st.lists(st.tuples(_WORDS, _WORDS, st.booleans()), max_size=5, unique_by=lambda one: one[:2]))
def test_what_is_written_is_read_again_here_and_by_babel(texts: list[tuple[str, str, bool]]) -> None:
    entries = [said(msgid, msgid * 2, context, fuzzy=fuzzy, previous="x" * fuzzy) for context, msgid, fuzzy in texts]
    text = render_po(HEADER, ("Somebody's note.",), entries)
    file = read_po(text)
    assert [replace(entry, line=0) for entry in file.entries] == entries
    assert (file.header, file.faults) == (HEADER, [])
    babel = [message for message in babel_read_po(io.BytesIO(text.encode()), locale="ro") if message.id]
    assert [(one.context or "", one.id, one.string, one.fuzzy) for one in babel] == [
        (entry.context, entry.msgid, entry.strings[0], entry.fuzzy) for entry in entries
    ]


def test_files_of_other_programs_are_read() -> None:
    text = (
        '# Someone <x@example.org>, 2026.\nmsgid ""\nmsgstr ""\n"Language: ro\\n"\n"X-Generator: Poedit\\n"\n\n'
        '#. Where it stands\n#: a.html b.html\n#, fuzzy, python-format\n#| msgid "Ol"\n#| "d %(n)s"\nmsgid ""\n"New "\n"%(n)s"\n'
        'msgid_plural "News %(n)s"\nmsgstr[0] "Un"\nmsgstr[1] "Doi\\n"\n"trei"\nmsgstr[2] "x"\n\n'
        '#~ msgid "old"\n#~ msgstr "vechi"\n'
    )
    file = read_po(text)
    assert file.header_value("x-generator") == "Poedit"
    (entry,) = file.entries
    assert (entry.msgid, entry.plural, entry.strings) == ("New %(n)s", "News %(n)s", ("Un", "Doi\ntrei", "x"))
    assert (entry.fuzzy, entry.previous, entry.locations, entry.comments) == (
        True,
        "Old %(n)s",
        ("a.html", "b.html"),
        ("Where it stands",),
    )
    assert (entry.line, file.obsolete_lines) == (12, [21, 22])


@pytest.mark.parametrize("locale", ["ro", "fa", "pl", "gu", "pt", "ar", "so", "cy", "zh_Hant"])
def test_plural_forms_are_those_of_cldr(locale: str) -> None:
    plurals = build_plurals(locale)
    count, rule = plurals.header.rstrip(";").split("; plural=")
    assert count == f"nplurals={len(plurals.categories)}"
    assert [c2py(rule)(number) for number in range(1001)] == [plurals.form(number) for number in range(1001)]
    assert {plurals.form(number) for number in range(1001)} == set(range(len(plurals.categories)))


def test_arabic_has_six_forms_and_polish_three() -> None:
    assert len(build_plurals("ar").categories) == 6
    assert build_plurals("pl").categories == ("one", "few", "many")


def test_portuguese_is_that_of_portugal() -> None:
    """`0 serviços`, where Brazil says `0 serviço`; and the browser is told so, because it picks the forms of scripts."""
    assert [build_plurals("pt").form(number) for number in (0, 1, 2)] == [1, 0, 1]
    assert plural_samples("pt") == {"other": 0, "one": 1}
    assert [language_tag(locale) for locale in ("pt", "ro", "en")] == ["pt-PT", "ro", "en"]


# Bringing up to date


def update(old: Iterable[Entry], messages: list[Message]) -> list[tuple[str, str, tuple[str, ...], bool, str]]:
    """What becomes of old entries: context, English, translation, whether it is in doubt, and the English it was made from."""
    file, _ = update_file(po(*old), messages, "ro", "directory")
    return [(one.context, one.msgid, one.strings, one.fuzzy, one.previous) for one in file.entries]


def test_what_has_not_changed_is_kept() -> None:
    old = [said("Tea", "Ceai", "service.x.summary", notes=("Mine.",))]
    file, change = update_file(po(*old), asked(("service.x.summary", "Tea")), "ro", "directory")
    assert (file.entries[0].strings, file.entries[0].notes, file.entries[0].fuzzy) == (("Ceai",), ("Mine.",), False)
    assert (change.new, change.changed, change.gone) == (0, 0, 0)


def test_changed_english_puts_its_translation_in_doubt_and_keeps_the_english_it_was_made_from() -> None:
    old = [said("Tea", "Ceai", "service.x.summary")]
    once = update_file(po(*old), asked(("service.x.summary", "Tea and talk")), "ro", "directory")[0].entries
    assert update(once, asked(("service.x.summary", "Tea and cake"))) == [
        ("service.x.summary", "Tea and cake", ("Ceai",), True, "Tea")
    ]
    assert update(once, asked(("service.x.summary", "Tea and talk"))) == [
        ("service.x.summary", "Tea and talk", ("Ceai",), True, "Tea")
    ]


def test_a_step_that_moved_keeps_its_translation() -> None:
    old = [said("Ring.", "Sunați.", "service.x.steps.1"), said("Ask.", "Întrebați.", "service.x.steps.2")]
    new = asked(("service.x.steps.1", "Wait."), ("service.x.steps.2", "Ring."), ("service.x.steps.3", "Ask."))
    assert update(old, new) == [
        ("service.x.steps.1", "Wait.", ("",), False, ""),
        ("service.x.steps.2", "Ring.", ("Sunați.",), False, ""),
        ("service.x.steps.3", "Ask.", ("Întrebați.",), False, ""),
    ]


def test_a_block_changed_between_its_neighbours_is_put_in_doubt_and_no_other() -> None:
    old = [said(word, word.upper(), "page.a") for word in ("one", "two", "three")]
    new = asked(("page.a", "one"), ("page.a", "two and a half"), ("page.a", "three"))
    assert [found[2:] for found in update(old, new)] == [(("ONE",), False, ""), (("TWO",), True, "two"), (("THREE",), False, "")]


def test_nothing_is_guessed_from_a_similar_sentence() -> None:
    old = [said("Ring us on Monday.", "Sunați-ne luni.", "service.gone.summary")]
    file, change = update_file(po(*old), asked(("service.new.summary", "Ring us on Monday!")), "ro", "directory")
    assert (file.entries[0].strings, file.entries[0].fuzzy, change.gone) == (("",), False, 1)


def test_a_new_plural_form_puts_a_translation_in_doubt() -> None:
    old = [Entry("%(num)s hour", plural="%(num)s hours", strings=("o oră", "%(num)s ore"))]
    message = Message("interface", "%(num)s hour", plural="%(num)s hours")
    (entry,) = update_file(po(*old), [message], "ro", "interface")[0].entries
    assert (entry.strings, entry.fuzzy) == (("o oră", "%(num)s ore", ""), True)


def test_the_header_says_who_checked_and_keeps_what_other_programs_wrote() -> None:
    old = PoFile([], "Language: xx\nX-Checked-By-Professional: yes\nLast-Translator: Ana\n")
    file, _ = update_file(old, [], "ro", "pages")
    assert file.header_value("Language") == "ro"
    assert file.header_value("X-Checked-By-Professional") == "yes"
    assert file.header_value("Last-Translator") == "Ana"
    assert update_file(PoFile(), [], "ro", "pages")[0].header_value("X-Checked-By-Professional") == "no"


# Checking one translation

_ARABIC = "اتصل"
_LONG_ENGLISH = "You can ring them at any time of the day or night and they will listen to you."


@pytest.mark.parametrize(
    ("locale", "english", "translation", "code"),
    [
        ("ar", "Call %(phone)s now", f"{_ARABIC} الآن", "po-placeholder"),
        ("ar", "Call {phone:x} now", f"{_ARABIC} {{هاتف}} الآن", "po-placeholder"),
        ("ar", "Call {phone:x} now", f"{_ARABIC} {{phone:y}} الآن", "po-placeholder"),
        ("ro", "Call {phone:x} now", "Sunați {phone:x} acum {phone:x}", "po-placeholder"),
        ("ro", "Call {phone:x} now", "Sunați {phone:x|acum}", "po-placeholder"),
        ("ro", "A {term:x}.", 'Un {term:x|"}.', "po-placeholder"),
        ("ro", "A {term:x}.", "Un {term:x|cuvânt}.", None),
        ("ar", "Call <b>now</b>", f"{_ARABIC} <b onclick=alert(1)>الآن</b>", "po-markup"),
        ("ro", "Call now", "Sunați <script>", "po-markup"),
        ("ro", "Call now", "Sunați {{ x }}", "po-placeholder"),
        ("ro", "Call now", "Sunați &copy; acum", "po-markup"),
        ("ro", "**Call** now", "Sunați acum", "po-markup"),
        ("ro", "**Call** now", "**Acum** sunați", None),
        ("ro", "See [here]({link:1}).", "Vezi {link:1}.", "po-markup"),
        ("ro", "Call now", "# Sunați", "po-markup"),
        ("ar", "Call 0300 123 1053 now", f"{_ARABIC} 0300 123 1035 الآن", "po-number"),
        ("ar", "Call 999", f"{_ARABIC} ٩٩٩", "po-number"),
        ("ro", "Aged 5 to 17", "De la 5 ani", "po-number"),
        ("ro", "For carers", "Pentru 2 îngrijitori", "po-number"),
        ("ro", "From 9am to 5:30pm", "De la 9:00 la 17:30", None),
        ("ro", "From 9am to 5:30pm", "De la 9am la 5:30pm", None),
        ("ro", "From 9am to 5pm", "De la 9:00 la 16:00", "po-number"),
        ("ro", "In 2024, 1,250 carers", "1,250 de îngrijitori în 2024", None),
        ("ar", "See https://www.gov.uk/carers", "انظر https://www.gov.example/carers", "po-url"),
        ("ro", "Write to a@example.org", "Scrieți", "po-url"),
        ("ro", "Call now", "Sunați\u202eacum", "po-hidden"),
        ("ro", "Call now", "Sunați\x07", "po-hidden"),
        ("fa", "Call now", "می\u200cتوانید", None),
        ("ro", _LONG_ENGLISH, _LONG_ENGLISH, "po-language"),
        ("ro", _LONG_ENGLISH, "You can call them when you want and they are there for you.", "po-language"),
        ("ro", _LONG_ENGLISH, "Îi puteți suna la orice oră din zi sau din noapte și ei vă vor asculta.", None),
        ("pl", _LONG_ENGLISH, "Możesz zadzwonić o każdej porze dnia i nocy, a oni cię wysłuchają.", None),
        ("pt", _LONG_ENGLISH, "Pode ligar a qualquer hora do dia ou da noite, e eles vão ouvir.", None),
        ("gu", _LONG_ENGLISH, "Îi puteți suna la orice oră din zi sau din noapte și ei vă vor asculta.", "po-language"),
        ("ar", _LONG_ENGLISH, "می‌توانید در هر ساعت از شبانه‌روز تماس بگیرید و کسی به شما گوش می‌کند.", "po-language"),
        ("ar", _LONG_ENGLISH, "يمكنك الاتصال بهم في أي وقت من النهار أو الليل وسيستمعون إليك.", None),
        ("fa", _LONG_ENGLISH, "يمكنك الاتصال بهم في أي وقت من النهار أو الليل وسيستمعون إليك.", "po-language"),
        ("fa", _LONG_ENGLISH, "می‌توانید در هر ساعت از شبانه‌روز تماس بگیرید و کسی به شما گوش می‌کند.", None),
        ("ro", "Barnet Carers", "Barnet Carers", None),
        ("fa", "Find help", "Get help", "po-language"),
        ("gu", "Find help", "کمک", "po-language"),
        ("pl", "Find help", "کمک", "po-language"),
        ("ar", "Office of the Public Guardian", "Office of the Public Guardian", None),
        ("gu", "GP", "GP", None),
        ("ro", "Life in danger", "Please call us if a person is in great danger", "po-language"),
        ("pt", "Life in danger", "Sunați dacă cineva poate muri sau este grav rănit", "po-language"),
        ("ro", f'Say: "{_LONG_ENGLISH}"', f"Spuneți: „{_LONG_ENGLISH}”", None),
        ("fa", f'Say: "{_LONG_ENGLISH}"', f"بگویید: «{_LONG_ENGLISH}»", None),
        ("ro", "Find help", " ", None),
    ],
)
def test_a_translation_is_seen_beside_its_english(locale: str, english: str, translation: str, code: str | None) -> None:
    faults = list(find_faults(said(english, translation), locale))
    assert [fault.code for fault in faults] == ([code] if code else [])


@pytest.mark.parametrize(
    ("locale", "forms", "code"),
    [
        ("ro", ("un serviciu", "%(num)s servicii", "%(num)s de servicii"), None),
        ("ro", ("%(num)s serviciu", "%(num)s servicii"), "po-plural"),
        ("ro", ("un serviciu", "servicii", "%(num)s de servicii"), "po-placeholder"),
        ("ro", ("un serviciu", "", "%(num)s de servicii"), "po-plural"),
        ("ar", ("لا خدمات", "خدمة واحدة", "خدمتان", "%(num)s خدمات", "%(num)s خدمة", "%(num)s خدمة"), None),
    ],
)
def test_plural_forms_are_counted(locale: str, forms: tuple[str, ...], code: str | None) -> None:
    entry = Entry("%(num)s service", plural="%(num)s services", strings=forms)
    assert [fault.code for fault in find_faults(entry, locale)] == ([code] if code else [])


def test_make_believe_translations_are_sound() -> None:
    messages = {
        "interface": [Message("interface", "%(num)s day", plural="%(num)s days")],
        "directory": [],
        "pages": asked(("page.a", "**Ring** {phone:x} or see [here]({link:1}) at 9am."), domain="pages"),
    }
    for locale in ("pl", "ar", "fa", "gu", "so"):
        pseudo = build_pseudo(messages, locale)
        assert all(not catalogue.faults for catalogue in pseudo.by_domain.values())
        assert all(
            entry.is_translated and entry.msgid not in entry.strings
            for one in pseudo.by_domain.values()
            for entry in one.file.entries
        )


# A whole file


def write(root: Path, locale: str, text: str) -> Path:
    """A catalogue of pages as somebody saved it."""
    file = root / po_path(locale, "pages")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


_GOOD_HEADER = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('msgid "x"\nmsgstr "س"\n', "po-header", 1),
        (_GOOD_HEADER.replace("UTF-8", "ISO-8859-1") + 'msgid "x"\nmsgstr "س"\n', "po-header", 4),
        (_GOOD_HEADER.replace("Language: ar", "Language: fa") + 'msgid "x"\nmsgstr "س"\n', "po-header", 3),
        (_GOOD_HEADER + 'msgid "x\nmsgstr "س"\n', "po-syntax", 6),
        (_GOOD_HEADER + 'msgid "x"\nmsgstr "س"\n\nmsgid "x"\nmsgstr "ص"\n', "po-duplicate", 9),
        (_GOOD_HEADER + '#~ msgid "old"\n#~ msgstr "قديم"\n', "po-obsolete", 6),
        (_GOOD_HEADER + 'msgid "Call 999"\nmsgstr "اتصل"\n', "po-number", 6),
    ],
)
def test_a_fault_has_its_line_and_never_blocks(tmp_path: Path, text: str, code: str, line: int) -> None:
    write(tmp_path, "ar", text)
    (problem,) = load_catalogue(tmp_path, "ar", "pages").find_problems()
    assert (problem.code, problem.line) == (code, line)
    assert problem.severity is not Severity.WRONG


def test_only_sound_translations_are_shown(tmp_path: Path) -> None:
    entries = [said("a", "unu"), said("b", "doi", fuzzy=True), said("c", ""), said("Ring 999", "Sunați 112")]
    write(tmp_path, "ro", render_po(HEADER, (), entries))
    assert load_catalogue(tmp_path, "ro", "pages").shown == {("", "a"): ("unu",)}


@pytest.mark.parametrize(
    ("locale", "written", "is_shown"),
    [("fa", "fa_IR", True), ("pt", "pt_PT", True), ("pt", "pt_BR", False), ("fa", "far", False)],
)
def test_a_header_may_name_the_region(tmp_path: Path, locale: str, written: str, is_shown: bool) -> None:
    header = _GOOD_HEADER.replace("Language: ar", f"Language: {written}")
    write(tmp_path, locale, header + 'msgid "GP"\nmsgstr "GP"\n')
    assert bool(load_catalogue(tmp_path, locale, "pages").shown) == is_shown


def test_blanks_are_no_translation(tmp_path: Path) -> None:
    write(tmp_path, "ro", render_po(HEADER, (), [said("a", "unu"), said("b", "  ")]))
    catalogue = load_catalogue(tmp_path, "ro", "pages")
    assert catalogue.shown == {("", "a"): ("unu",)}
    assert [entry.is_translated for entry in catalogue.file.entries] == [True, False]


def test_a_file_for_another_language_shows_nothing(tmp_path: Path) -> None:
    write(tmp_path, "fa", render_po(HEADER, (), [said("a", "unu")]))
    assert load_catalogue(tmp_path, "fa", "pages").shown == {}


# Filling and counting


def test_filling_refuses_what_is_wrong_and_says_why() -> None:
    file = po(Entry("Ring 999", "a"), Entry("Next", "page.a"), Entry("Next", "page.b"), said("Home", "Acasă", "menu"))
    filling = Filling.of(
        [
            {"ctx": "a", "id": "Ring 999", "str": "Sunați 112"},
            {"id": "Next", "str": "Urmează"},
            {"ctx": "menu", "id": "Home", "str": "Casă"},
            {"ctx": "x", "id": "No such", "str": "x"},
            {"id": "no str"},
        ]
    )
    assert fill_file(file, filling, "ro")
    assert [entry.strings[0] for entry in file.entries] == ["", "Urmează", "Urmează", "Acasă"]
    assert (filling.filled, len(filling.refused), len(filling.kept), len(filling.unknown())) == (2, 2, 1, 1)
    assert fill_file(file, Filling.of([{"ctx": "menu", "id": "Home", "str": "Casă"}]), "ro", over=True)
    assert file.entries[3].strings == ("Casă",)


def test_the_gate_opens_when_all_that_must_be_translated_is(tmp_path: Path) -> None:
    from carers_hub.words.catalogues import Catalogue, Catalogues

    messages = {"interface": [], "directory": asked(("urgent.x.label", "Danger"), ("service.x.summary", "Tea")), "pages": []}
    must = Must(Patterns({"directory": ("urgent.*",)}), Patterns({}))

    def covered(*entries: Entry) -> tuple[bool, float]:
        catalogues = Catalogues("ro", {domain: Catalogue("ro", domain, po(*entries)) for domain in DOMAINS})
        coverage = build_coverage(catalogues, messages, must)
        return coverage.may_be_published, coverage.whole.percent

    assert covered() == (False, 0)
    assert covered(said("Danger", "Pericol", "urgent.x.label", fuzzy=True)) == (False, 0)
    assert covered(said("Danger", "Pericol", "urgent.x.label")) == (True, 50)
    assert load_must(tmp_path).must.by_domain["pages"] == ("*",)


def test_cases_of_this_hub_s_list_are_real() -> None:
    root = Path(__file__).parents[2]
    value = yaml.load((root / "translations/must-translate.yaml").read_text("utf-8"), yaml.BaseLoader)
    pages = [pattern for pattern in value["must"]["pages"] if pattern.startswith("page.") and "*" not in pattern]
    assert [page for page in pages if not (root / f"docs/{page.removeprefix('page.')}.md").is_file()] == []


# What translators are asked for


def test_a_note_for_translators_goes_with_the_words_below_it(tmp_path: Path) -> None:
    template = '{# How it is made #}\n{# Translators: heads a column #}\n<b>{{ _("What") }}</b>\n<i>{{ _("Then") }}</i>'
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/table.html").write_text(template, encoding="utf-8")
    (tmp_path / "code").mkdir()
    (tmp_path / "code/table.py").write_text('# Translators: a verb\nwords = _("Open")\n', encoding="utf-8")
    asked_for = build_interface_messages(tmp_path / "theme", tmp_path / "code")
    notes = {message.msgid: message.comments for message in asked_for}
    assert notes == {"What": ("heads a column",), "Then": (), "Open": ("a verb",)}
