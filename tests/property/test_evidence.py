"""What must hold of counts and of wording whatever the evidence is."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desks import briefing, corpus_of
from onrecord.analysis.bodies import spoken_for
from onrecord.analysis.changes import changes
from onrecord.analysis.claims import weigh
from onrecord.analysis.coverage import covered
from onrecord.analysis.gaps import computed_gaps
from onrecord.analysis.origins import origins
from onrecord.analysis.positions import STRENGTHS, held_positions
from onrecord.analysis.summary import summary_statement
from onrecord.analysis.wording import capped, sentence
from onrecord.corpus import Corpus

SETTINGS = settings(max_examples=80, deadline=None, derandomize=True)

STANCES = ("demands", "accepts", "studies", "doubts", "rejects")
BODIES = ("government", "ministry", "rival", "")
DATES = ("2025-02-12", "2025-02-13", "2025-02-13", "2025-02-14?", "2025-02", "../2025-02-13")
#: The better the status, the more it claims.
STATUS = ("single-origin", "undetermined", "corroborated")


@dataclass(frozen=True)
class Piece:
    """An extract as it will be written: voice, form, stance, date and credited outlet."""

    voice: str
    stance: str
    date: str
    direct: bool
    via: str

    def written(self, id_: str) -> str:
        named = self.voice in ("minister", "mayor")
        if named:
            who, holder = f"speaker: {self.voice}, ", ""
        elif self.voice == "outlet":
            who, holder = "", "mayor"
        else:
            body = self.voice.partition(" of ")[2]
            who = "speaker_described: an official, " + (f"of: {body}, " if body else "")
            holder = "" if body else "mayor"
        form = (
            f"form: {'direct' if self.direct else 'reported'}, " if self.voice != "outlet" else ""
        )
        shows = (
            f"[{{actor: {holder}, issue: toll, stance: {self.stance}}}]"
            if holder
            else f"{{toll: {self.stance}}}"
        )
        via = f"via: [{self.via}], " if self.via else ""
        return f"  - {{id: {id_}, quote: Q {id_}, {who}{form}{via}said: {self.date}, positions: {shows}}}"


@dataclass(frozen=True)
class Item:
    """A source as it will be written; ``ids`` are those of its pieces."""

    id: str
    outlet: str
    wire: str
    pieces: tuple[Piece, ...]
    ids: tuple[str, ...]
    copy_of: str = ""

    def written(self) -> str:
        lines = ["---", f"title: {self.id}", "published: 2025-02-15", f"outlet: {self.outlet}"]
        lines += [f"{key}: {value}" for key, value in
                  (("wire", self.wire), ("copy_of", self.copy_of)) if value]  # fmt: skip
        if self.pieces:
            lines += ["extracts:"]
            lines += [piece.written(id_) for piece, id_ in zip(self.pieces, self.ids, strict=True)]
        return "\n".join([*lines, "---", ""])


pieces = st.builds(
    Piece,
    st.sampled_from(["minister", "mayor", "outlet", *(f"official of {body}" for body in BODIES)]),
    st.sampled_from(STANCES),
    st.sampled_from(DATES),
    st.booleans(),
    st.sampled_from(["", "", "wire", "mirror"]),
)


@st.composite
def desks(draw: st.DrawFn) -> tuple[Item, ...]:
    """One to five sources with one to three extracts each."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        chosen = tuple(draw(st.lists(pieces, min_size=1, max_size=3)))
        outlet = draw(st.sampled_from(["courier", "gazette", "mirror", "wire"]))
        wire = draw(st.sampled_from(["", "", "wire"])) if outlet != "wire" else ""
        ids = tuple(f"e{place}" for place in range(len(chosen)))
        found.append(Item(f"s{number}", outlet, wire, chosen, ids))
    return tuple(found)


def corpus(items: tuple[Item, ...], claim: tuple[str, ...] = (), against: tuple[str, ...] = ()):
    files = {f"briefings/desk/sources/{item.id}.md": item.written() for item in items}
    if claim or against:
        files["briefings/claims.yml"] = (
            f"c: {{text: C, supported_by: [{', '.join(claim)}],"
            f" disputed_by: [{', '.join(against)}]}}\n"
        )
    return corpus_of({**files, **briefing()})


def refs(items: tuple[Item, ...]) -> list[str]:
    return [f"{item.id}#{id_}" for item in items for id_ in item.ids]


def counted(found: Corpus) -> tuple[int, int, int]:
    result = origins(found, found.extracts.values())
    return result.articles, result.low, result.high


def best(found: Corpus) -> dict[tuple[str, str], tuple[str, int, str]]:
    return {
        pair: (held.stance, STRENGTHS.index(held.strength), capped(found, held))
        for pair, held in held_positions(found).items()
    }


@SETTINGS
@given(desks())
def test_least_and_most_origins_and_articles(items: tuple[Item, ...]) -> None:
    found = corpus(items)
    articles, low, high = counted(found)
    assert 1 <= low <= high <= articles == len(items)
    for held in held_positions(found).values():
        assert 1 <= held.origins.low <= held.origins.high <= held.origins.articles
    nothing = origins(found, [])
    assert (nothing.articles, nothing.low, nothing.high) == (0, 0, 0)


@SETTINGS
@given(desks(), st.data())
def test_a_republication_raises_no_count(items: tuple[Item, ...], data: st.DataObject) -> None:
    """A copy, word for word or in part, adds an article and no origin, and decides no claim."""
    original = data.draw(st.sampled_from(items))
    kept = data.draw(st.sets(st.sampled_from(range(len(original.pieces)))))
    chosen = [number for number in range(len(original.pieces)) if number in kept]
    copy = replace(
        original,
        id="copy",
        outlet=data.draw(st.sampled_from(["courier", "gazette", "mirror"])),
        pieces=tuple(original.pieces[number] for number in chosen),
        ids=tuple(original.ids[number] for number in chosen),
    )
    if (original.wire or original.outlet == "wire") and data.draw(st.booleans()):
        # The copy of an agency's story that says so, and not of which text it is a copy.
        copy = replace(copy, wire="wire")
    else:
        copy = replace(copy, copy_of=original.id)
    claim = tuple(data.draw(st.lists(st.sampled_from(refs(items)), min_size=1, unique=True)))
    again = tuple(
        f"copy#{ref.partition('#')[2]}"
        for ref in claim
        if ref.startswith(f"{original.id}#") and ref.partition("#")[2] in copy.ids
    )
    before, after = corpus(items, claim), corpus((*items, copy), (*claim, *again))
    (_, low, high), (_, low_after, high_after) = counted(before), counted(after)
    assert low_after <= low and high_after <= high
    was, now = weigh(before, "c"), weigh(after, "c")
    assert STATUS.index(now.status) <= STATUS.index(was.status)
    assert (now.supported.low, now.supported.high) == (was.supported.low, was.supported.high)


@SETTINGS
@given(desks(), st.data())
def test_less_evidence_never_says_more(items: tuple[Item, ...], data: st.DataObject) -> None:
    claim = data.draw(st.lists(st.sampled_from(refs(items)), min_size=1, unique=True))
    lost = data.draw(st.sampled_from(claim))
    source, _, id_ = lost.partition("#")
    less = tuple(
        replace(
            item,
            pieces=tuple(p for p, name in zip(item.pieces, item.ids, strict=True) if name != id_),
            ids=tuple(name for name in item.ids if name != id_),
        )
        if item.id == source
        else item
        for item in items
    )
    rest = tuple(ref for ref in claim if ref != lost)
    before, after = corpus(items, tuple(claim)), corpus(less, rest) if rest else corpus(less)
    (_, low, high), (_, low_after, high_after) = counted(before), counted(after)
    assert low_after <= low and high_after <= high
    if rest:
        assert STATUS.index(weigh(after, "c").status) <= STATUS.index(weigh(before, "c").status)
    # The sentence on a stance is no stronger without a statement that showed it.
    gone = before.extracts[lost].extract
    for actor, issue, stance in gone.stances:
        was, now = best(before)[actor, issue], best(after).get((actor, issue))
        if now is not None and was[0] == now[0] == stance:
            assert now[1] >= was[1]
    # And nothing else has changed for anybody of whom it said nothing.
    concerned = {(actor, issue) for actor, issue, _ in gone.stances}
    for pair, found in best(before).items():
        assert pair in concerned or best(after)[pair] == found


def everything(found: Corpus) -> object:
    """All that is computed, as values that can be compared."""
    entity = found.briefings["desk"]
    scope = covered(found, entity)
    return (
        counted(found),
        [sentence(found, held) for held in held_positions(found).values()],
        [
            (change.kind, change.before.quoted.ref, change.after.quoted.ref)
            for held in held_positions(found).values()
            for change in changes(found, held)
        ],
        {pair: [item.quoted.ref for item in said] for pair, said in spoken_for(found).items()},
        weigh(found, "c"),
        scope,
        list(computed_gaps(found, scope, entity.record.date)),
        summary_statement(found, scope),
    )


@SETTINGS
@given(desks(), st.data(), st.integers())
def test_the_order_of_input_is_irrelevant(
    items: tuple[Item, ...], data: st.DataObject, seed: int
) -> None:
    claim = data.draw(st.lists(st.sampled_from(refs(items)), min_size=1, unique=True))
    shuffled, mixed = random.Random(seed), list(items)
    shuffled.shuffle(mixed)
    turned = []
    for item in mixed:
        places = list(range(len(item.ids)))
        shuffled.shuffle(places)
        turned.append(
            replace(
                item,
                pieces=tuple(item.pieces[place] for place in places),
                ids=tuple(item.ids[place] for place in places),
            )
        )
    there = everything(corpus(items, tuple(claim)))
    shuffled.shuffle(claim)
    assert everything(corpus(tuple(turned), tuple(claim))) == there


def test_an_agencys_own_text_and_a_paper_that_carries_it_are_one_article() -> None:
    """Two voices, one of them credited to the mirror, in one text of the agency: one origin, since
    one article counts once; and not two because a paper carries that text, saying whose it is."""
    said = (
        Piece("minister", "demands", "2025-02-12", direct=True, via="mirror"),
        Piece("mayor", "rejects", "2025-02-12", direct=True, via=""),
    )
    own = Item("own", "wire", "", said, ("a", "b"))
    carried = Item("carried", "gazette", "wire", said, ("a", "b"))
    assert counted(corpus((own,))) == (1, 1, 1)
    assert counted(corpus((own, carried))) == (2, 1, 1)
