//! Teaching cases: each holds by the engine on every day on which a course is likely, its decisive fact turns it, no wrong answer is
//! right, and together they cover what a course must.

use std::collections::{BTreeMap, BTreeSet};

use ai_act_check::documents::link;
use ai_act_check::engine::date::Date;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::text::LANGUAGES;
use ai_act_check::training::case::{Case, Group, Level};
use ai_act_check::training::shown::Part;
use ai_act_check::training::worked::Worked;
use ai_act_check::training::{Words, library};

/// The day for which the classes of typical systems are stated.
const TODAY: Date = Date::new(2026, 11, 28);
/// A course before the new bans apply, today, and when nearly everything applies.
const DAYS: [Date; 4] = [TODAY, Date::new(2026, 12, 2), Date::new(2027, 12, 2), Date::new(2028, 8, 2)];

fn cases(lang: &str) -> Vec<Case> {
    library(lang).unwrap()
}

fn worked(lang: &str, day: Date) -> Vec<Worked> {
    let words = Words::of(lang, &BOOK).unwrap();
    let (mut worked, mut faults) = (Vec::new(), Vec::new());
    for case in cases(lang) {
        let id = case.id.clone();
        match Worked::of(case, &BOOK, day, &words) {
            Ok(one) => worked.push(one),
            Err(all) => faults.extend(all.into_iter().map(|fault| format!("{id}: {fault}"))),
        }
    }
    assert!(faults.is_empty(), "{} faults on {day}:\n{}", faults.len(), faults.join("\n"));
    worked
}

#[test]
fn every_case_holds_and_is_turned_by_its_decisive_fact() {
    for day in DAYS {
        for one in worked("en", day) {
            let id = &one.case.id;
            for choices in [&one.choices, &one.partner_choices] {
                assert_eq!(choices.iter().filter(|choice| choice.right).count(), 1, "{id}: one answer is right");
                let labels: BTreeSet<&str> = choices.iter().map(|choice| choice.label.as_str()).collect();
                assert_eq!(labels.len(), choices.len(), "{id}: answers look alike: {labels:?}");
            }
            assert_ne!(one.outcome.ids, one.partner.ids, "{id}: its partner comes out alike");
        }
    }
}

/// On every screen one fact decides, and it is among those that can be guessed; the check opens what is linked.
#[test]
fn of_every_case_a_screen_shows_the_fact_that_decides() {
    let words = Words::of("en", &BOOK).unwrap();
    for one in worked("en", TODAY) {
        let id = &one.case.id;
        let shown = one.shown(&BOOK, TODAY, &words).unwrap();
        assert_eq!(shown.steps.iter().filter(|step| step.decides).count(), 1, "{id}: {:?}", shown.steps);
        assert_eq!(shown.facts.iter().filter(|fact| fact.part == Part::Decides).count(), 1, "{id}");
        assert!((2..=4).contains(&shown.facts.len()), "{id}: {:?}", shown.facts);
        for shown in [shown, one.partner_shown(&BOOK, TODAY, &words).unwrap()] {
            let case = link::read(&BOOK, &shown.link.unwrap()).unwrap();
            assert_eq!(case.origin.lost, 0, "{id}");
        }
    }
}

#[test]
fn what_comes_out_does_not_depend_on_the_language() {
    let ids =
        |lang| worked(lang, TODAY).into_iter().map(|one| (one.case.id, one.outcome.ids, one.partner.ids)).collect();
    let [first, others @ ..] = LANGUAGES else { panic!("there is no language") };
    let first: Vec<_> = ids(first);
    for lang in others {
        assert_eq!(first, ids(lang), "{lang}");
    }
}

#[test]
fn every_case_is_told_whole() {
    let mut faults = Vec::new();
    for lang in LANGUAGES {
        for case in cases(lang) {
            let mut fault = |what: String| faults.push(format!("{} ({lang}): {what}", case.id));
            let words = case.story.split_whitespace().count();
            if !(55..=125).contains(&words) {
                fault(format!("the story has {words} words"));
            }
            if !(3..=4).contains(&case.wrong.len()) || case.talk.len() < 2 {
                fault(format!("{} wrong answers, {} questions", case.wrong.len(), case.talk.len()));
            }
            let whys: BTreeSet<&str> = case.wrong.iter().map(|wrong| wrong.why.as_str()).collect();
            if whys.len() != case.wrong.len() {
                fault("a reason stands twice".to_owned());
            }
            if !case.turn.asks.ends_with('?') || !case.talk.iter().all(|asks| asks.ends_with(['?', '.'])) {
                fault(format!("what is asked is no question: {}", case.turn.asks));
            }
            if case.belief.is_none() || case.law.is_empty() || !(5..=15).contains(&case.minutes) {
                fault("belief, law or minutes are missing".to_owned());
            }
            // Neither the story nor what is added says what it is.
            let told =
                [&case.title, &case.story, &case.adds, &case.turn.asks].map(|text| text.to_lowercase()).join(" ");
            for word in ["high-risk", "prohibited", "hochrisk", "verboten", "anhang", "annex"] {
                if told.contains(word) {
                    fault(format!("it gives \"{word}\" away"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The provisions that a course must be able to show, as the engine knows them: a case stands on each.
#[test]
fn the_cases_cover_the_law() {
    let worked = worked("en", TODAY);
    let mut stood: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for one in &worked {
        for rule in &one.outcome.rules {
            stood.entry(rule).or_default().push(&one.case.id);
        }
    }
    let grounds = BOOK.classes.iter().flat_map(|class| class.routes).flat_map(|route| route.grounds);
    let rules = grounds.map(|rule| rule.id);
    let wanted: BTreeSet<&str> = rules.filter(|id| wanted(id)).collect();
    assert!(wanted.len() >= 35, "bans, points of Annex III and paragraphs of Art. 50: {wanted:?}");
    let missing: Vec<&&str> = wanted.iter().filter(|id| !stood.contains_key(**id)).collect();
    assert!(missing.is_empty(), "no case stands on {missing:?}");
    // The letters of Art. 6(3) are answers.
    for letter in ["procedural", "improves", "patterns", "preparatory"] {
        let says =
            |one: &&Worked| one.case.answers.get("exemption").is_some_and(|given| given.iter().any(|id| id == letter));
        let exempt = worked.iter().filter(says).any(|one| one.outcome.ids.contains(&"art-6-3-exempt"));
        assert!(exempt, "no case is exempt as \"{letter}\"");
    }
    // What decides no class by itself is talked about.
    let law: String = worked.iter().map(|one| one.case.law.clone() + ", ").collect();
    let paragraphs = (1..=7).map(|n| format!("Art. 50({n})"));
    let others =
        ["Art. 25(1)(c)", "Art. 25(4)", "Art. 2(2)", "Art. 2(6)", "Art. 2(10)", "Art. 2(12)", "Art. 53", "Art. 55"];
    for provision in paragraphs.chain(others.map(str::to_owned)) {
        assert!(law.contains(&provision), "no case is about {provision}");
    }
}

fn wanted(id: &str) -> bool {
    ["art-5-1-", "annex-3-", "art-50-"].iter().any(|start| id.starts_with(start))
}

#[test]
fn there_are_enough_cases_for_each_course() {
    let worked = worked("en", TODAY);
    assert!(worked.len() >= 72, "{} cases", worked.len());
    let light = worked.iter().filter(|one| one.outcome.ids.iter().all(|id| ["minimal", "transparency"].contains(id)));
    let light = light.filter(|one| !one.outcome.ids.is_empty()).count();
    assert!(light >= 24, "{light} end as minimal or transparency");
    let main = |group| worked.iter().filter(|one| one.case.groups[0] == group).count();
    assert!(main(Group::Administration) >= 12, "{} of administration", main(Group::Administration));
    let discretion = worked.iter().filter(|one| one.case.discretion).count();
    assert!(discretion >= 8, "{discretion} on automation bias and discretion");
    for group in Group::ALL {
        let with = worked.iter().filter(|one| one.case.groups.contains(&group)).count();
        assert!(with >= 8, "{with} for {}", group.name());
    }
    for level in Level::ALL {
        let with = worked.iter().filter(|one| one.case.level == level).count();
        assert!(with >= 12, "{with} at level {}", level.name());
    }
}
