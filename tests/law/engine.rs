//! Properties of the engine, on the real rulebook and random answers.

use std::ptr;

use ai_act_check::engine::answers::{Answer, Answers, DOUBT};
use ai_act_check::engine::assess::{Assessment, DutyOutcome, Moment, assess};
use ai_act_check::engine::date::{Date, Period};
use ai_act_check::engine::eval::Eval;
use ai_act_check::engine::explain;
use ai_act_check::engine::interview::Interview;
use ai_act_check::engine::program::Compiled;
use ai_act_check::engine::rulebook::{Fact, Kind, NONE, Question, Start, UNKNOWN};
use ai_act_check::engine::truth::Truth::{self, No, Unknown, Yes};
use ai_act_check::engine::validate::{boundary_dates, facts_of};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use proptest::prelude::*;

const TRUTHS: [Truth; 3] = [No, Unknown, Yes];

#[test]
fn truth_obeys_kleenes_laws() {
    for a in TRUTHS {
        assert_eq!(!!a, a, "double negation of {a:?}");
        assert_eq!(a.and(Yes), a, "neutral element of and, {a:?}");
        assert_eq!(a.or(No), a, "neutral element of or, {a:?}");
        assert_eq!(a.and(No), No);
        assert_eq!(a.or(Yes), Yes);
        for b in TRUTHS {
            assert_eq!(a.and(b), b.and(a), "and commutes, {a:?} {b:?}");
            assert_eq!(a.or(b), b.or(a), "or commutes, {a:?} {b:?}");
            assert_eq!(!(a.and(b)), (!a).or(!b), "de Morgan, {a:?} {b:?}");
            assert_eq!(a.and(b), a.min(b), "and is the lesser, {a:?} {b:?}");
            for c in TRUTHS {
                assert_eq!(a.and(b.or(c)), a.and(b).or(a.and(c)), "and distributes, {a:?} {b:?} {c:?}");
            }
        }
    }
}

#[test]
fn dates_are_days_of_the_calendar() {
    for wrong in [
        "2027-02-29",
        "2027-13-01",
        "2027-00-10",
        "2027-1-01",
        "2027-01-1",
        "27-01-01",
        "2027-01-01x",
        "",
        "2027/01/01",
        "0000-01-01",
    ] {
        assert_eq!(Date::parse(wrong), None, "\"{wrong}\" was read as a date");
    }
    for right in ["2024-02-29", "2000-02-29", "2026-12-31", "9999-12-31"] {
        assert_eq!(Date::parse(right).map(|d| d.to_string()).as_deref(), Some(right));
    }
    assert_eq!(Date::parse("1900-02-29"), None, "1900 was no leap year");
    let mut day = Date::new(2023, 12, 1);
    for _ in 0..900 {
        assert_eq!(day.next().previous(), day);
        assert!(day.next() > day && day.next().exists());
        day = day.next();
    }
    let period = Period::until(Date::new(2024, 8, 1), Date::new(2026, 7, 27));
    assert!(period.contains(Date::new(2026, 7, 26)) && !period.contains(Date::new(2026, 7, 27)));
}

/// An answer to a question by number: the number picks the options, so that a shrunk case is a small one. Of some lists the last
/// option is in doubt.
fn answer(question: &Question, pick: u32) -> Vec<String> {
    let chosen = chosen(question, pick);
    let doubts = question.several() && matches!(pick % 8, 3 | 5 | 6);
    let doubted = |id: &str| chosen.last() == Some(&id) && !question.stands_alone(id) && id != UNKNOWN;
    chosen.iter().map(|id| if doubts && doubted(id) { format!("{id}{DOUBT}") } else { (*id).to_owned() }).collect()
}

fn chosen(question: &Question, pick: u32) -> Vec<&'static str> {
    let ids: Vec<&'static str> = question.option_ids().collect();
    match question.kind {
        Kind::One => vec![ids[pick as usize % ids.len()]],
        Kind::Several | Kind::EachLine if pick.is_multiple_of(4) && ids.contains(&NONE) => vec![NONE],
        Kind::Several | Kind::EachLine if pick.is_multiple_of(4) => vec![ids[ids.len() - 2]],
        Kind::Several | Kind::EachLine => {
            let bits = pick / 4;
            let several: Vec<_> = ids
                .iter()
                .enumerate()
                .filter(|(i, id)| **id != NONE && bits >> i & 1 == 1)
                .map(|(_, id)| *id)
                .collect();
            // Of options that exclude each other the first one stays.
            match several.iter().find(|id| question.stands_alone(id)) {
                _ if several.is_empty() => vec![UNKNOWN],
                Some(alone) => vec![*alone],
                None => several,
            }
        }
    }
}

/// A number for each question of the agenda; 0 leaves it unanswered.
fn picks() -> impl Strategy<Value = Vec<u32>> {
    // Few options at a time: a visitor who ticks everything is rare, and "none of these" is common.
    let sparse = (0u32..24, 0u32..24).prop_map(|(a, b)| 4 * ((1 << a) | if b < 6 { 1 << b } else { 0 }) + 1);
    prop::collection::vec(
        prop_oneof![2 => Just(0u32), 3 => Just(4u32), 6 => sparse, 1 => 1u32..4096],
        BOOK.agenda.len(),
    )
}

fn days() -> impl Strategy<Value = Date> {
    prop::sample::select(boundary_dates(&BOOK)).prop_filter("the rulebook begins", |d| *d >= BOOK.first_day)
}

fn all_answers(picks: &[u32]) -> Answers {
    let mut answers = Answers::default();
    for (question, pick) in BOOK.agenda.iter().zip(picks).filter(|(_, pick)| **pick > 0) {
        give(&mut answers, question, *pick);
    }
    answers
}

fn give(answers: &mut Answers, question: &'static Question, pick: u32) {
    let said = answer(question, pick);
    answers.give(&BOOK, question.id, &said.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
}

fn truths(assessment: &Assessment) -> Vec<(&'static str, Truth)> {
    assessment.roles.iter().chain(&assessment.classes).map(|o| (o.category.id, o.truth)).collect()
}

/// Walks the interview, answering what is asked; calls back after every answer.
fn walk(picks: &[u32], day: Date, mut after: impl FnMut(&Answers)) -> (Answers, usize) {
    let mut answers = Answers::default();
    let mut steps = 0;
    while let Some(question) = Interview::replay(&BOOK, &answers, day).next() {
        let at = BOOK.agenda.iter().position(|q| q.same(question)).unwrap();
        give(&mut answers, question, picks[at].max(1));
        steps += 1;
        assert!(steps <= BOOK.agenda.len(), "the interview does not end; it asks \"{}\" again", question.id);
        after(&answers);
    }
    (answers, steps)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_of_answers_is_immaterial(picks in picks(), day in days(), seed in any::<u64>()) {
        let answers = all_answers(&picks);
        let mut list: Vec<_> = answers.iter().cloned().collect();
        list.sort_by_key(|a| (a.question.id.len() as u64 ^ seed).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut other = Answers::default();
        for a in list {
            other.put(&BOOK, a);
        }
        prop_assert_eq!(&answers, &other);
        prop_assert_eq!(truths(&assess(&BOOK, &answers, day).unwrap()), truths(&assess(&BOOK, &other, day).unwrap()));
    }

    #[test]
    fn more_answers_never_overturn_what_is_decided(picks in picks(), day in days()) {
        let mut decided: Vec<(&'static str, Truth)> = Vec::new();
        walk(&picks, day, |answers| {
            let now = truths(&assess(&BOOK, answers, day).unwrap());
            for (id, truth) in &decided {
                let today = now.iter().find(|(other, _)| other == id).unwrap().1;
                assert_eq!(today, *truth, "\"{id}\" was decided and changed");
            }
            decided = now.into_iter().filter(|(_, t)| *t != Unknown).collect();
        });
    }

    #[test]
    fn the_interview_leaves_open_only_what_was_left_open(picks in picks(), day in days()) {
        let (answers, _) = walk(&picks, day, |_| {});
        let open: Vec<_> = truths(&assess(&BOOK, &answers, day).unwrap()).into_iter().filter(|(_, t)| *t == Unknown).collect();
        let left_open = answers.iter().any(ai_act_check::engine::answers::Answer::is_open);
        prop_assert!(open.is_empty() || left_open, "{:?} are open although every answer is certain", open);
    }

    /// Whatever a doubted option turns out to be, what was decided in spite of the doubt stays so. Where a helper has taken the
    /// doubt up its word goes with the doubt, so such questions are left out.
    #[test]
    fn a_doubt_makes_nothing_more_certain(picks in picks(), day in days(), so in any::<bool>()) {
        let (answers, _) = walk(&picks, day, |_| {});
        let doubtful = truths(&assess(&BOOK, &answers, day).unwrap());
        let is_helped = |question: &Question| BOOK.agenda.iter().any(|q| q.helps.is_some_and(|main| main.same(question)));
        for doubt in answers.iter().filter(|a| !a.doubted.is_empty() && !is_helped(a.question)) {
            let mut settled = answers.clone();
            settled.put(&BOOK, settle(doubt, so));
            let now = truths(&assess(&BOOK, &settled, day).unwrap());
            for ((id, before), (_, after)) in doubtful.iter().zip(&now) {
                prop_assert!(*before == Unknown || before == after, "\"{}\" {:?} became {:?} with {:?}", id, before, after, doubt);
            }
        }
    }

    #[test]
    fn answers_that_do_not_count_change_nothing(picks in picks(), day in days()) {
        let answers = all_answers(&picks);
        let whole = assess(&BOOK, &answers, day).unwrap();
        let mut counted = Answers::default();
        for a in &whole.interview.counted {
            counted.put(&BOOK, a.clone());
        }
        prop_assert_eq!(truths(&whole), truths(&assess(&BOOK, &counted, day).unwrap()));
    }

    #[test]
    fn a_helper_is_asked_only_once_its_main_question_was_left_open(picks in picks(), day in days()) {
        let interview = Interview::replay(&BOOK, &all_answers(&picks), day);
        for helper in interview.missing.iter().chain(&interview.offered) {
            let left_open = |main| interview.counted.iter().any(|a| a.question.same(main) && a.is_open());
            prop_assert!(helper.helps.is_none_or(left_open), "\"{}\"", helper.id);
        }
    }

    #[test]
    fn a_decision_holds_however_open_facts_turn_out(picks in picks(), day in days(), coins in any::<[u64; 4]>()) {
        let assessment = assess(&BOOK, &all_answers(&picks), day).unwrap();
        let eval = &assessment.interview.eval;
        let complete: Vec<Truth> = facts_of(&BOOK).into_iter().enumerate().map(|(i, fact)| match eval.fact(fact) {
            Unknown if coins[i / 64 % 4] >> (i % 64) & 1 == 1 => Yes,
            Unknown => No,
            known => known,
        }).collect();
        let completed = Eval::of_facts(&BOOK, &complete, day);
        for category in BOOK.categories() {
            let (partial, full) = (eval.category(category), completed.category(category));
            prop_assert!(partial == Unknown || partial == full, "\"{}\" {:?} became {:?}", category.id, partial, full);
        }
    }

    #[test]
    fn an_explanation_alone_reproduces_the_result(picks in picks(), day in days()) {
        let assessment = assess(&BOOK, &all_answers(&picks), day).unwrap();
        let eval = &assessment.interview.eval;
        for category in BOOK.categories() {
            let truth = eval.category(category);
            let reasons = explain::category(eval, category);
            prop_assert_eq!(reasons.is_some(), truth != Unknown, "\"{}\"", category.id);
            if let Some(reasons) = reasons {
                let again = alone(&BOOK, eval, &reasons);
                let named: Vec<_> = reasons.iter().map(|r| r.fact.id).collect();
                prop_assert_eq!(again.category(category), truth, "\"{}\" from {:?}", category.id, named);
            }
            for ground in assessment.outcome(category).unwrap().certain() {
                let again = alone(&BOOK, eval, &assessment.reasons(ground));
                let again = Assessment::of(Interview { counted: vec![], missing: vec![], offered: vec![], eval: again });
                let same = again.outcome(category).unwrap().certain().any(|g| ptr::eq(g.rule, ground.rule));
                prop_assert!(same, "ground \"{}\" of \"{}\"", ground.rule.id, category.id);
            }
        }
    }
}

/// The same answer with every doubt taken back: the doubted options are so, or they are not.
fn settle(doubt: &Answer, so: bool) -> Answer {
    let mut options = doubt.chosen.clone();
    if so {
        options.extend(&doubt.doubted);
    }
    let none = doubt.question.option_ids().find(|id| *id == NONE || doubt.question.stands_for_nothing(id));
    let chosen = doubt.question.option_ids().filter(|id| options.contains(id)).collect::<Vec<_>>();
    let chosen = if chosen.is_empty() { none.into_iter().collect() } else { chosen };
    Answer { question: doubt.question, chosen, doubted: Vec::new() }
}

/// What follows from the facts of an explanation alone.
fn alone(book: &'static Compiled, eval: &Eval, reasons: &[explain::Reason]) -> Eval {
    let known = |fact: &&'static Fact| reasons.iter().any(|r| ptr::eq(r.fact, *fact));
    let facts = facts_of(book).into_iter();
    let facts: Vec<Truth> = facts.map(|f| if known(&f) { eval.fact(f) } else { Unknown }).collect();
    Eval::of_facts(book, &facts, eval.day())
}

/// A class of one rule, which applies on days of its own, on a route that another rule shuts.
mod small {
    use ai_act_check::engine::date::{Date, Period};
    use ai_act_check::engine::expr::{Expr, When, in_effect, is};
    use ai_act_check::engine::rulebook::{
        Category, Fact, Kind, Question, Route, Rule, Rulebook, Schedule, Start, Timetable, Topic, choice, route, start,
        wording,
    };
    use ai_act_check::eu_ai_act::acts::AI_ACT;

    const ALWAYS: Period = Period::since(Date::new(2024, 8, 1));
    pub static HELD: Fact = Fact { id: "held" };
    pub static OPEN: Fact = Fact { id: "open" };
    pub static SHUT: Fact = Fact { id: "shut" };
    pub static EARLY: Fact = Fact { id: "early" };
    pub static LEGACY: Fact = Fact { id: "legacy" };
    pub static STARTS: [Start; 3] = [
        start(is(&EARLY), Date::new(2025, 1, 1), AI_ACT.art("113")),
        start(is(&LEGACY), Date::new(2025, 6, 1), AI_ACT.art("111")).only_if("redesign"),
        start(Expr::Always, Date::new(2030, 1, 1), AI_ACT.art("113")),
    ];
    static SCHEDULE: Schedule =
        Schedule { id: "schedule", timetables: &[Timetable { valid: ALWAYS, starts: &STARTS }], doubts: &[] };
    static RULE: Rule = Rule::new("rule", &[wording(ALWAYS, AI_ACT.art("6"), is(&HELD))], &SCHEDULE);
    static SHUTTER: Rule = Rule::definition("shutter", &[wording(ALWAYS, AI_ACT.art("2"), is(&SHUT))]);
    static ROUTES: [Route; 1] = [route(is(&OPEN), &[&RULE]).unless(&SHUTTER)];
    pub static CLASS: Category =
        Category { id: "class", guard: When::new(Expr::Always), routes: &ROUTES, each: false, doubts: &[] };
    static ALWAYS_SO: Rule = Rule::definition("always", &[wording(ALWAYS, AI_ACT.art("6"), Expr::Always)]);
    pub static IN_EFFECT: Category = Category {
        id: "in-effect",
        guard: When::new(in_effect(&CLASS)),
        routes: &[route(Expr::Always, &[&ALWAYS_SO])],
        each: false,
        doubts: &[],
    };
    static TOPIC: Topic = Topic::new("topic");
    static QUESTION: Question = Question {
        id: "question",
        topic: &TOPIC,
        kind: Kind::Several,
        options: &[
            choice("held", &[&HELD]),
            choice("open", &[&OPEN]),
            choice("shut", &[&SHUT]),
            choice("early", &[&EARLY]),
            choice("legacy", &[&LEGACY]),
        ],
        cites: &[AI_ACT.art("6")],
        judgement: false,
        helps: None,
    };
    pub static BOOK: Rulebook = Rulebook {
        id: "small",
        version: Date::new(2026, 1, 1),
        link: "small",
        first_day: Date::new(2024, 8, 1),
        applies: Date::new(2024, 8, 1),
        acts: &[&AI_ACT],
        agenda: &[&QUESTION],
        borders: &[],
        former: &[],
        opened: &[],
        rules: &[&[&RULE, &SHUTTER, &ALWAYS_SO]],
        roles: &[],
        classes: &[&CLASS, &IN_EFFECT],
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
}

/// Also where days hang on facts, and where a route is shut.
#[test]
fn an_explanation_names_what_suffices_and_of_what_does_not_hold_nothing_more() {
    use small::{CLASS, IN_EFFECT};
    let book = Compiled::of(&small::BOOK);
    let day = Date::new(2026, 1, 1);
    let powers = [1, 3, 9, 27, 81];
    for at in 0..243 {
        let given = powers.map(|power| TRUTHS[at / power % 3]);
        let eval = Eval::of_facts(book, &given, day);
        for category in [&CLASS, &IN_EFFECT] {
            let (id, truth) = (category.id, eval.category(category));
            let reasons = explain::category(&eval, category);
            assert_eq!(reasons.is_some(), truth != Unknown, "{id} {given:?}");
            let Some(reasons) = reasons else { continue };
            assert_eq!(alone(book, &eval, &reasons).category(category), truth, "{id} {given:?} by {reasons:?}");
            // Of days that all have come, any would do; so only what does not hold has to be short.
            for left_out in (0..reasons.len()).filter(|_| truth == No) {
                let mut fewer = reasons.clone();
                fewer.remove(left_out);
                assert_eq!(alone(book, &eval, &fewer).category(category), Unknown, "{id} {given:?} by {fewer:?}");
            }
        }
    }
}

#[test]
fn a_duty_waits_for_an_event_only_where_it_can_have_no_day() {
    let [early, legacy, late] = &small::STARTS;
    let moment = |starts: &[&'static Start]| {
        let duty = BOOK.duties().find(|d| !d.on_event).unwrap();
        let (roles, starts) = (Vec::new(), starts.to_vec());
        let (sanctions, information) = (Vec::new(), Vec::new());
        DutyOutcome { duty, truth: Yes, roles, starts, former: None, sanctions, information }
            .moment(Date::new(2026, 1, 1))
    };
    assert_eq!(moment(&[legacy]), Moment::OnlyIf("redesign", legacy.from));
    assert_eq!(moment(&[legacy, late]), Moment::From(late.from));
    assert_eq!(moment(&[early, legacy]), Moment::Now);
    assert_eq!(moment(&[early, legacy, late]), Moment::From(late.from));
}

#[test]
fn bad_answers_are_refused_and_change_nothing() {
    let mut answers = Answers::default();
    answers.give(&BOOK, "areas", &["employment"]).unwrap();
    let before = answers.clone();
    let wrong: [(&str, &[&str], &str); 13] = [
        ("no-such-question", &["yes"], "answer \"no-such-question\""),
        ("areas", &["no-such-option"], "option \"no-such-option\""),
        ("areas", &[], "answer \"areas\""),
        ("areas", &["none", "employment"], "\"none\""),
        ("services", &["credit", "fraud"], "\"fraud\""),
        ("method", &["learned", "rules"], "answer \"method\""),
        ("method", &["none"], "option \"none\""),
        ("method", &["learned?"], "\"learned?\""),
        ("areas", &["none?"], "\"none?\""),
        ("areas", &["unknown?"], "\"unknown?\""),
        ("areas", &["employment", "employment?"], "certain and as in doubt"),
        ("areas", &["none", "employment?"], "\"none\" excludes"),
        ("areas", &["employment??"], "option \"employment??\""),
    ];
    for (question, options, named) in wrong {
        let sentence = answers.give(&BOOK, question, options).unwrap_err().to_string();
        assert!(sentence.contains(named), "\"{sentence}\" does not name {named}");
        assert_eq!(answers, before);
    }
    answers.give(&BOOK, "areas", &["unknown", "employment", "employment"]).unwrap();
    let given = answers.get(BOOK.question("areas").unwrap()).unwrap();
    assert_eq!(given.chosen, ["employment", "unknown"], "\"I don't know\" may stand beside what is certain");
    answers.give(&BOOK, "areas", &["services?", "employment"]).unwrap();
    let given = answers.get(BOOK.question("areas").unwrap()).unwrap();
    assert_eq!((&*given.chosen, &*given.doubted), (&["employment"][..], &["services"][..]));
    assert_eq!(given.said().collect::<Vec<_>>(), ["employment", "services?"]);
    answers.give(&BOOK, "areas", &["services?", "unknown"]).unwrap();
    let given = answers.get(BOOK.question("areas").unwrap()).unwrap();
    assert_eq!(given.said().collect::<Vec<_>>(), ["unknown"], "\"I don't know\" says it of every option");
}

#[test]
fn answers_are_alike_only_if_questions_and_choices_are() {
    let given = |question, option| {
        let mut answers = Answers::default();
        answers.give(&BOOK, question, &[option]).unwrap();
        answers
    };
    let one = given("object", "system");
    assert!(one == given("object", "system") && !one.is_empty());
    assert!(one != given("object", "model"), "another choice");
    assert!(given("object", UNKNOWN) != given("method", UNKNOWN), "the same choice at another question");
    assert!(one != Answers::default() && Answers::default().is_empty());
}

#[test]
fn a_day_before_the_rulebook_is_an_error_that_names_both_days() {
    let error = assess(&BOOK, &Answers::default(), Date::new(2024, 7, 31)).unwrap_err().to_string();
    assert!(error.contains("2024-07-31") && error.contains("2024-08-01"), "{error}");
}
