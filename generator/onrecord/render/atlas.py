"""The atlas: who speaks on what, as geometry for the picture at ``/map/``.

People stand at the left and institutions at the right; between them stands a card for each issue,
with a row for every stance that somebody holds, from for to against. A line leads from each actor
to the stance that is held, so that where it ends says what colour and dash say again. Actors and
issues are ordered by where their lines lead (barycentres, taken in turns), and each column is then
set as close to the other ends of its lines as the height of its rows allows.

Only numbers and lines of text come from here; the template draws them. The same content gives the
same picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.analysis.positions import Held, held_positions
from onrecord.corpus import Corpus
from onrecord.render.lettering import lines

#: More nodes than this cannot be read in one picture: the most quoted are shown. Issues are few
#: beside actors, and without them no actor has anything to be joined to, so they come first.
MOST_NODES, MOST_ISSUES = 300, 60
#: All in pixels: the picture is shown at its own size, so that text is never smaller than set here.
NAME_SIZE, STANCE_SIZE, TITLE_SIZE = 13.0, 12.0, 14.0
NAME_ROOM, CARD, REACH, ICON = 190.0, 300.0, 176.0, 20.0
#: Rows are as high as a finger or pointer needs (WCAG 2.2, 2.5.8: 24 CSS pixels).
ROW, LINE, PAD, GAP, TOP, EDGE = 24.0, 15.0, 8.0, 18.0, 40.0, 6.0
_ROUNDS = 16
#: A line that climbs farther than a window is high says little until it is chosen.
_FAR = 700.0


@dataclass(frozen=True)
class Actor:
    """An actor's row: ``y`` is its middle, ``x`` where its lines begin."""

    id: str
    kind: str
    on_left: bool
    x: float
    y: float
    height: float
    lines: tuple[str, ...]
    statements: int


@dataclass(frozen=True)
class StanceRow:
    """A stance within the card of its issue; ``y`` is the middle of the row."""

    id: str
    side: str
    y: float
    height: float
    lines: tuple[str, ...]
    actors: int
    left: bool
    right: bool


@dataclass(frozen=True)
class Card:
    """An issue's card; ``y`` is its upper edge."""

    id: str
    y: float
    height: float
    title_height: float
    lines: tuple[str, ...]
    stances: tuple[StanceRow, ...]


@dataclass(frozen=True)
class Line:
    """A position: from its actor to the stance that is held."""

    held: Held
    side: str
    x: float
    y: float
    to_x: float
    to_y: float

    @property
    def path(self) -> Markup:
        """The line as an SVG path; the script of the page reads its ends from it."""
        x, y, to_x, to_y = map(number, (self.x, self.y, self.to_x, self.to_y))
        middle = number((self.x + self.to_x) / 2)
        return Markup(f"M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}")

    @property
    def is_far(self) -> bool:
        """Whether its ends can hardly be seen at once."""
        return abs(self.to_y - self.y) > _FAR


@dataclass(frozen=True)
class Atlas:
    """The whole picture, and how many actors, issues and positions there is no room for."""

    width: float
    height: float
    card_x: float
    actors: tuple[Actor, ...]
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    more_actors: int
    more_issues: int
    more_positions: int

    @property
    def is_dense(self) -> bool:
        """Whether lines are so many that they have to be quiet until one is chosen."""
        return len(self.lines) > 80


def number(value: float) -> Markup:
    """A coordinate as it is written: one decimal at most."""
    return Markup(f"{value:.1f}".removesuffix(".0"))


def atlas(corpus: Corpus, most: int = MOST_NODES) -> Atlas | None:
    """The picture of the positions of a corpus, with at most ``most`` actors and issues; None where
    nobody holds any."""
    every = held_positions(corpus)
    if not every:
        return None
    issues = _ranked(every.values(), by=1)[: min(MOST_ISSUES, max(1, most // 3))]
    kept = [held for held in every.values() if held.issue in set(issues)]
    actors = _ranked(kept, by=0)[: most - len(issues)]
    kept = [held for held in kept if held.actor in set(actors)]
    issues = [issue for issue in issues if any(held.issue == issue for held in kept)]
    return _drawn(
        corpus,
        kept,
        more_actors=len({actor for actor, _ in every}) - len(actors),
        more_issues=len({issue for _, issue in every}) - len(issues),
        more_positions=len(every) - len(kept),
    )


def _ranked(positions, by: int) -> list[str]:
    """Actors or issues, those with the most statements first."""
    counts: dict[str, int] = {}
    for held in positions:
        id_ = (held.actor, held.issue)[by]
        counts[id_] = counts.get(id_, 0) + len(held.statements)
    return sorted(counts, key=lambda id_: (-counts[id_], id_))


def _drawn(corpus: Corpus, kept: Sequence[Held], **more: int) -> Atlas:
    statements: dict[str, int] = {}
    for held in kept:
        statements[held.actor] = statements.get(held.actor, 0) + len(held.statements)
    names = {
        actor: lines(corpus.actors[actor].record.name, NAME_SIZE, NAME_ROOM) for actor in statements
    }
    left = {actor for actor in statements if corpus.actors[actor].record.type == "person"}
    heights = {actor: max(ROW, LINE * len(names[actor]) + PAD) for actor in statements}
    titles, rows, card_heights = _cards(corpus, kept)

    sides = [
        [actor for actor in statements if (actor in left) == is_left] for is_left in (True, False)
    ]
    order, columns = _ordered(kept, rows, sides)
    sizes = [[heights[actor] for actor in column] for column in columns]
    tall = max(
        sum(card_heights[issue] + GAP for issue in order) - GAP, *(sum(column) for column in sizes)
    )
    places = _settled(kept, order, columns, heights, titles, rows, card_heights, tall)

    has_left, has_right = bool(columns[0]), bool(columns[1])
    card_x = EDGE + (NAME_ROOM + ICON + REACH if has_left else 0)
    end = card_x + CARD
    starts = (EDGE + NAME_ROOM + ICON, end + REACH)
    cards = tuple(
        _card(corpus, issue, places.cards[issue], titles[issue], rows, card_heights, kept, left)
        for issue in order
    )
    stance_y = {(card.id, row.id): row.y for card in cards for row in card.stances}
    return Atlas(
        end + (REACH + ICON + NAME_ROOM if has_right else 0) + EDGE,
        TOP + tall + EDGE,
        card_x,
        tuple(
            Actor(
                actor,
                corpus.actors[actor].record.type,
                on_left,
                starts[0] if on_left else starts[1],
                places.actors[actor],
                heights[actor],
                names[actor],
                statements[actor],
            )
            for on_left, column in zip((True, False), columns, strict=True)
            for actor in column
        ),
        cards,
        tuple(
            Line(
                held,
                corpus.issues[held.issue].record.stances[held.stance].side,
                starts[0] if held.actor in left else starts[1],
                places.actors[held.actor],
                card_x if held.actor in left else end,
                stance_y[held.issue, held.stance],
            )
            for held in sorted(kept, key=lambda held: held.id)
        ),
        **more,
    )


def _cards(corpus: Corpus, kept: Sequence[Held]):
    """For each issue its title in lines; the height of each stance row; the height of the card."""
    titles: dict[str, tuple[str, ...]] = {}
    rows: dict[str, dict[str, tuple[str, ...]]] = {}
    held_stances = {(held.issue, held.stance) for held in kept}
    for issue in sorted({held.issue for held in kept}):
        record = corpus.issues[issue].record
        titles[issue] = lines(record.title, TITLE_SIZE, CARD - 2 * PAD)
        rows[issue] = {
            stance: lines(record.stances[stance].label, STANCE_SIZE, CARD - 56)
            for stance in record.stances
            if (issue, stance) in held_stances
        }
    heights = {
        issue: _title_height(titles[issue])
        + sum(_row_height(label) for label in rows[issue].values())
        + PAD / 2
        for issue in titles
    }
    return titles, rows, heights


def _title_height(title: Sequence[str]) -> float:
    return max(ROW, 17.0 * len(title) + PAD)


def _row_height(label: Sequence[str]) -> float:
    return max(ROW, LINE * len(label) + PAD)


def _ordered(kept: Sequence[Held], rows, sides):
    """The order of issues, and of the actors at each side, in which lines are shortest.

    Barycentres in turns: actors by the mean place of their stances, issues by the mean place of
    their actors, from the order of ids on; the best of some rounds is taken.
    """
    of_actor: dict[str, list[Held]] = {}
    of_issue: dict[str, list[Held]] = {}
    for held in kept:
        of_actor.setdefault(held.actor, []).append(held)
        of_issue.setdefault(held.issue, []).append(held)
    order = sorted(of_issue, key=lambda issue: (-len(of_issue[issue]), issue))
    best = None
    for _ in range(_ROUNDS):
        ports = _spread([(issue, stance) for issue in order for stance in rows[issue]])
        mean = {
            actor: sum(ports[held.issue, held.stance] for held in found) / len(found)
            for actor, found in of_actor.items()
        }
        columns = [sorted(side, key=lambda actor: (mean[actor], actor)) for side in sides]
        places = {actor: place for column in columns for actor, place in _spread(column).items()}
        length = sum(abs(places[held.actor] - ports[held.issue, held.stance]) for held in kept)
        if best is None or length < best[0]:
            best = (length, order, columns)
        pull = {
            issue: sum(places[held.actor] for held in found) / len(found)
            for issue, found in of_issue.items()
        }
        order = sorted(of_issue, key=lambda issue: (pull[issue], issue))
    assert best is not None
    return best[1], best[2]


def _spread(items: Sequence) -> dict:
    """Places between 0 and 1 for a column, whatever its length."""
    return {item: (place + 0.5) / len(items) for place, item in enumerate(items)}


@dataclass(frozen=True)
class _Places:
    """The middle of each actor's row and the upper edge of each card."""

    actors: Mapping[str, float]
    cards: Mapping[str, float]


def _settled(kept, order, columns, heights, titles, rows, card_heights, tall) -> _Places:
    """Each column set as near to the other ends of its lines as its rows allow.

    The tallest column has no room to move and is the measure of the others.
    """
    bottom = TOP + tall
    card_sizes = [card_heights[issue] + GAP for issue in order]
    card_sizes[-1] -= GAP

    def ports(tops: Mapping[str, float]) -> dict[tuple[str, str], float]:
        found = {}
        for issue in order:
            y = tops[issue] + _title_height(titles[issue])
            for stance, label in rows[issue].items():
                found[issue, stance] = y + _row_height(label) / 2
                y += _row_height(label)
        return found

    def seat_cards(actors: Mapping[str, float]) -> dict[str, float]:
        wanted = []
        for issue in order:
            ends = [actors[held.actor] for held in kept if held.issue == issue]
            wanted.append(sum(ends) / len(ends))
        middles = seated(wanted, card_sizes, TOP, bottom)
        return {
            issue: middle - size / 2
            for issue, middle, size in zip(order, middles, card_sizes, strict=True)
        }

    def seat_actors(at: Mapping[tuple[str, str], float]) -> dict[str, float]:
        found: dict[str, float] = {}
        for column in columns:
            wanted = []
            for actor in column:
                ends = [at[held.issue, held.stance] for held in kept if held.actor == actor]
                wanted.append(sum(ends) / len(ends))
            sizes = [heights[actor] for actor in column]
            found |= zip(column, seated(wanted, sizes, TOP, bottom), strict=True)
        return found

    even = {
        actor: TOP + place * tall for column in columns for actor, place in _spread(column).items()
    }
    cards = seat_cards(even)
    actors = seat_actors(ports(cards))
    cards = seat_cards(actors)
    return _Places(seat_actors(ports(cards)), cards)


def seated(
    wanted: Sequence[float], sizes: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Middles for a column of rows, in their order, as near to ``wanted`` as can be.

    Rows do not overlap and stay between ``top`` and ``bottom``, which has to have room for them.
    The sum of the squared distances is least: rows that are in each other's way are taken together
    (pool adjacent violators, as in isotonic regression).
    """
    offsets, below = [], 0.0
    for size in sizes:
        offsets.append(below + size / 2)
        below += size
    pools: list[list[float]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        pools.append([want - offset, 1])
        while len(pools) > 1 and pools[-2][0] >= pools[-1][0]:
            value, count = pools.pop()
            pools[-1][0] = (pools[-1][0] * pools[-1][1] + value * count) / (pools[-1][1] + count)
            pools[-1][1] += count
    shifts = [value for value, count in pools for _ in range(int(count))]
    last = bottom - below
    return [
        round(min(max(shift, top), max(last, top)) + offset, 1)
        for shift, offset in zip(shifts, offsets, strict=True)
    ]


def _card(corpus, issue, top, title, rows, heights, kept, left) -> Card:
    stances = corpus.issues[issue].record.stances
    found = []
    y = top + _title_height(title)
    for stance, label in rows[issue].items():
        holders = [held.actor for held in kept if (held.issue, held.stance) == (issue, stance)]
        height = _row_height(label)
        found.append(
            StanceRow(
                stance,
                stances[stance].side,
                round(y + height / 2, 1),
                height,
                label,
                len(holders),
                any(actor in left for actor in holders),
                any(actor not in left for actor in holders),
            )
        )
        y += height
    return Card(issue, round(top, 1), heights[issue], _title_height(title), title, tuple(found))
