//! A rulebook that nobody passed: the ordinance on bicycle sheds. It shares no id with any other and has a little of
//! everything: two roles, a ban, a heavy class, an amendment that moves a day, an event for what stands already, a fine, a relief,
//! a scale of rust, a statute of smiths that is still to come, what is due again and what is due within hours.

use ai_act_check::engine::date::{Date, Duration, Period};
use ai_act_check::engine::duty::{Duty, Force, Penalty, Pointer, pointer, sanction};
use ai_act_check::engine::expr::{Expr, When, all, any, any_ground, class, holds, is, not};
use ai_act_check::engine::rulebook::{
    Anchor, Category, Doubt, Fact, Gate, Gravity, Headline, Kind, NamedDate, Question, Rule, Rulebook, Schedule,
    Timetable, Topic, choice, former, route, scale, start, wording,
};
use ai_act_check::engine::source::Act;

static ORDINANCE: Act = Act {
    id: "shed-ordinance",
    texts: &[(IN_FORCE, "32030R0001"), (AMENDED, "02030R0001-20310501")],
    published_as: "32030R0001",
    articles: 12,
    recitals: 4,
};

const IN_FORCE: Date = Date::new(2030, 3, 1);
const AMENDED: Date = Date::new(2031, 5, 1);
const ORIGINAL: Period = Period::since(IN_FORCE);
const BEFORE: Period = Period::until(IN_FORCE, AMENDED);
const SINCE: Period = Period::since(AMENDED);
static LARGE_DATE: NamedDate = NamedDate::new("large-sheds", Date::new(2033, 1, 1), ORDINANCE.art("12"), SINCE);

static SHED_STANDS: Fact = Fact { id: "shed-stands" };
static RACK_STANDS: Fact = Fact { id: "rack-stands" };
static BUILDS: Fact = Fact { id: "builds-shed" };
static KEEPS: Fact = Fact { id: "keeps-shed" };
static MANY: Fact = Fact { id: "more-than-ten" };
static GLASS: Fact = Fact { id: "glass-roof" };
static GRASS: Fact = Fact { id: "grass-roof" };
static NEAR_ROAD: Fact = Fact { id: "near-road" };
static OLD: Fact = Fact { id: "old-shed" };
static SOME_RUST: Fact = Fact { id: "some-rust" };
static MUCH_RUST: Fact = Fact { id: "much-rust" };
static CLUB: Fact = Fact { id: "cycling-club" };

static STRUCTURE: Topic = Topic::new("structure");
static PEOPLE: Topic = Topic::new("people");
static CLUBS: Topic = Topic::new("clubs").offered();

static WHAT_STANDS: Question = Question {
    id: "what-stands",
    topic: &STRUCTURE,
    kind: Kind::One,
    options: &[choice("shed", &[&SHED_STANDS]), choice("rack", &[&RACK_STANDS]), choice("else", &[])],
    cites: &[ORDINANCE.art("1")],
    judgement: false,
    helps: None,
};
static WHO: Question = Question {
    id: "who-are-you",
    topic: &PEOPLE,
    kind: Kind::Several,
    options: &[choice("builder", &[&BUILDS]), choice("keeper", &[&KEEPS])],
    cites: &[ORDINANCE.art("2")],
    judgement: false,
    helps: None,
};
static ROOF: Question = Question {
    id: "which-roof",
    topic: &STRUCTURE,
    kind: Kind::Several,
    options: &[choice("glass", &[&GLASS]), choice("grass", &[&GRASS])],
    cites: &[ORDINANCE.art("4")],
    judgement: false,
    helps: None,
};
static ROAD: Question = Question {
    id: "by-the-road",
    topic: &STRUCTURE,
    kind: Kind::One,
    options: &[choice("yes", &[&NEAR_ROAD]), choice("no", &[])],
    cites: &[ORDINANCE.art("4").par("2")],
    judgement: true,
    helps: None,
};
static HOW_MANY: Question = Question {
    id: "how-many",
    topic: &STRUCTURE,
    kind: Kind::One,
    options: &[choice("many", &[&MANY]), choice("few", &[])],
    cites: &[ORDINANCE.art("3")],
    judgement: false,
    helps: None,
};
static AGE: Question = Question {
    id: "how-old",
    topic: &STRUCTURE,
    kind: Kind::One,
    options: &[choice("old", &[&OLD]), choice("recent", &[])],
    cites: &[ORDINANCE.art("11")],
    judgement: false,
    helps: None,
};
static RUST: Question = Question {
    id: "how-rusty",
    topic: &STRUCTURE,
    kind: Kind::One,
    options: &[choice("shiny", &[]), choice("spotted", &[&SOME_RUST]), choice("eaten", &[&MUCH_RUST])],
    cites: &[ORDINANCE.art("8")],
    judgement: true,
    helps: None,
};
static CLUB_QUESTION: Question = Question {
    id: "club-member",
    topic: &CLUBS,
    kind: Kind::One,
    options: &[choice("yes", &[&CLUB]), choice("no", &[])],
    cites: &[ORDINANCE.art("9")],
    judgement: false,
    helps: None,
};

static COVERED: Rule = Rule::definition(
    "sheds-and-racks",
    &[wording(ORIGINAL, ORDINANCE.art("1"), any(&[is(&SHED_STANDS), is(&RACK_STANDS)]))],
);
static NOT_COVERED: Rule =
    Rule::definition("something-else", &[wording(ORIGINAL, ORDINANCE.art("1"), not(&holds(&COVERED)))]);
static BUILDING: Rule = Rule::definition("building", &[wording(ORIGINAL, ORDINANCE.art("2"), is(&BUILDS))]);
static KEEPING: Rule = Rule::definition("keeping", &[wording(ORIGINAL, ORDINANCE.art("2"), is(&KEEPS))]);
/// The amendment took grass roofs in.
static ROADSIDE: Rule = Rule::new(
    "roadside",
    &[
        wording(BEFORE, ORDINANCE.art("4"), all(&[is(&NEAR_ROAD), is(&GLASS)])),
        wording(SINCE, ORDINANCE.art("4").par("2"), all(&[is(&NEAR_ROAD), any(&[is(&GLASS), is(&GRASS)])])),
    ],
    &AT_ONCE,
)
.doubts(&[&GLASS_BRICKS]);
static LARGENESS: Rule =
    Rule::new("more-than-ten-places", &[wording(ORIGINAL, ORDINANCE.art("3").par("1"), is(&MANY))], &LARGE_SHEDS);
static ANY_SHED: Rule = Rule::new("any-shed", &[wording(ORIGINAL, ORDINANCE.art("5"), holds(&COVERED))], &AT_ONCE);

static SPOTS: Rule = Rule::definition("spots", &[wording(ORIGINAL, ORDINANCE.art("8"), is(&SOME_RUST))]);
static HOLES: Rule = Rule::definition("holes", &[wording(ORIGINAL, ORDINANCE.art("8"), is(&MUCH_RUST))]);
static ANY_METAL: Rule = Rule::definition("any-metal", &[wording(ORIGINAL, ORDINANCE.art("8"), Expr::Always)]);

static GLASS_BRICKS: Doubt = Doubt::new("glass-bricks", ORDINANCE.recital("3")).turns(&[&BARRED]);

static AT_ONCE: Schedule = Schedule {
    id: "at-once",
    timetables: &[Timetable { valid: ORIGINAL, starts: &[start(Expr::Always, IN_FORCE, ORDINANCE.art("12"))] }],
    doubts: &[],
};
static LARGE_SHEDS: Schedule = Schedule {
    id: "large-sheds-day",
    timetables: &[
        Timetable { valid: BEFORE, starts: &[start(Expr::Always, Date::new(2032, 1, 1), ORDINANCE.art("12"))] },
        Timetable { valid: SINCE, starts: &[start(Expr::Always, LARGE_DATE.date, ORDINANCE.art("12"))] },
    ],
    doubts: &[],
};
static LARGE_DUTIES: Schedule = Schedule {
    id: "large-sheds-duties",
    timetables: &[
        Timetable { valid: BEFORE, starts: &[start(Expr::Always, Date::new(2032, 1, 1), ORDINANCE.art("12"))] },
        Timetable {
            valid: SINCE,
            starts: &[
                start(is(&OLD), Date::new(2034, 1, 1), ORDINANCE.art("11")).only_if("repainting"),
                start(Expr::Always, LARGE_DATE.date, ORDINANCE.art("12")),
            ],
        },
    ],
    doubts: &[],
};

/// The day on which the statute of smiths enters into force.
static SMITHS: Anchor = Anchor { id: "smiths-statute" };
static AFTER_SMITHS: Schedule = Schedule {
    id: "after-the-smiths",
    timetables: &[Timetable {
        valid: ORIGINAL,
        starts: &[
            start(any_ground(&EATEN), IN_FORCE, ORDINANCE.art("12")).after("with-smiths", &SMITHS, None),
            start(Expr::Always, IN_FORCE, ORDINANCE.art("12")).after(
                "half-a-year-after-smiths",
                &SMITHS,
                Some(Duration::months(6)),
            ),
        ],
    }],
    doubts: &[],
};

static BUILDER: Category = Category {
    id: "shed-builder",
    guard: When::new(holds(&COVERED)),
    routes: &[route(Expr::Always, &[&BUILDING])],
    each: false,
    doubts: &[],
};
static KEEPER: Category = Category {
    id: "shed-keeper",
    guard: When::new(holds(&COVERED)),
    routes: &[route(Expr::Always, &[&KEEPING])],
    each: false,
    doubts: &[],
};
static BARRED: Category = Category {
    id: "barred-shed",
    guard: When::new(holds(&COVERED)),
    routes: &[route(Expr::Always, &[&ROADSIDE])],
    each: false,
    doubts: &[],
};
static LARGE: Category = Category {
    id: "large-shed",
    guard: When::new(all(&[holds(&COVERED), not(&class(&BARRED))])),
    routes: &[route(Expr::Always, &[&LARGENESS])],
    each: true,
    doubts: &[],
};
static PLAIN: Category = Category {
    id: "plain-shed",
    guard: When::new(all(&[holds(&COVERED), not(&class(&BARRED)), not(&class(&LARGE))])),
    routes: &[route(Expr::Always, &[&ANY_SHED])],
    each: true,
    doubts: &[],
};
static EATEN: Category = Category {
    id: "rust-eaten",
    guard: When::new(holds(&COVERED)),
    routes: &[route(Expr::Always, &[&HOLES])],
    each: false,
    doubts: &[],
};
static SPOTTED: Category = Category {
    id: "rust-spotted",
    guard: When::new(all(&[holds(&COVERED), not(&any_ground(&EATEN))])),
    routes: &[route(Expr::Always, &[&SPOTS])],
    each: false,
    doubts: &[],
};
static SHINY: Category = Category {
    id: "rust-free",
    guard: When::new(all(&[holds(&COVERED), not(&any_ground(&EATEN)), not(&any_ground(&SPOTTED))])),
    routes: &[route(Expr::Always, &[&ANY_METAL])],
    each: false,
    doubts: &[],
};
static NO_SHED: Category = Category {
    id: "no-shed",
    guard: When::new(Expr::Always),
    routes: &[route(Expr::Always, &[&NOT_COVERED])],
    each: false,
    doubts: &[],
};

static REACH: Gate = Gate::new("reach", &[&NO_SHED], &[&STRUCTURE, &PEOPLE]).inverted();
static BAN: Gate = Gate::new("road-ban", &[&BARRED], &[]);
static SIZE_GATE: Gate = Gate::new("shed-size", &[&LARGE], &[]);

static FINE: Penalty = Penalty {
    id: "shed-fines",
    shared: &[],
    own: &[
        sanction("club-fine", is(&CLUB), ORDINANCE.art("9").par("2"), ORIGINAL).up_to(20_000, 0),
        sanction("shed-fine", Expr::Always, ORDINANCE.art("9"), ORIGINAL).up_to(100_000, 2),
    ],
};

static DUTIES: &[Duty] = &[
    Duty::must(
        "number-the-places",
        &[&BUILDER, &KEEPER],
        class(&LARGE),
        &LARGE_DUTIES,
        &FINE,
        &[ORDINANCE.art("7")],
        ORIGINAL,
    ),
    Duty::must("mow-the-roof", &[&KEEPER], class(&LARGE), &LARGE_DUTIES, &FINE, &[ORDINANCE.art("8")], ORIGINAL)
        .when(is(&GRASS))
        .notable(),
    Duty::must("report-a-theft", &[&KEEPER], holds(&COVERED), &AT_ONCE, &FINE, &[ORDINANCE.art("6")], ORIGINAL)
        .on_event(),
    Duty::must("hang-a-bell", &[&BUILDER], class(&PLAIN), &AT_ONCE, &FINE, &[ORDINANCE.art("5")], ORIGINAL)
        .force(Force::Consider),
    Duty::must("club-day", &[&KEEPER], class(&LARGE), &AT_ONCE, &FINE, &[ORDINANCE.art("10")], ORIGINAL)
        .when(is(&CLUB))
        .force(Force::May),
    Duty::must(
        "oil-the-hinges",
        &[&KEEPER],
        any(&[class(&SPOTTED), class(&EATEN)]),
        &AFTER_SMITHS,
        &FINE,
        &[ORDINANCE.art("8")],
        ORIGINAL,
    )
    .every(Duration::years(2)),
    Duty::must("call-a-smith", &[&KEEPER], class(&EATEN), &AT_ONCE, &FINE, &[ORDINANCE.art("8")], ORIGINAL)
        .within_time(Duration::hours(48)),
];

static CONTACTS: &[Pointer] =
    &[pointer("shed-office", Expr::Always, ORDINANCE.art("10"), "https://example.org/").general()];
static NEIGHBOURS: &[Pointer] = &[pointer("road-law", is(&NEAR_ROAD), ORDINANCE.art("4"), "")];

/// The rulebook of the ordinance on bicycle sheds.
pub static SHEDS: Rulebook = Rulebook {
    id: "bicycle-sheds",
    version: Date::new(2031, 6, 1),
    link: "shed",
    first_day: IN_FORCE,
    applies: IN_FORCE,
    acts: &[&ORDINANCE],
    agenda: &[&WHAT_STANDS, &WHO, &ROOF, &ROAD, &HOW_MANY, &AGE, &RUST, &CLUB_QUESTION],
    borders: &[],
    former: &[
        former("who-are-you", &["owner"], &[("who-are-you", "builder"), ("who-are-you", "keeper")]),
        // A question of its own, once.
        former("building-year", &["before"], &[("how-old", "old")]),
        // Who said that it has no roof to speak of said that it is old, too.
        former("which-roof", &["none"], &[("which-roof", "none"), ("how-old", "old")]),
    ],
    opened: &[],
    rules: &[&[
        &COVERED,
        &NOT_COVERED,
        &BUILDING,
        &KEEPING,
        &ROADSIDE,
        &LARGENESS,
        &ANY_SHED,
        &SPOTS,
        &HOLES,
        &ANY_METAL,
    ]],
    roles: &[&BUILDER, &KEEPER],
    classes: &[&BARRED, &LARGE, &PLAIN, &EATEN, &SPOTTED, &SHINY, &NO_SHED],
    headlines: &[
        Headline::of(&BARRED).gravity(Gravity::Ban),
        Headline::of(&LARGE).gravity(Gravity::Heavy).roles(&[&BUILDER, &KEEPER]).binds(&[&LARGE_DUTIES]),
        Headline::of(&PLAIN).by_meaning(),
    ],
    gates: &[&REACH, &BAN, &SIZE_GATE],
    dates: &[&LARGE_DATE],
    duties: &[DUTIES],
    contacts: CONTACTS,
    neighbours: NEIGHBOURS,
    doubts: &[],
    beliefs: &[],
    notices: &[],
    terms: &[],
    scales: &[scale("rust", &[&SHINY, &SPOTTED, &EATEN])],
    ..Rulebook::PLAIN
};
