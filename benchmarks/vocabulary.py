"""The words a benchmark corpus is made of: invented people, places, quarrels and phrases.

Nothing here is taken from any publication. The terms of the likelihood and confidence lexicons
are left out on purpose, so that generated prose never looks like an estimate.
"""

from __future__ import annotations

GIVEN_NAMES = (
    "Adelka",
    "Amarin",
    "Ása",
    "Bastiel",
    "Benno",
    "Brisa",
    "Calio",
    "Cosmina",
    "Dariel",
    "Delphira",
    "Edvin",
    "Elisabé",
    "Emmerik",
    "Fenja",
    "Florant",
    "Gisela",
    "Goran",
    "Halina",
    "Hendry",
    "Ilka",
    "Imre",
    "Isaura",
    "Jorunn",
    "Kasper",
    "Katalin",
    "Leontine",
    "Ludo",
    "Maelle",
    "Marek",
    "Mirela",
    "Nadine",
    "Nikos",
    "Odette",
    "Osvaldo",
    "Paavo",
    "Petra",
    "Quirin",
    "Ramona",
    "Rasmus",
    "Sabine",
    "Séverin",
    "Tadeo",
    "Teodora",
    "Ulrika",
    "Vasco",
    "Wilma",
    "Yorick",
    "Zdenka",
)

SURNAME_STARTS = (
    "Ald",
    "Bar",
    "Bren",
    "Cal",
    "Cor",
    "Dav",
    "Dross",
    "Eld",
    "Far",
    "Fjel",
    "Gal",
    "Gren",
    "Hav",
    "Holt",
    "Iver",
    "Jan",
    "Jar",
    "Kal",
    "Kest",
    "Lam",
    "Lor",
    "Mal",
    "Mev",
    "Nav",
    "Nor",
    "Ost",
    "Pel",
    "Quar",
    "Ras",
    "Ril",
    "Sten",
    "Tar",
    "Tel",
    "Ulv",
    "Var",
    "Zel",
)

SURNAME_ENDS = (
    "avik",
    "bekk",
    "cotte",
    "dahl",
    "denko",
    "egger",
    "elund",
    "emark",
    "enstam",
    "erova",
    "esku",
    "etti",
    "fors",
    "gaard",
    "hovic",
    "iades",
    "imura",
    "inov",
    "iska",
    "karo",
    "lasz",
    "menko",
    "mund",
    "ovich",
    "quist",
    "riksen",
    "stam",
    "tegui",
    "uzzi",
    "vanec",
)

PLACE_STARTS = (
    "Ambr",
    "Belt",
    "Cald",
    "Dorm",
    "Esk",
    "Fenn",
    "Gorv",
    "Hesp",
    "Ilm",
    "Kors",
    "Lund",
    "Marv",
    "Ness",
    "Orv",
    "Prav",
    "Quill",
    "Rost",
    "Selm",
    "Tamb",
    "Verd",
)

PLACE_ENDS = (
    "aland",
    "amere",
    "andia",
    "aport",
    "avale",
    "enburg",
    "enholm",
    "eria",
    "esse",
    "iona",
    "oria",
    "ostia",
    "ovar",
    "una",
)

THINGS = (
    "ferry",
    "reservoir",
    "harbour",
    "tramway",
    "grain",
    "orchard",
    "quarry",
    "tide barrier",
    "school-meal",
    "fibre-cable",
    "archive",
    "fishery",
    "timber",
    "salt-pan",
    "canal",
    "night-train",
    "seed-bank",
    "lighthouse",
    "dairy",
    "glassworks",
    "peatland",
    "airstrip",
    "clinic",
    "wind-farm",
)

INSTRUMENTS = (
    "levy",
    "quota",
    "charter",
    "licence",
    "compact",
    "moratorium",
    "tariff",
    "concession",
    "rebate",
    "merger",
    "inquiry",
    "ordinance",
)

REGIONS = (
    "coastal",
    "northern",
    "inland",
    "eastern",
    "upland",
    "island",
    "southern",
    "cross-border",
    "estuary",
    "western",
    "joint",
    "provincial",
)

PORTFOLIOS = (
    "Waterways",
    "Fisheries",
    "Public Works",
    "Energy",
    "Trade",
    "Forestry",
    "Transport",
    "Finance",
    "Justice",
    "Housing",
    "Agriculture",
    "Culture",
    "Health",
    "Labour",
)

BODY_KINDS = (
    "Ministry of {portfolio} of {place}",
    "{place} {portfolio} Commission",
    "{place} Office for {portfolio}",
    "{place} Board of {portfolio}",
)

ORGANIZATION_KINDS = (
    "{place} Press Group",
    "{place} Media Holding",
    "{place} Navigation Company",
    "{place} Union of Growers",
    "{place} Chamber of Trades",
    "{place} Institute",
)

GROUP_KINDS = (
    "Friends of the {place} Shore",
    "{place} Tenants' League",
    "{place} Harbour Workers",
    "Parents of {place}",
)

JOB_TITLES = (
    "minister",
    "deputy minister",
    "chair",
    "commissioner",
    "secretary general",
    "governor",
    "spokesperson",
    "chief negotiator",
    "treasurer",
    "director",
    "inspector",
    "envoy",
)

WEAK_ALIASES = ("the minister", "the governor", "the chair", "the envoy", "the commissioner")

WIRE_NAMES = ("Meridian Press Agency", "Corvane Wire", "Northlight News Service", "Tellus Dispatch")

OUTLET_NOUNS = {
    "newspaper": ("Courier", "Ledger", "Tribune", "Gazette", "Observer", "Morning Post"),
    "broadcaster": ("Radio", "Television", "Broadcasting Service"),
    "online": ("Online", "Digest", "Bulletin"),
    "government": ("Government Information Office",),
    "think-tank": ("Policy Forum", "Research Centre"),
    "social": ("Public Channel",),
}

RELIABILITY_REASONS = (
    "Names its speakers, corrects in public and has erred rarely on this file.",
    "Sound on dates and documents; its political desk leans on a few unnamed people.",
    "Close to one side; useful for what that side wants known.",
    "Too new to this desk to be judged on a record.",
)

COUNTRIES = ("NO", "IS", "MT", "UY", "NZ", "PT", "EE", "CY")
LANGUAGES = ("de", "pt", "fr", "et")
CITIES = (
    "the harbour hall",
    "the river port",
    "the old customs house",
    "the provincial assembly",
    "the market square",
    "the conference centre",
    "a call with reporters",
)

UNNAMED = (
    "a senior official",
    "an official familiar with the talks",
    "a diplomat",
    "two officials",
    "a person briefed on the draft",
    "an aide who was in the room",
    "a former negotiator",
)

EXTRACT_WORDS = (
    "no-hurry",
    "line-by-line",
    "first-offer",
    "open-books",
    "not-yet",
    "winter-clause",
    "last-word",
    "fair-share",
    "second-reading",
    "quiet-room",
    "plain-terms",
    "half-measure",
    "red-pencil",
    "long-table",
    "cold-start",
    "missing-page",
    "shared-cost",
    "late-train",
    "old-promise",
    "new-figures",
    "paper-trail",
    "short-notice",
    "clean-break",
    "slow-tide",
)

TAGS = ("budget", "schedule", "procedure", "enforcement", "sovereignty", "safety", "money")

STANCE_SETS: tuple[tuple[tuple[str, str, str], ...], ...] = (
    (
        ("accepts", "accepts the draft", "for"),
        ("accepts-with-terms", "accepts the draft on terms", "conditional"),
        ("undecided", "has not decided on the draft", "neutral"),
        ("rejects", "rejects the draft", "against"),
    ),
    (
        ("urges", "urges adoption", "for"),
        ("would-amend", "would amend the text first", "conditional"),
        ("abstains", "abstains", "neutral"),
        ("delays", "asks for delay", "against"),
        ("refuses", "refuses the text outright", "against"),
    ),
)
"""Each stance is id, label (a verb phrase) and side."""

DEFAULT_STANCES = ("supports", "conditional", "neutral", "opposes")

LIKELIHOODS = ("very unlikely", "unlikely", "roughly even chance", "likely", "very likely")
CONFIDENCES = ("low", "moderate", "high")

# Clauses of quotations. Each opening is 8 to 20 words once filled, each continuation 7 to 13.
SPOKEN_OPENINGS = (
    "We have read the {region} {thing} text {count} times and we still count {count} holes in it",
    "Nobody in {place} asked us about the {thing} before the {instrument} was printed",
    "I will not put my name to a {instrument} that leaves {place} to pay for everyone",
    "The {thing} belongs to the people who work there, not to a clerk with a stamp",
    "Give us the annex, the figures and {count} days, and we can talk about the {instrument}",
    "What was promised in {month} is not what lies on the table this {season}",
    "There is a way to do this, and it begins with opening the {thing} accounts",
    "My office was told that the {instrument} would wait until the {season} survey was finished",
    "We support the {instrument} because the alternative is {count} more years of patching",
    "This is a working paper on the {thing}, and it should be treated as nothing more",
    "They changed the clause on the {thing} overnight and told us about it at breakfast",
    "If the {region} towns carry the cost, then the {region} towns must hold the keys",
    "Our answer on the {thing} {instrument} is still no",
    "We will sign the {instrument} when {place} signs it",
    "Ask me again after the {season} survey of the {thing}",
)

REPORTED_OPENINGS = (
    "The {region} delegation left {place} without a date for the next session on the {thing}",
    "The draft {instrument} runs to {count} pages and names the {thing} only once",
    "The office has asked for {count} more days to read the {instrument}, the chamber was told",
    "Members were handed the {thing} figures as they walked into the room",
    "{place} had earlier agreed to pay for {count} of the {region} works",
    "The {instrument} on the {thing} was withdrawn in {month}",
)

REPORTED_CONTINUATIONS = (
    "and no new text had been sent round by the evening",
    "while the {region} towns held on to their own reading",
    "although the clause on the {thing} had been settled in {month}",
    "after {count} hours of talks that were to have lasted one",
    "with the {season} recess less than a month away",
    "and the treasury declined to say who had drawn up the annex",
)

SPOKEN_CONTINUATIONS = (
    "and that is where the matter rests for the moment",
    "which is why we asked for a second reading in {month}",
    "whatever the other delegation may have told its newspapers",
    "because a signature on the {instrument} cannot be taken back",
    "and the {count} crews at the {thing} know it better than we do",
    "but the door is open and the lamp is lit",
    "so let us stop pretending that the {season} deadline is a law of nature",
    "although I grant that the {region} side has moved further than we expected",
    "as long as the inspectors can walk in without an appointment",
    "and no amount of ceremony at {place} will change that",
    "even when the tide and the treasury pull in different directions",
    "and we will say the same thing in {month} if we are asked again",
)

# Analysts' sentences. A word in braces is filled by a word, a name, a link or a citation.
WRITTEN_SENTENCES = (
    "{actor} came back to the {thing} in {month} and asked that the {instrument} be read again"
    " before the {season} recess {cite}.",
    "The {region} delegations had by then exchanged {count} drafts, none of which mentions the"
    " {thing} by name.",
    "Officials around {actor_link} describe the same meeting in other words {cite}.",
    "On {issue_link} the record is thinner than the volume of reporting suggests, because"
    " {count} of the items repeat one agency story.",
    "{outlet_link} carried the fuller account {cite}.",
    "What {actor} said at {city} differs from the written text in one respect: the clause on the"
    " {thing} was then still open.",
    "The sum of {count} million named in {month} covers the works but not the upkeep, as"
    " {source_link} notes.",
    "{actor} and {actor} have since spoken on the same platform {cite}.",
    "Nothing retrieved so far shows who asked for the change {cite}.",
    "Compare {briefing_link}, where the same annex is read against the {season} survey.",
    "That account rests on {claim_link}, which this desk keeps open.",
    "The {instrument} would run for {count} years, with a review after the first {season}.",
    "Neither side has published the map of the {region} section, though both refer to it.",
    "For {actor_link} the question is one of order: first the accounts, then the {instrument},"
    " then the ceremony.",
    "A reader should hold apart what was said in {place} and what was later said about it {cite}.",
    "The wording moved between the two editions, and {actor} was the first to say so in public"
    " {cite}.",
    "Growers on the {region} bank want the {thing} kept out of the schedule altogether.",
    "In {month} the assembly heard {count} witnesses, most of them from the {thing} itself.",
    "The passage most often quoted is also the one with the most hands between speaker and page"
    " {cite}.",
    "{actor} has not been heard on the {instrument} since {month}, and silence is not read here"
    " as consent.",
    "Seen from {place}, {issue_link} is a quarrel about keys and ledgers, not principle.",
    "The {thing} crews, for their part, have asked for nothing but the timetable.",
    "Two of the three conditions were met by {month}; the third, an open register, was not {cite}.",
    "Where the figures differ, the later document is followed and the earlier one is cited {cite}.",
)

BRIEFING_HEADINGS = (
    "What moved",
    "How it came to this",
    "Money and schedule",
    "Where the texts differ",
    "Voices at the table",
    "The view from the works",
    "What the record leaves open",
    "Before the recess",
)

SOURCE_TITLES = (
    "{place} puts off vote on {region} {thing} {instrument}",
    "Talks on the {thing} {instrument} resume: \u201cwe are not in a hurry\u201d",
    "{count} towns ask for a second reading of the {instrument}",
    "Statement on the {region} {thing} {instrument}",
    "Why the {thing} accounts matter, and who has not seen them",
    "Draft {instrument} leaves {place} with the bill, officials say",
    "Interview: the {thing}, the {instrument} and the {season} deadline",
)

SOURCE_REMARKS = (
    "The item names its speakers in the first half and leans on unnamed people after that.",
    "The headline goes further than the text; the passage on the {thing} is the useful one.",
    "An agency story with a local opening paragraph and a cut at the end.",
    "Filed on the day of the meeting in {place}; the figure of {count} million is not explained.",
    "Read together with the official notice, from which it differs on the {season} date.",
    "The tone of the {region} paragraphs suggests that more than one hand was at work.",
)

CLAIM_TEXTS = (
    "The {month} draft of the {instrument} contained no clause on upkeep of the {thing}.",
    "The {region} delegation received the annex {count} hours before the session.",
    "The {instrument} was put to a vote in {place} in {month}.",
    "The {thing} accounts for the {season} were withheld from the assembly.",
    "The works on the {thing} were priced at {count} million.",
    "{count} towns signed the letter against the {instrument}.",
)

EVENT_TITLES = (
    "Draft {instrument} on the {thing} handed over in {place}",
    "Assembly hears {count} witnesses on the {thing}",
    "The {region} delegations meet at {city}",
    "The {instrument} is published with an annex on the {thing}",
    "Vote on the {thing} {instrument} put off",
)

JUDGEMENT_TEXTS = (
    "The assembly will put the {thing} {instrument} to a vote before the {season} recess.",
    "The {region} delegation will accept the {instrument} once the accounts are opened.",
    "The clause on the {thing} was drafted outside {place}.",
    "The annex will be published with the figure of {count} million left out.",
)

REASONS = (
    "Three speakers on different sides describe the same order of business.",
    "The text and the statements agree on the point that matters here.",
    "The only contrary passage is unnamed and comes at third hand.",
)

ASSUMPTIONS = (
    "The {month} text is the current one.",
    "No second annex exists.",
    "The {season} timetable stands.",
)
INDICATORS = (
    "A printed agenda that names the {thing}.",
    "A visit by inspectors to {place}.",
    "A change of chief negotiator.",
)
ALTERNATIVES = (
    "The delay is about money and not about the {instrument}.",
    "The two drafts were written by the same office.",
)
HYPOTHESIS_TEXTS = (
    "The delay serves to win better terms on the {thing}.",
    "The delay follows from the {season} timetable alone.",
    "The delay hides a disagreement inside {place}.",
)
GAPS = (
    "Who wrote the annex on the {thing}, and when.",
    "Whether the {region} towns were consulted before {month}.",
    "The full text of the {instrument} as handed over in {place}.",
    "What was agreed on upkeep after the first {season}.",
)
EDITIONS = (
    "First edition.",
    "Added the {month} statement and its denial.",
    "Corrected the figure for the {thing}.",
    "Positions brought up to date.",
)

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SEASONS = ("spring", "summer", "autumn", "winter", "harvest", "flood")
COUNTS = ("three", "four", "five", "seven", "eight", "eleven", "twelve", "fifteen", "twenty")

FOREIGN_SYLLABLES = ("va", "len", "do", "rist", "ma", "kel", "ó", "tun", "ser", "ge", "bri", "nä")

CYRILLIC = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (
            "а",
            "б",
            "ц",
            "д",
            "е",
            "ф",
            "г",
            "х",
            "и",
            "й",
            "к",
            "л",
            "м",
            "н",
            "о",
            "п",
            "к",
            "р",
            "с",
            "т",
            "у",
            "в",
            "в",
            "кс",
            "ы",
            "з",
        ),
        strict=True,
    )
)
"""A rough letter-for-letter transliteration, enough for aliases in a second script."""
