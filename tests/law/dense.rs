//! The compiled program says what the rulebook says as it is written: for random answers on every day on which something
//! changes, in everything that a result is made of.
//!
//! `AIACT_DENSE=sets,visits` looks further: sets whose conditions are compared, and visits whose whole results are.

use ai_act_check::engine::answers::{Answer, Answers, DOUBT};
use ai_act_check::engine::assess::{Assessment, assess, assess_all};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::eval::Eval;
use ai_act_check::engine::explain::{self, Reason};
use ai_act_check::engine::rulebook::{Kind, NONE, Question, Start, UNKNOWN};
use ai_act_check::engine::truth::Truth;
use ai_act_check::engine::validate::{boundary_dates, doubts_of, rules_of};
use ai_act_check::engine::what_if;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;

use support::cases;
use support::tree::{self, eval as old};

fn days() -> Vec<Date> {
    let days = boundary_dates(&BOOK).into_iter().flat_map(|day| [day.previous(), day]);
    let mut days: Vec<Date> = days.filter(|day| *day >= BOOK.first_day).collect();
    days.dedup();
    days
}

/// Numbers that look random (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 8).unwrap() % limit
    }

    /// Answers of a visit, or none, in which some are others, some are missing, and some leave something in doubt.
    fn answers(&mut self, visits: &[Answers]) -> Answers {
        let visit = &visits[self.below(visits.len())];
        let one_in = [1, 2, 6, 20][self.below(4)];
        let mut answers = Answers::default();
        for question in BOOK.agenda {
            let known = visit.get(question).map(|answer| answer.said().collect());
            let said = if self.below(one_in) == 0 { self.any(question) } else { known };
            if let Some(said) = said {
                let said: Vec<&str> = said.iter().map(String::as_str).collect();
                answers.give(&BOOK, question.id, &said).unwrap();
            }
        }
        answers
    }

    fn any(&mut self, question: &'static Question) -> Option<Vec<String>> {
        let ids: Vec<&'static str> = question.option_ids().collect();
        let one = |id: &str| Some(vec![id.to_owned()]);
        match self.below(6) {
            0 => None,
            1 => one(UNKNOWN),
            2 if ids.contains(&NONE) => one(NONE),
            _ if question.kind == Kind::One => one(ids[self.below(ids.len())]),
            _ => {
                let together = ids.iter().filter(|id| !question.stands_alone(id)).map(|id| (*id, self.below(8)));
                let some: Vec<String> = together
                    .filter_map(|(id, dice)| match dice {
                        0 | 1 => Some(id.to_owned()),
                        2 if id != UNKNOWN => Some(format!("{id}{DOUBT}")),
                        _ => None,
                    })
                    .collect();
                if some.is_empty() { one(ids[self.below(ids.len())]) } else { Some(some) }
            }
        }
    }
}

/// How many sets and visits are compared.
fn rounds() -> (usize, usize) {
    let given = std::env::var("AIACT_DENSE").unwrap_or_else(|_| "30000,1500".to_owned());
    let (sets, visits) = given.split_once(',').unwrap();
    (sets.parse().unwrap(), visits.parse().unwrap())
}

#[test]
fn every_condition_comes_out_as_it_is_written() {
    let (visits, days, mut dice) = (visits(), days(), Dice(0x9e37_79b9_7f4a_7c15));
    let (rules, doubts) = (rules_of(&BOOK), doubts_of(&BOOK));
    for round in 0..rounds().0 {
        let (answers, day) = (dice.answers(&visits), days[round % days.len()]);
        let new = Eval::of_answers(&BOOK, &answers, day);
        let written = old::Eval::new(old::Facts::from_answers(answers.iter()), day);
        for rule in &rules {
            assert_eq!(new.rule(rule), written.rule(rule), "rule \"{}\" on {day} of {answers:?}", rule.id);
        }
        for category in BOOK.categories() {
            let what = category.id;
            assert_eq!(new.category(category), written.category(category), "\"{what}\" on {day} of {answers:?}");
        }
        for doubt in &doubts {
            assert_eq!(new.doubt(doubt), written.expr(&doubt.when), "doubt \"{}\" on {day}: {answers:?}", doubt.id);
        }
        for duty in BOOK.duties() {
            assert_eq!(new.duty(duty), written.duty(duty), "duty \"{}\" on {day} of {answers:?}", duty.id);
        }
    }
}

#[test]
fn every_visit_comes_out_as_it_is_written() {
    let (visits, days, mut dice) = (visits(), days(), Dice(0x2545_f491_4f6c_dd1d));
    for round in 0..rounds().1 {
        same_visit(&dice.answers(&visits), days[round % days.len()]);
    }
    for (at, answers) in visits.iter().enumerate() {
        same_visit(answers, days[at % days.len()]);
    }
}

/// Many visits replayed together come out as each by itself, in groups of every size.
#[test]
fn many_visits_at_once_come_out_as_one_by_one() {
    let (visits, days, mut dice) = (visits(), days(), Dice(0x0f1e_2d3c_4b5a_6978));
    let rules = rules_of(&BOOK);
    let ids = |list: &[&'static Question]| list.iter().map(|q| q.id).collect::<Vec<_>>();
    let counted = |list: &[Answer]| list.iter().map(|a| a.question.id).collect::<Vec<_>>();
    for (round, size) in [1, 2, 63, 64, 65, 200].into_iter().cycle().take(rounds().1 / 100).enumerate() {
        let answers: Vec<Answers> = (0..size).map(|_| dice.answers(&visits)).collect();
        let day = days[round % days.len()];
        let together = assess_all(&BOOK, &answers.iter().collect::<Vec<_>>(), day).unwrap();
        assert_eq!(together.len(), size);
        for (answers, found) in answers.iter().zip(together) {
            let alone = assess(&BOOK, answers, day).unwrap();
            let said = format!("on {day} of {answers:?}");
            assert_eq!(counted(&found.interview.counted), counted(&alone.interview.counted), "what counts {said}");
            assert_eq!(ids(&found.interview.missing), ids(&alone.interview.missing), "what is missing {said}");
            assert_eq!(ids(&found.interview.offered), ids(&alone.interview.offered), "what is offered {said}");
            let (found, alone) = (&found.interview.eval, &alone.interview.eval);
            for rule in &rules {
                assert_eq!(found.rule(rule), alone.rule(rule), "rule \"{}\" {said}", rule.id);
            }
        }
    }
    assert!(assess_all(&BOOK, &[], BOOK.first_day).unwrap().is_empty());
}

/// Each other answer that would turn a class, and no further one.
#[test]
fn other_answers_turn_the_same() {
    let (visits, days, mut dice) = (visits(), days(), Dice(0x1234_5678_9abc_def1));
    let mut found = 0;
    for round in 0..rounds().1 / 10 {
        let (answers, day) = (dice.answers(&visits), days[round % days.len()]);
        let all = what_if::changes(&BOOK, &answers, day, BOOK.classes);
        for (class, new) in BOOK.classes.iter().zip(all) {
            let written = tree::what_if::changes(&BOOK, &answers, day, class);
            found += written.len();
            assert_eq!(new, written, "\"{}\" on {day} of {answers:?}", class.id);
        }
    }
    assert!(found > 100, "only {found} changes were found");
}

fn visits() -> Vec<Answers> {
    cases().into_iter().map(|(_, answers)| answers).chain([Answers::default()]).collect()
}

fn same_visit(answers: &Answers, day: Date) {
    let new = assess(&BOOK, answers, day).unwrap();
    let written = tree::interview::Interview::replay(&BOOK, answers, day);
    let said = format!("on {day} of {answers:?}");
    let ids = |list: &[&'static Question]| list.iter().map(|q| q.id).collect::<Vec<_>>();
    let counted = |list: &[Answer]| list.iter().map(|a| a.question.id).collect::<Vec<_>>();
    assert_eq!(counted(&new.interview.counted), counted(&written.counted), "what counts {said}");
    assert_eq!(ids(&new.interview.missing), ids(&written.missing), "what is missing {said}");
    assert_eq!(ids(&new.interview.offered), ids(&written.offered), "what is offered {said}");
    same_categories(&new, &written, &said);
    same_duties(&new, &written, &said);
    let beside = BOOK.contacts.iter().chain(BOOK.neighbours).filter(|p| {
        let truth = written.eval.expr(&p.when);
        truth == Truth::Yes || (p.general && truth == Truth::Unknown)
    });
    let shown = new.contacts.iter().chain(&new.neighbours).map(|p| p.id);
    assert_eq!(shown.collect::<Vec<_>>(), beside.map(|p| p.id).collect::<Vec<_>>(), "where to turn {said}");
}

fn same_categories(new: &Assessment, written: &tree::interview::Interview, said: &str) {
    let eval = &written.eval;
    for outcome in new.roles.iter().chain(&new.classes) {
        let (category, id) = (outcome.category, outcome.category.id);
        assert_eq!(outcome.truth, eval.category(category), "\"{id}\" {said}");
        assert_eq!(outcome.shut, eval.expr(&category.guard) == Truth::No, "guard of \"{id}\" {said}");
        let mut grounds = outcome.grounds.iter();
        for (route, rule) in category.grounds() {
            let truth = eval.ground(category, route, rule);
            if truth == Truth::No {
                continue;
            }
            let ground = grounds.next().unwrap_or_else(|| panic!("\"{id}\" lacks \"{}\" {said}", rule.id));
            assert_eq!((ground.rule.id, ground.truth), (rule.id, truth), "a ground of \"{id}\" {said}");
            assert_eq!(days_of(&ground.starts), days_of(&eval.starts(rule)), "days of \"{}\" {said}", rule.id);
            let own = tree::explain::rule(eval, rule).unwrap_or_default();
            let whole = tree::explain::ground(eval, category, route, rule).unwrap_or_default();
            let rest = whole.iter().filter(|r| !own.iter().any(|o| std::ptr::eq(o.fact, r.fact)));
            let expected: Vec<_> = own.iter().chain(rest).map(written_reason).collect();
            assert_eq!(reasons(&new.reasons(ground)), expected, "reasons of \"{}\" {said}", rule.id);
            let guard = tree::explain::expr(eval, &route.guard).unwrap_or_default();
            let expected: Vec<_> = own.iter().chain(&guard).map(written_reason).collect();
            assert_eq!(reasons(&new.own_reasons(ground)), expected, "own reasons of \"{}\" {said}", rule.id);
        }
        assert!(grounds.next().is_none(), "\"{id}\" has a ground too many {said}");
        let why = explain::category(&new.interview.eval, category).map(|list| reasons(&list));
        let expected = tree::explain::category(eval, category).map(|list| list.iter().map(written_reason).collect());
        assert_eq!(why, expected, "why \"{id}\" {said}");
        let open = written.open_questions(&tree::interview::open_facts_of(category, eval));
        let open: Vec<&str> = open.iter().map(|q| q.id).collect();
        let found: Vec<&str> = new.open_questions(category).iter().map(|q| q.id).collect();
        assert_eq!(found, open, "what \"{id}\" hangs on {said}");
    }
}

fn same_duties(new: &Assessment, written: &tree::interview::Interview, said: &str) {
    let eval = &written.eval;
    let mut outcomes = new.duties.iter();
    for duty in BOOK.duties() {
        let (id, truth) = (duty.id, eval.duty(duty));
        let is_spared = new.spared.iter().any(|d| std::ptr::eq(*d, duty));
        let inside = duty.roles.iter().any(|role| eval.within(duty, role) == Truth::Yes);
        assert!(!is_spared || (duty.notable && truth == Truth::No && inside), "\"{id}\" is not spared {said}");
        if truth == Truth::No {
            continue;
        }
        let outcome = outcomes.next().unwrap_or_else(|| panic!("\"{id}\" is missing {said}"));
        assert_eq!((outcome.duty.id, outcome.truth), (id, truth), "duties {said}");
        let roles = duty.roles.iter().filter(|role| eval.binds(duty, role) == truth).map(|role| role.id);
        let found = outcome.roles.iter().map(|role| role.id);
        assert_eq!(found.collect::<Vec<_>>(), roles.collect::<Vec<_>>(), "roles of \"{id}\" {said}");
        assert_eq!(days_of(&outcome.starts), days_of(&eval.lines(duty.applies)), "days of \"{id}\" {said}");
        let latest = outcome.starts.iter().map(|s| s.from).max();
        let former = eval.former(duty.applies).map(|s| s.from).filter(|day| Some(*day) != latest);
        assert_eq!(outcome.former, former, "former day of \"{id}\" {said}");
        let lines =
            |list: &[&'static ai_act_check::engine::duty::Sanction]| list.iter().map(|l| l.id).collect::<Vec<_>>();
        assert_eq!(lines(&outcome.sanctions), lines(&eval.sanctions(duty.penalty)), "sanctions of \"{id}\" {said}");
        let information = duty.information.map(|p| eval.sanctions(p)).unwrap_or_default();
        assert_eq!(lines(&outcome.information), lines(&information), "information of \"{id}\" {said}");
        let open = written.open_questions(&tree::interview::open_facts_of_duty(duty, eval));
        let open: Vec<&str> = open.iter().map(|q| q.id).collect();
        let found: Vec<&str> = new.open_questions_of_duty(duty).iter().map(|q| q.id).collect();
        assert_eq!(found, open, "what \"{id}\" hangs on {said}");
    }
    assert!(outcomes.next().is_none(), "a duty too many {said}");
}

fn days_of(starts: &[&'static Start]) -> Vec<(Date, Option<&'static str>)> {
    starts.iter().map(|s| (s.from, s.only_if)).collect()
}

fn reasons(list: &[Reason]) -> Vec<(&'static str, Option<&'static str>)> {
    list.iter().map(|r| (r.fact.id, r.rule.map(|rule| rule.id))).collect()
}

fn written_reason(reason: &tree::explain::Reason) -> (&'static str, Option<&'static str>) {
    (reason.fact.id, reason.rule.map(|rule| rule.id))
}
