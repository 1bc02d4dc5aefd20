//! Typical systems: what we assume and ask of each leads to the class that the law gives it, and what is said to turn it does.

use std::collections::BTreeSet;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{Assessment, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::rulebook::Question;
use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::text::LANGUAGES;

use support::Given;
use support::system::{For, Side, System, Texts, files};

/// The day for which the classes of typical systems are stated.
const TODAY: Date = Date::new(2026, 11, 28);
/// Whoever chooses a system is done in so many questions.
const MOST_ASKED: usize = 5;

/// What comes out, as far as a change of it is worth telling: classes, then duties with their time.
fn outcome(result: &Assessment) -> (BTreeSet<String>, Vec<String>) {
    let classes = result.classes.iter().filter(|o| o.truth == Truth::Yes).map(|o| o.category.id.to_owned());
    let days = |o: &ai_act_check::engine::assess::DutyOutcome| {
        o.starts.iter().map(|s| s.from.to_string()).collect::<Vec<_>>().join(" ")
    };
    let duties = result.duties.iter().map(|o| format!("{} {:?} {}", o.duty.id, o.moment(TODAY), days(o)));
    (classes.collect(), duties.collect())
}

/// The result of some answers, or why they are none.
fn result(given: &Given) -> Result<Assessment, String> {
    let mut answers = Answers::default();
    for (question, options) in given {
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        answers.give(&BOOK, question, &options).map_err(|fault| format!("{question}: {fault}"))?;
    }
    assess(&BOOK, &answers, TODAY).map_err(|fault| fault.to_string())
}

/// The answers that do not count, as nobody would be asked for them.
fn idle<'g>(given: &'g Given, result: &Assessment) -> Vec<&'g str> {
    let counts = |id: &str| result.interview.counted.iter().any(|answer| answer.question.id == id);
    given.keys().map(String::as_str).filter(|id| !counts(id)).collect()
}

fn side_faults(side: &Side) -> Vec<String> {
    let given = side.given();
    let typical = match result(&given) {
        Err(fault) => return vec![fault],
        Ok(result) => result,
    };
    let mut faults: Vec<String> = idle(&given, &typical)
        .iter()
        .map(|id| format!("\"{id}\" is not asked here, so its answer does not count"))
        .collect();
    let before = outcome(&typical);
    if before.0 != side.class {
        faults.push(format!("{:?} are certain, and {:?} are stated", before.0, side.class));
    }
    for flip in &side.flips {
        let what = format!("the flip {:?}", flip.answers);
        let changed = given.clone().into_iter().chain(flip.answers.clone()).collect::<Given>();
        match result(&changed) {
            Err(fault) => faults.push(format!("{what}: {fault}")),
            Ok(result) => {
                // Other answers may lose their question by it; those that make it may not.
                let lost = idle(&changed, &result).into_iter().filter(|id| flip.answers.contains_key(*id));
                faults.extend(lost.map(|id| format!("{what}: \"{id}\" is not asked then")));
                let after = outcome(&result);
                if after.0 != flip.class {
                    faults.push(format!("{what}: {:?} are certain, and {:?} are stated", after.0, flip.class));
                }
                if after == before {
                    faults.push(format!("{what} turns nothing"));
                }
            }
        }
    }
    let turns = |id: &str| side.flips.iter().any(|flip| flip.answers.contains_key(id));
    faults.extend(
        side.ask
            .iter()
            .filter(|a| !turns(&a.question))
            .map(|a| format!("\"{}\" is asked, and no flip says what it turns", a.question)),
    );
    if side.ask.len() > MOST_ASKED {
        faults.push(format!("{} questions are asked, {MOST_ASKED} at most", side.ask.len()));
    }
    faults
}

#[test]
fn a_typical_system_comes_out_as_the_law_says_and_turns_as_it_says() {
    let (mut sides, mut flips, mut faults) = (0, 0, Vec::new());
    for system in files().iter().flat_map(|file| &file.systems) {
        for side in &system.sides {
            sides += 1;
            flips += side.flips.len();
            let of = |fault| format!("{} [{:?}]: {fault}", system.id, side.r#for);
            faults.extend(side_faults(side).into_iter().map(of));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    println!("{sides} sides, {flips} flips");
}

/// Every text of a system with what it is and how long it may be, in characters.
fn texts(system: &System) -> Vec<(&'static str, &Texts, usize)> {
    let mut texts = vec![
        ("name", &system.name, 40),
        ("what", &system.what, 160),
        ("story", &system.story, 1_100),
        ("belief", &system.belief, 300),
        ("truth", &system.truth, 300),
    ];
    for side in &system.sides {
        texts.extend(side.assume.iter().map(|a| ("says", &a.says, 200)));
        texts.extend(side.ask.iter().map(|a| ("why", &a.why, 260)));
        texts.extend(side.flips.iter().map(|f| ("says", &f.says, 300)));
    }
    texts
}

#[test]
fn a_typical_system_is_told_whole_in_every_language() {
    let files = files();
    let ids: Vec<&str> = files.iter().flat_map(|f| &f.systems).map(|s| s.id.as_str()).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
    let mut faults = Vec::new();
    for system in files.iter().flat_map(|file| &file.systems) {
        let mut fault = |what: String| faults.push(format!("{}: {what}", system.id));
        for (what, texts, longest) in texts(system) {
            if !texts.keys().map(String::as_str).eq(LANGUAGES.iter().copied()) {
                fault(format!("{what} is in {:?}", texts.keys()));
            }
            for text in texts.values() {
                let length = text.chars().count();
                if text.trim() != text || length == 0 || length > longest || text.contains(['\n', '\t']) {
                    fault(format!("{what} has {length} characters of {longest}, or is padded: {text}"));
                }
            }
        }
        for story in system.story.values() {
            let words = story.split_whitespace().count();
            if !(55..=125).contains(&words) {
                fault(format!("the story has {words} words"));
            }
        }
        if !unique.contains(system.near.as_str()) || system.near == system.id {
            fault(format!("its neighbour \"{}\" is none", system.near));
        }
        if system.truth_cite.is_empty() || system.sides.iter().flat_map(|s| &s.flips).any(|f| f.cite.is_empty()) {
            fault("a provision is missing".to_owned());
        }
        let whose: Vec<For> = system.sides.iter().map(|side| side.r#for).collect();
        if whose != [For::Use] && whose != [For::Offer] && whose != [For::Use, For::Offer] {
            fault(format!("its sides are {whose:?}"));
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// The list shows the groups in an order, and above them six systems that nearly everybody has.
#[test]
fn groups_and_frequent_systems_have_their_places() {
    let files = files();
    let places: Vec<u8> = files.iter().map(|file| file.group.place).collect();
    assert_eq!(places, (1..=13).collect::<Vec<u8>>());
    assert_eq!(files.iter().flat_map(|file| &file.systems).filter(|system| system.often).count(), 6);
    for group in files.iter().map(|file| &file.group) {
        for texts in [&group.name, &group.hint] {
            assert!(texts.keys().map(String::as_str).eq(LANGUAGES.iter().copied()), "{}", group.id);
            assert!(texts.values().all(|text| text.chars().count() <= 40), "{}: {texts:?}", group.id);
        }
    }
}

/// What is assumed is shown, and what is asked comes, in the order of the check, and nothing is both.
#[test]
fn what_is_assumed_and_asked_follows_the_questionnaire() {
    let place = |id: &str| BOOK.agenda.iter().position(|question: &&Question| question.id == id);
    for system in files().iter().flat_map(|file| &file.systems) {
        for side in &system.sides {
            let assumed = side.assume.iter().map(|a| a.question.as_str()).collect::<Vec<_>>();
            let asked = side.ask.iter().map(|a| a.question.as_str()).collect::<Vec<_>>();
            for ids in [&assumed, &asked] {
                assert!(ids.iter().all(|id| place(id).is_some()), "{}: not all of {ids:?} are questions", system.id);
                assert!(ids.is_sorted_by(|one, next| place(one) < place(next)), "{}: the order of {ids:?}", system.id);
            }
            let both = assumed.iter().find(|id| asked.contains(id));
            assert_eq!(both, None, "{}: what is assumed is asked", system.id);
        }
    }
}
