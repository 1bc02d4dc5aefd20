//! The rulebook against itself: ids, facts, citations, periods, agenda.

use ai_act_check::engine::validate;
use ai_act_check::rulebooks::{EU_AI_ACT, RULEBOOKS};

#[test]
fn every_rulebook_is_sound() {
    for book in RULEBOOKS {
        let faults = validate::faults(book);
        assert!(faults.is_empty(), "rulebook \"{}\":\n{}", book.id, faults.join("\n"));
    }
}

#[test]
fn the_rulebook_has_the_size_that_the_law_asks_for() {
    for book in RULEBOOKS {
        let (questions, facts, rules) =
            (book.agenda.len(), validate::facts_of(book).len(), validate::rules_of(book).len());
        let options: usize = book.agenda.iter().map(|q| q.option_ids().count()).sum();
        let duties = book.duties().count();
        println!(
            "{}: {questions} questions with {options} options, {facts} facts, {rules} rules, {duties} duties",
            book.id
        );
    }
    let is_point =
        |id: &str| id.strip_prefix("annex-3-").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    // A rulebook that lost a chapter would still be sound; the eight areas of Annex III have 25 points.
    let points = validate::rules_of(&EU_AI_ACT).iter().filter(|r| is_point(r.id)).count();
    assert_eq!(points, 25);
    let practices = validate::rules_of(&EU_AI_ACT).iter().filter(|r| r.id.starts_with("art-5-1-")).count();
    assert_eq!(practices, 10);
}

/// What the validation is for: each kind of fault is found.
#[test]
#[expect(clippy::too_many_lines, reason = "one broken rulebook has all faults")]
fn a_broken_rulebook_is_found_out() {
    use ai_act_check::engine::date::{Date, Period};
    use ai_act_check::engine::expr::{Expr, When, all, is, not};
    use ai_act_check::engine::rulebook::{
        Category, Fact, Kind, Question, Rule, Rulebook, Topic, choice, former, route, wording,
    };
    use ai_act_check::eu_ai_act::acts::AI_ACT;

    static ASKED: Fact = Fact { id: "asked" };
    static NEVER_ASKED: Fact = Fact { id: "never-asked" };
    static NEVER_USED: Fact = Fact { id: "Never Used" };
    static TOPIC: Topic = Topic::new("Topic");
    static QUESTION: Question = Question {
        id: "question",
        topic: &TOPIC,
        kind: Kind::EachLine,
        options: &[choice("a", &[&ASKED]), choice("a", &[&NEVER_USED]).alone(), choice("none", &[])],
        cites: &[],
        judgement: false,
        helps: Some(&HELPED_LATER),
    };
    static HELPED_LATER: Question = Question {
        id: "question",
        topic: &TOPIC,
        kind: Kind::One,
        options: &[choice("yes", &[])],
        cites: &[AI_ACT.art("114")],
        judgement: false,
        helps: None,
    };
    static RULE: Rule = Rule::definition(
        "rule",
        &[
            wording(
                Period::until(Date::new(2024, 8, 1), Date::new(2025, 1, 1)),
                AI_ACT.annex("XX"),
                all(&[is(&ASKED), not(&is(&ASKED)), is(&NEVER_ASKED)]),
            ),
            wording(Period::since(Date::new(2025, 2, 30)), AI_ACT.recital("181"), all(&[is(&ASKED)])),
        ],
    );
    static IDLE: Rule = Rule::definition("idle", &[]);
    static ENDED: Rule = Rule::definition(
        "ended",
        &[wording(Period::until(Date::new(2024, 8, 1), Date::new(2025, 1, 1)), AI_ACT.art("6"), is(&ASKED))],
    );
    static CLASS: Category = Category {
        id: "class",
        guard: When::new(Expr::Always),
        routes: &[route(Expr::Class(&ELSEWHERE), &[&RULE, &ENDED])],
        each: true,
        doubts: &[],
    };
    static ELSEWHERE: Category =
        Category { id: "elsewhere", guard: When::new(Expr::Always), routes: &[], each: true, doubts: &[] };
    static BOOK: Rulebook = Rulebook {
        id: "broken",
        version: Date::new(2026, 1, 1),
        link: "broken",
        first_day: Date::new(2024, 8, 1),
        applies: Date::new(2024, 8, 1),
        acts: &[&AI_ACT],
        agenda: &[&QUESTION, &HELPED_LATER],
        borders: &[],
        former: &[
            former("gone", &["x"], &[("question", "b")]),
            former("gone", &["x"], &[("question", "a")]),
            former("question", &["a"], &[("question", "unknown")]),
        ],
        opened: &[],
        rules: &[&[&RULE, &IDLE]],
        roles: &[],
        classes: &[&CLASS],
        headlines: &[],
        gates: &[],
        dates: &[],
        duties: &[],
        contacts: &[],
        neighbours: &[],
        doubts: &[],
        beliefs: &[],
        notices: &[],
        terms: &[],
        letter: None,
        ..Rulebook::PLAIN
    };
    let faults = validate::faults(&BOOK).join("\n");
    for part in [
        "helps \"question\", which does not come before it",
        "option \"a\" is there twice or reserved",
        "option \"none\" is there twice or reserved",
        "stands for no fact",
        "is answered line by line, and option \"a\" excludes the other lines",
        "presents no fact",
        "serves no provision",
        "cites Article 114",
        "cites Annex XX",
        "cites Recital 181",
        "stands in one `all` with both signs",
        "fewer than two parts",
        "rule \"ended\" is used but not listed",
        "rule \"idle\" is listed in the rulebook but nothing uses it",
        "fact \"never-asked\" is used but no question presents it",
        "fact \"Never Used\" is asked for but no rule uses it",
        "does not adjoin the one before",
        "the last period has an end",
        "the calendar has no 2025-02-30",
        "category \"elsewhere\" is referred to but not in the rulebook",
        "two of kind question have the id \"question\"",
        "topic id \"Topic\" has characters other than a-z",
        "former answer [\"x\"] to \"gone\": what says the same today is not there",
        "former answer [\"x\"] to \"gone\" is there twice",
        "former answer [\"a\"] to \"question\" still stands and means what it did",
    ] {
        assert!(faults.contains(part), "the fault \"{part}\" was not found among:\n{faults}");
    }
}

#[test]
fn a_broken_overview_is_found_out() {
    use ai_act_check::engine::date::Date;
    use ai_act_check::engine::expr::{Expr, When};
    use ai_act_check::engine::rulebook::{Category, Gate, Headline, Rule, Rulebook};

    static RULE: Rule = Rule::definition("rule", &[]);
    static CLASS: Category =
        Category { id: "class", guard: When::new(Expr::Always), routes: &[], each: true, doubts: &[] };
    static ELSEWHERE: Category =
        Category { id: "elsewhere", guard: When::new(Expr::Always), routes: &[], each: true, doubts: &[] };
    static GATE: Gate = Gate::new("gate", &[&ELSEWHERE], &[]).inverted();
    static BOOK: Rulebook = Rulebook {
        id: "broken",
        version: Date::new(2026, 1, 1),
        link: "broken",
        first_day: Date::new(2024, 8, 1),
        applies: Date::new(2024, 8, 1),
        acts: &[],
        agenda: &[],
        borders: &[],
        former: &[],
        opened: &[],
        rules: &[&[&RULE]],
        roles: &[],
        classes: &[&CLASS],
        headlines: &[Headline::of(&ELSEWHERE).roles(&[&CLASS]), Headline::of(&CLASS).leaves(&RULE, &ELSEWHERE)],
        gates: &[&GATE, &GATE],
        dates: &[],
        duties: &[],
        contacts: &[],
        neighbours: &[],
        doubts: &[],
        beliefs: &[],
        notices: &[],
        terms: &[],
        letter: None,
        ..Rulebook::PLAIN
    };
    let faults = validate::faults(&BOOK).join("\n");
    for part in [
        "two of kind gate have the id \"gate\"",
        "gate \"gate\" stands for no class",
        "two gates are inverted",
        "headline of \"elsewhere\": it is",
        "headline of \"class\": it is, or leaves its words to, no class",
        "headline of \"elsewhere\" addresses what is no role",
    ] {
        assert!(faults.contains(part), "the fault \"{part}\" was not found among:\n{faults}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one broken rulebook has all faults")]
fn a_broken_duty_is_found_out() {
    use ai_act_check::engine::date::{Date, Duration, Period};
    use ai_act_check::engine::duty::{Duty, Penalty, pointer, sanction};
    use ai_act_check::engine::expr::{Expr, When, is};
    use ai_act_check::engine::rare::Rare;
    use ai_act_check::engine::rulebook::{
        Anchor, Category, Fact, Kind, Question, Rule, Rulebook, Schedule, Timetable, Topic, choice, route, scale,
        shared, start, wording,
    };
    use ai_act_check::engine::source::Citation;
    use ai_act_check::eu_ai_act::acts::AI_ACT;

    static ASKED: Fact = Fact { id: "asked" };
    static ELSEWHERE: Category =
        Category { id: "elsewhere", guard: When::new(Expr::Always), routes: &[], each: true, doubts: &[] };
    static LATE: Schedule = Schedule {
        id: "late",
        timetables: &[Timetable {
            valid: Period::since(Date::new(2026, 1, 1)),
            starts: &[start(is(&ASKED), Date::new(2026, 1, 1), AI_ACT.art("113"))],
        }],
        doubts: &[],
    };
    static FINE: Penalty = Penalty {
        id: "fine",
        shared: &[],
        own: &[sanction("fine", is(&ASKED), AI_ACT.art("199"), Period::since(Date::new(2024, 8, 1)))],
    };
    static COUNTED: Schedule = Schedule {
        id: "counted",
        timetables: &[Timetable {
            valid: Period::since(Date::new(2024, 8, 1)),
            starts: &[start(Expr::Always, Date::new(2026, 1, 1), AI_ACT.art("113")).after(
                "some-day",
                &ANCHOR,
                Some(Duration::months(0)),
            )],
        }],
        doubts: &[],
    };
    static ANCHOR: Anchor = Anchor { id: "anchor" };
    static COUNTING: Rule =
        Rule::new("counting", &[wording(Period::since(Date::new(2024, 8, 1)), AI_ACT.art("6"), is(&ASKED))], &COUNTED);
    const TO: &[&Category] = &[&ELSEWHERE];
    const CITES: &[Citation] = &[AI_ACT.art("9")];
    const TIMED: Duty =
        Duty::must("timed", TO, is(&ASKED), &COUNTED, &FINE, CITES, Period::since(Date::new(2024, 8, 1)));
    static LOWER: Category = Category {
        id: "lower",
        guard: When::new(Expr::Always),
        routes: &[route(Expr::Always, &[&COUNTING])],
        each: true,
        doubts: &[],
    };
    static HIGHER: Category =
        Category { id: "higher", guard: When::new(Expr::Always), routes: &[], each: true, doubts: &[] };
    static LIST: Question = Question {
        id: "list",
        topic: &Topic::new("topic"),
        kind: Kind::One,
        options: &[choice("so", &[&ASKED])],
        cites: &[AI_ACT.art("6")],
        judgement: false,
        helps: None,
    };
    static DUTIES: &[Duty] = &[
        Duty { limit: Some(Rare::new(Duration::hours(48))), ..TIMED },
        Duty { id: "often", ..TIMED }.every(Duration::days(3)),
        Duty::must("duty", &[&ELSEWHERE], is(&ASKED), &LATE, &FINE, &[], Period::since(Date::new(2024, 8, 1))),
        Duty::must("duty", &[], is(&ASKED), &LATE, &FINE, &[AI_ACT.art("9")], Period::since(Date::new(2024, 8, 1))),
    ];
    static BOOK: Rulebook = Rulebook {
        id: "broken",
        version: Date::new(2026, 1, 1),
        link: "broken",
        first_day: Date::new(2024, 8, 1),
        applies: Date::new(2024, 8, 1),
        acts: &[&AI_ACT],
        agenda: &[],
        borders: &[],
        former: &[],
        opened: &[],
        rules: &[],
        roles: &[],
        classes: &[&LOWER, &HIGHER],
        headlines: &[],
        gates: &[],
        dates: &[],
        duties: &[DUTIES],
        contacts: &[pointer("pointer", Expr::Class(&ELSEWHERE), AI_ACT.annex("XIV"), "")],
        neighbours: &[],
        doubts: &[],
        beliefs: &[],
        notices: &[],
        terms: &[],
        letter: None,
        scales: &[scale("scale", &[&LOWER, &HIGHER]), scale("short", &[&ELSEWHERE])],
        shared: &[shared("other", "class", &LIST, "so")],
        ..Rulebook::PLAIN
    };
    let faults = validate::faults(&BOOK).join("\n");
    // The first has no provision, the second no addressee.
    assert_eq!(faults.matches("has no addressee or no provision").count(), 2, "{faults}");
    for part in [
        "two of kind duty have the id \"duty\"",
        "addresses \"elsewhere\", which is no role",
        "schedule \"late\" begins after the first wording of duty \"duty\"",
        "schedule \"late\": the last line of a timetable must hold always",
        "penalty \"fine\": the last line must hold always",
        "sanction \"fine\" cites Article 199",
        "pointer \"pointer\" cites Annex XIV",
        "duty \"timed\" must be met within a time, but after no event",
        "duty \"timed\" counts a time of nothing",
        "duty \"often\" is due again, but not after months or years",
        "rule \"counting\" counts from a day that nobody knows",
        "scale \"short\" has fewer than two levels",
        "scale \"short\" has a level that is no class",
        "scale \"scale\": among the classes the highest level must come first",
        "the guard of \"lower\" does not exclude the grounds of \"higher\"",
        "scale \"scale\": nothing may be below the lowest level",
        "what \"class\" of \"other\" answers: question \"list\" has no option",
        "what \"class\" of \"other\" answers cannot be in doubt at question \"list\"",
    ] {
        assert!(faults.contains(part), "the fault \"{part}\" was not found among:\n{faults}");
    }
}
