"""Services that never were, as much work for a search and for a compressor as real ones: the real records, then made ones.

Words of names and texts are drawn as often as real ones are used, and new words come as often as a growing text has them
(Heaps' law, fitted to the real texts). What is chosen from a list is that of real services: topics of one, cost of another,
areas of a third.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from benchmarks.bench import write_hub
from carers_hub.model.kinds import check_phone
from carers_hub.source.suggest import slug

SEED = 4
_IN_A_FILE = 1000
"""Services. The hub reads no file of more than 5 MB."""
_OF_OTHERS = (
    ("topics",),
    ("needs",),
    ("who_for",),
    ("how_to_attend",),
    ("how_to_get_it",),
    ("cost", "cost_note"),
    ("locations",),
    ("schedules",),
    ("languages", "interpreters"),
    ("service_area",),
)
"""Fields that come together from one real service; each line from another one, so that few services have all terms in common."""
_OF_ONE = ("status", "website", "email", "phones", "review_by", "sources")
"""Fields that come from one and the same real service."""

Json = dict[str, Any]


def write_made_hub(folder: Path, size: int) -> Path:
    """A hub with `size` services: the real ones, and made ones for the rest. No fewer than the real ones."""
    hub = write_hub(folder, 0)
    real = json.loads((hub / "data/services.yaml").read_text(encoding="utf-8"))
    taken = {
        found for file in (hub / "data").glob("*.yaml") for found in re.findall(r"\bid: ([a-z0-9-]+)", file.read_text("utf-8"))
    }
    made = make(real, size, random.Random(SEED), taken)
    folder = hub / "data/services"
    folder.mkdir(exist_ok=True)
    _write(folder / "made-organizations.yaml", {"organizations": made["organizations"]})
    for start in range(0, len(made["services"]), _IN_A_FILE):
        _write(folder / f"made-{start}.yaml", {"services": made["services"][start : start + _IN_A_FILE]})
    return hub


def read_services(hub: Path) -> list[Json]:
    """Every service of such a hub."""
    files = [hub / "data/services.yaml", *sorted((hub / "data/services").glob("*.yaml"))]
    return [record for file in files for record in json.loads(file.read_text(encoding="utf-8")).get("services", [])]


def _write(file: Path, data: Json) -> None:
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def make(real: Json, size: int, chance: random.Random, taken: Iterable[str] = ()) -> Json:
    """What a directory of `size` services lacks: services, and as many organizations for each of them as real ones have.

    `taken`: ids they may not have, because something else has an address of that name.
    """
    missing = max(0, size - len(real["services"]))
    maker = _Maker(real, chance, taken)
    organizations = [maker.organization() for _ in range(missing * len(real["organizations"]) // len(real["services"]))]
    services = [maker.service(chance.choice(organizations or real["organizations"])) for _ in range(missing)]
    return {"organizations": organizations, "services": services}


class Words:
    """Words of texts of one kind. Each drawn word is more likely to be drawn again; a word nobody used comes now and then."""

    def __init__(self, texts: Iterable[str], endings: Mapping[str, str], chance: random.Random) -> None:
        self._chance, self._endings = chance, endings
        self._drawn = [word for text in texts for word in re.findall(r"[a-z0-9][a-z0-9'’-]*", text.lower())]
        used = Counter(self._drawn)
        self._known = set(used)
        once = sum(1 for times in used.values() if times == 1)
        self._first, self._new, self._bend = len(self._drawn), once / len(self._drawn), once / len(used) - 1

    def draw(self) -> str:
        """One word."""
        new = self._new * (len(self._drawn) / self._first) ** self._bend
        word = self._invent() if self._chance.random() < new else self._chance.choice(self._drawn)
        self._drawn.append(word)
        return word

    def sentence(self, length: int) -> str:
        """So many words, a capital and a full stop."""
        text = " ".join(self.draw() for _ in range(length))
        return f"{text[0].upper()}{text[1:]}."

    def _invent(self) -> str:
        """A word that looks like real ones: two letters lead to the next, as in them."""
        while True:
            word = "  "
            while not word.endswith("$"):
                word += self._chance.choice(self._endings[word[-2:]])
            made = word.strip(" $")
            if 4 <= len(made) <= 14 and made not in self._known:
                self._known.add(made)
                return made


def find_endings(texts: Iterable[str]) -> Mapping[str, str]:
    """For two letters, those that followed them in words, as often as they did. `$` ends a word."""
    followed: dict[str, list[str]] = {}
    for word in sorted({word for text in texts for word in re.findall(r"[a-z]+", text.lower())}):
        for place, letter in enumerate(f"{word}$"):
            followed.setdefault(f"  {word}"[place : place + 2], []).append(letter)
    return {letters: "".join(found) for letters, found in followed.items()}


class _Maker:
    """Makes records. `data`: the real directory."""

    def __init__(self, data: Json, chance: random.Random, taken: Iterable[str]) -> None:
        self._real, self._places = data["services"], [place["id"] for place in data["locations"]]
        self._chance = chance
        self._ids = {record["id"] for kind in data.values() for record in kind} | set(taken)
        self._names = {record["name"] for kind in data.values() for record in kind}
        names, summaries = ([record[field] for record in self._real] for field in ("name", "summary"))
        texts = [text for record in self._real for text in _long_texts(record)]
        endings = find_endings([*names, *summaries, *texts])
        self._of_names, self._of_summaries, self._of_texts = (Words(kind, endings, chance) for kind in (names, summaries, texts))

    def organization(self) -> Json:
        """Somebody who runs services."""
        name = self._name()
        return {"id": self._id(name), "name": name, "description": self._like("summary"), "website": "https://www.gov.uk"}

    def service(self, organization: Json) -> Json:
        """A service with terms, numbers and hours like those of a real one, and words of its own."""
        made, name = self._fields(), self._name()
        made |= {"id": self._id(name), "organization": organization["id"], "name": name, "summary": self._like("summary")}
        made["description"] = self._like("description")
        made["who_for"] = {**made["who_for"], "description": self._text(made["who_for"]["description"], self._of_texts)}
        if "cost_note" in made:
            made["cost_note"] = self._text(made["cost_note"], self._of_texts)
        if "locations" in made:
            made["locations"] = [self._chance.choice(self._places)]
        if "phones" in made:
            made["phones"] = [{**phone, "number": self._number(phone["number"])} for phone in made["phones"]]
        return made

    def _fields(self) -> Json:
        """What is not text, from real services."""
        made: Json = {}
        for fields in (*_OF_OTHERS, _OF_ONE):
            like = self._chance.choice(self._real)
            made |= {field: like[field] for field in fields if field in like}
        return made

    def _like(self, field: str) -> str:
        words = self._of_texts if field == "description" else self._of_summaries
        return self._text(self._chance.choice(self._real)[field], words)

    def _text(self, like: str, words: Words) -> str:
        """As many sentences as a real text has, each as long."""
        lengths = [len(part.split()) for part in re.split(r"(?<=[.?!])\s+", like.strip())]
        made = " ".join(words.sentence(length) for length in lengths)
        return made if len(made) <= max(len(like), 200) else made[:200].rpartition(" ")[0].rstrip(".") + "."

    def _name(self) -> str:
        while True:
            length = len(self._chance.choice(self._real)["name"].split())
            name = " ".join(word.capitalize() for word in (self._of_names.draw() for _ in range(max(2, length))))
            if name not in self._names and len(name) <= 80:
                self._names.add(name)
                return name

    def _id(self, name: str) -> str:
        start = slug(name)[:50].strip("-")
        made = next(
            found for number in range(1, 10_000) if (found := f"{start}-{number}" if number > 1 else start) not in self._ids
        )
        self._ids.add(made)
        return made

    def _number(self, like: str) -> str:
        """The number with other last digits, if that can be rung; else the number."""
        if len(re.sub(r"\D", "", like)) < 10:
            return like
        made = f"{like[:-3]}{self._chance.randrange(1000):03}" if like[-3:].isdigit() else like
        try:
            return check_phone(made)
        except PydanticCustomError:
            return like


def _long_texts(record: Json) -> list[str]:
    return [record["description"], record["who_for"]["description"], record.get("cost_note", "")]
