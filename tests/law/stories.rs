//! Stories, as people told them, answered blind: the recorded answers come to the recorded scores. `tests/stories/README.md` has the method.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{Assessment, Moment, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use serde::Deserialize;

use support::record::is_as_recorded;
use support::{Given, read};

/// The day on which the stories are told.
const TODAY: Date = Date::new(2026, 11, 29);

/// A story, with what the law says of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Story {
    title: String,
    #[serde(rename = "story")]
    told: String,
    unknown: Vec<String>,
    class: BTreeSet<String>,
    open: BTreeSet<String>,
    also: BTreeSet<String>,
    roles: Vec<String>,
    duties: BTreeSet<String>,
    never: BTreeSet<String>,
    why: String,
    doubt: String,
}

/// What a reader answered to each story.
type Run = BTreeMap<String, Given>;

/// How the answers of a reader to a story came out.
struct Score {
    right: bool,
    certain: BTreeSet<String>,
    named: usize,
    open: usize,
    missing: BTreeSet<String>,
    steps: usize,
}

fn stories() -> BTreeMap<String, Story> {
    let read = |lang: &str| read::<BTreeMap<String, Story>>(&format!("tests/stories/{lang}.toml")).unwrap();
    ["de", "en"].into_iter().flat_map(read).collect()
}

fn assessed(given: &Given) -> Assessment {
    let mut answers = Answers::default();
    for (question, options) in given {
        let options: Vec<&str> = options.iter().map(String::as_str).collect();
        answers.give(&BOOK, question, &options).unwrap();
    }
    assess(&BOOK, &answers, TODAY).unwrap()
}

/// A class is right if what is certain is what the law says, and if where facts are missing it leaves open just that.
fn is_right(story: &Story, certain: &BTreeSet<String>, possible: &BTreeSet<String>) -> bool {
    let reach: BTreeSet<String> =
        if story.open.is_empty() { certain.clone() } else { certain.union(possible).cloned().collect() };
    let allowed = |class: &String| {
        let exempt = class == "minimal" && story.class.contains("art-6-3-exempt");
        // That it is only planned or tried is told beside the class that it will have.
        exempt
            || class == "not-yet"
            || story.class.contains(class)
            || story.also.contains(class)
            || story.open.contains(class)
    };
    let answered = !certain.is_empty() || !story.open.is_empty();
    answered
        && story.class.is_subset(&reach)
        && story.open.is_subset(&reach)
        && certain.iter().all(allowed)
        && certain.is_disjoint(&story.never)
}

fn score(story: &Story, given: &Given) -> Score {
    let result = assessed(given);
    let classes = |truth: Truth| {
        let some = result.classes.iter().filter(|o| o.truth == truth).map(|o| o.category.id);
        // The class of a system outside beside a model inside is told apart; for a story it is the same.
        some.map(|id| id.trim_start_matches("system-").to_owned()).collect::<BTreeSet<_>>()
    };
    let (certain, possible) = (classes(Truth::Yes), classes(Truth::Unknown));
    let duty = |id: &String| result.duties.iter().find(|o| o.duty.id == *id);
    let is_certain = |id: &&String| duty(id).is_some_and(|o| !matches!(o.moment(TODAY), Moment::Open));
    let named = story.duties.iter().filter(is_certain).count();
    let missing: BTreeSet<String> = story.duties.iter().filter(|id| duty(id).is_none()).cloned().collect();
    Score {
        right: is_right(story, &certain, &possible),
        open: story.duties.len() - named - missing.len(),
        named,
        missing,
        steps: result.interview.counted.len(),
        certain,
    }
}

/// The scores of a run, story by story where something is wrong, then together.
fn told(run: &Run, stories: &BTreeMap<String, Story>) -> String {
    let scores: BTreeMap<&str, Score> =
        run.iter().map(|(id, given)| (id.as_str(), score(&stories[id], given))).collect();
    let mut text = String::new();
    for (id, score) in scores.iter().filter(|(_, score)| !score.right || !score.missing.is_empty()) {
        let expected = &stories[*id].class;
        writeln!(text, "{id}: certain {:?}, the law {expected:?}, duties missing {:?}", score.certain, score.missing)
            .unwrap();
    }
    let sum = |of: fn(&Score) -> usize| scores.values().map(of).sum::<usize>();
    let mut steps: Vec<usize> = scores.values().map(|score| score.steps).collect();
    steps.sort_unstable();
    let (right, all) = (scores.values().filter(|score| score.right).count(), scores.len());
    writeln!(text, "class right: {right} of {all}").unwrap();
    let (named, open, missing) = (sum(|s| s.named), sum(|s| s.open), sum(|s| s.missing.len()));
    writeln!(text, "duties: {named} certain, {open} open, {missing} missing").unwrap();
    let together: usize = steps.iter().sum();
    writeln!(text, "questions: median {}, at most {}, {together} in all", steps[all / 2], steps[all - 1]).unwrap();
    text
}

#[test]
fn stories_are_labelled_with_what_the_rulebook_has() {
    let classes: BTreeSet<&str> = BOOK.classes.iter().map(|c| c.id).collect();
    let duties: BTreeSet<&str> = BOOK.duties().map(|d| d.id).collect();
    for (id, story) in stories() {
        for class in story.class.iter().chain(&story.open).chain(&story.also).chain(&story.never) {
            assert!(classes.contains(class.as_str()), "{id}: there is no class \"{class}\"");
        }
        for duty in &story.duties {
            assert!(duties.contains(duty.as_str()), "{id}: there is no duty \"{duty}\"");
        }
        let words = story.told.split_whitespace().count();
        assert!((60..=160).contains(&words), "{id}: {words} words");
        assert!(!story.title.is_empty() && !story.why.is_empty(), "{id} lacks a part");
        // Where the law does not apply nobody has a role.
        assert!(!story.roles.is_empty() || story.class.contains("out-of-scope"), "{id}: whose case is it?");
        assert!(story.unknown.iter().all(|fact| !fact.is_empty()) && story.doubt.trim() == story.doubt, "{id}");
    }
}

#[test]
fn runs_come_to_the_scores_recorded() {
    let stories = stories();
    for run in RUNS {
        let answers: Run = read(&format!("tests/stories/{run}.toml")).unwrap();
        is_as_recorded(&format!("tests/stories/{run}.txt"), &told(&answers, &stories));
    }
}

/// The runs whose answers still have their questions.
const RUNS: &[&str] = &[
    "november-2026",
    "fresh-first",
    "fresh-second",
    "gates",
    "fresh-third",
    "fresh-fourth",
    "fresh-fifth",
    "fresh-fifth-again",
    "fresh-sixth",
    "fresh-seventh",
    "fresh-seventh-again",
];
