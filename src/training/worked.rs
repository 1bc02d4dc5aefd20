//! A case worked by the engine: what comes out on a day, for the case and for its partner, and what can be answered.

use std::collections::BTreeMap;

use documents::answers;
use documents::assessment::{Assessment, Category, Status};
use documents::duties::{Duty, Force};
use documents::json::Json;
use engine::assess::{self, Moment};
use engine::date::Date;
use engine::program::Compiled;
use engine::rulebook;
use engine::truth::Truth;
use session::{Session, Telling, answer_words};

use crate::case::{Asks, Case, Given};
use crate::words::Words;

/// How many wrong answers a case may have.
const MOST_WRONG: usize = 4;

/// A case with everything that the engine says of it.
#[derive(Debug)]
pub struct Worked {
    /// The case.
    pub case: Case,
    /// What comes out.
    pub outcome: Outcome,
    /// What comes out with one thing different.
    pub partner: Outcome,
    /// What can be answered, in the order of the rulebook; one of them is right.
    pub choices: Vec<Choice>,
    /// What can be answered about the partner.
    pub partner_choices: Vec<Choice>,
}

/// What the law says of answers on a day, in words.
#[derive(Debug)]
pub struct Outcome {
    /// The ids of what is certain: classes, or roles where the case asks for roles.
    pub ids: Vec<&'static str>,
    /// Their names in one line.
    pub name: String,
    /// The result in a sentence.
    pub headline: String,
    /// On which provisions it stands: "name (provision)".
    pub grounds: Vec<String>,
    /// The questions on which it hangs, each with its answer: the deciding path.
    pub path: Vec<(String, String)>,
    /// The names of the person's roles.
    pub roles: Vec<String>,
    /// Duties that bind: "what to do (provision)", those that wait with their day.
    pub duties: Vec<String>,
    /// The ids of the rules on which it stands.
    pub rules: Vec<&'static str>,
}

/// An answer that can be given.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The ids that it stands for.
    pub ids: Vec<String>,
    /// What it says.
    pub label: String,
    /// Why it is right, or why not.
    pub why: String,
    /// Whether the engine says the same.
    pub right: bool,
}

impl Worked {
    /// Works a case on a day.
    ///
    /// # Errors
    /// A sentence for everything in which the case does not hold: it names the key, states the fact, and says what to do.
    pub fn of(case: Case, book: &'static Compiled, day: Date, words: &Words) -> Result<Self, Vec<String>> {
        let mut faults = told(&case, words);
        let worker = Worker { book, day, words, asks: case.asks };
        let changed = case.answers.clone().into_iter().chain(case.turn.answers.clone()).collect();
        let outcome = worker.outcome(&case.answers, "answers").map_err(|fault| faults.push(fault)).ok();
        let partner = worker.outcome(&changed, "turn.answers").map_err(|fault| faults.push(fault)).ok();
        let (Some(outcome), Some(partner)) = (outcome, partner) else { return Err(faults) };
        if outcome.ids == partner.ids {
            faults.push(words.fault("turn", &[("name", &partner.name)]));
        }
        let choices = worker.choices(&case, &outcome, &mut faults);
        let partner_choices = worker.partner_choices(&case, &outcome, &partner, &choices);
        if faults.is_empty() { Ok(Self { case, outcome, partner, choices, partner_choices }) } else { Err(faults) }
    }

    /// The right answers' places, of the case and of its partner.
    #[must_use]
    pub fn right(&self) -> [usize; 2] {
        [&self.choices, &self.partner_choices].map(|all| all.iter().position(|choice| choice.right).unwrap_or_default())
    }
}

/// What is wrong with the texts of a case, whatever the law says.
fn told(case: &Case, words: &Words) -> Vec<String> {
    let mut faults = Vec::new();
    let id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if case.id.is_empty() || case.id.len() > 40 || !case.id.chars().all(id) {
        faults.push(words.fault("id", &[]));
    }
    let texts = [
        ("title", &case.title, 60),
        ("story", &case.story, 1_200),
        ("adds", &case.adds, 400),
        ("turn.asks", &case.turn.asks, 300),
        ("turn.says", &case.turn.says, 400),
    ];
    let whys = case.wrong.iter().map(|wrong| ("wrong.why", &wrong.why, 400));
    for (key, text, most) in texts.into_iter().chain(whys) {
        let length = text.chars().count();
        if text.trim().is_empty() || length > most {
            let (length, most) = (length.to_string(), most.to_string());
            faults.push(words.fault("length", &[("key", key), ("length", &length), ("most", &most)]));
        }
    }
    if case.wrong.is_empty() || case.wrong.len() > MOST_WRONG {
        let (n, most) = (case.wrong.len().to_string(), MOST_WRONG.to_string());
        faults.push(words.fault("wrong-count", &[("n", &n), ("most", &most)]));
    }
    if case.minutes == 0 || case.minutes > 180 {
        faults.push(words.fault("case-minutes", &[("n", &case.minutes.to_string())]));
    }
    if case.groups.is_empty() {
        faults.push(words.fault("groups", &[]));
    }
    faults
}

/// The visit of somebody who gives these answers.
///
/// # Errors
/// What is wrong; with a key where that is not the answers' own.
pub(crate) fn visit(
    book: &'static Compiled,
    day: Date,
    given: &Given,
) -> Result<Session, (Option<&'static str>, String)> {
    let document = |ids: &Vec<String>| Json::Array(ids.iter().cloned().map(Json::String).collect());
    let given = given.iter().map(|(question, ids)| (question.clone(), document(ids))).collect();
    let document = Json::Object(vec![("answers".to_owned(), Json::Object(given))]);
    let answers = answers::read(book, &document).map_err(|fault| (None, fault))?;
    Session::with_answers(book, answers, day).map_err(|fault| (Some("day"), fault.to_string()))
}

/// What works the cases of a course.
struct Worker<'w> {
    book: &'static Compiled,
    day: Date,
    words: &'w Words,
    asks: Asks,
}

impl Worker<'_> {
    /// The name of a class or role.
    fn name(&self, id: &str) -> String {
        let kind = if self.asks == Asks::Class { "class" } else { "role" };
        self.words.catalogue.get([kind, id, "name"])
    }

    fn label(&self, ids: &[impl AsRef<str>]) -> String {
        if ids.is_empty() {
            return self.words.get("without-role");
        }
        self.words.catalogue.list(&ids.iter().map(|id| self.name(id.as_ref())).collect::<Vec<_>>())
    }

    /// What can be guessed at all.
    fn categories(&self) -> &'static [&'static rulebook::Category] {
        if self.asks == Asks::Class { self.book.classes } else { self.book.roles }
    }

    /// What comes out of answers that stand under a key.
    fn outcome(&self, given: &Given, key: &str) -> Result<Outcome, String> {
        let session =
            visit(self.book, self.day, given).map_err(|(at, fault)| format!("{}: {fault}", at.unwrap_or(key)))?;
        let result = session.assessment();
        let asked = if self.asks == Asks::Class { &result.classes } else { &result.roles };
        if let Some(open) = asked.iter().find(|o| o.truth == Truth::Unknown) {
            let questions: Vec<&str> = result.interview.missing.iter().map(|question| question.id).collect();
            let (class, missing) = (open.category.id, questions.join("\", \""));
            return Err(self.words.fault("open", &[("key", key), ("class", class), ("questions", &missing)]));
        }
        let assessment = Assessment::of(&Telling::of(&session, &self.words.catalogue));
        Ok(self.told(&session, result, &assessment))
    }

    fn told(&self, session: &Session, result: &assess::Assessment, assessment: &Assessment) -> Outcome {
        let certain = |list: &[assess::Outcome]| -> Vec<&'static str> {
            list.iter().filter(|o| o.truth == Truth::Yes).map(|o| o.category.id).collect()
        };
        let all = if self.asks == Asks::Class {
            (&result.classes, &assessment.classes)
        } else {
            (&result.roles, &assessment.roles)
        };
        let ids = certain(all.0);
        let held: Vec<&Category> = all.1.iter().filter(|c| matches!(c.status, Status::Certain)).collect();
        let grounds = held.iter().flat_map(|category| &category.grounds);
        Outcome {
            name: self.label(&ids),
            headline: assessment.headline.text.0.clone(),
            grounds: grounds.clone().map(|g| self.cited(&g.name.0, &g.cite.text.0)).collect(),
            rules: grounds.map(|g| g.rule.0).collect(),
            path: self.path(session, assessment, &held),
            roles: assessment
                .roles
                .iter()
                .filter(|r| matches!(r.status, Status::Certain))
                .map(|r| r.name.0.clone())
                .collect(),
            duties: self.duties(result, assessment),
            ids,
        }
    }

    /// The answers on which what holds hangs: those that are its reasons, and those that keep away what was near.
    fn path(&self, session: &Session, assessment: &Assessment, held: &[&Category]) -> Vec<(String, String)> {
        let reasons = held.iter().flat_map(|category| &category.grounds).flat_map(|ground| &ground.reasons);
        let making = reasons.filter_map(|reason| reason.question);
        let keeping = assessment.excluded.iter().flat_map(|near| near.questions.iter().copied());
        let deciding: Vec<&str> = making.chain(keeping).map(|id| id.0).collect();
        let words = &self.words.catalogue;
        let counted = session.assessment().interview.counted.iter();
        let counted = counted.filter(|answer| deciding.contains(&answer.question.id));
        let step = |answer: &engine::answers::Answer| {
            let title = words.get(["question", answer.question.id, "title"]);
            (title, words.list(&answer_words(answer, words)))
        };
        counted.map(step).collect()
    }

    /// What binds: duties alone, no permissions and no reliefs; those that begin later with their day.
    fn duties(&self, result: &assess::Assessment, assessment: &Assessment) -> Vec<String> {
        let duties = assessment.duties.iter().filter(|duty| matches!(duty.force, Force::Must));
        let told = |duty: &Duty| {
            let moment = result.duties.iter().find(|o| o.duty.id == duty.id.0)?.moment(self.day);
            let law = duty.cites.first().map(|cite| cite.text.0.as_str()).unwrap_or_default();
            let what = match moment {
                Moment::Open => return None,
                Moment::From(day) => {
                    let day = self.words.catalogue.date(day);
                    self.words.fill("from", &[("what", &duty.title.0), ("day", &day)])
                }
                Moment::Now | Moment::OnlyIf(..) | Moment::OnEvent => duty.title.0.clone(),
            };
            Some(self.cited(&what, law))
        };
        duties.filter_map(told).collect()
    }

    fn cited(&self, what: &str, law: &str) -> String {
        self.words.fill("cited", &[("what", what), ("law", law)])
    }

    /// What can be answered: the right answer, which the engine gave, and the wrong ones.
    fn choices(&self, case: &Case, outcome: &Outcome, faults: &mut Vec<String>) -> Vec<Choice> {
        let known: Vec<&str> = self.categories().iter().map(|category| category.id).collect();
        let mut by_ids: BTreeMap<Vec<usize>, Choice> = BTreeMap::new();
        let place = |id: &str| known.iter().position(|other| *other == id);
        let right = Choice {
            ids: outcome.ids.iter().map(|id| (*id).to_owned()).collect(),
            label: outcome.name.clone(),
            why: self.because(case, outcome),
            right: true,
        };
        by_ids.insert(outcome.ids.iter().filter_map(|id| place(id)).collect(), right);
        for (at, wrong) in case.wrong.iter().enumerate() {
            let mut places = Vec::new();
            for id in &wrong.ids {
                match place(id) {
                    Some(place) => places.push(place),
                    None => faults.push(
                        self.words
                            .fault("wrong-id", &[("at", &at.to_string()), ("id", id), ("known", &known.join(", "))]),
                    ),
                }
            }
            places.sort_unstable();
            let label = self.label(&places.iter().filter_map(|p| known.get(*p)).collect::<Vec<_>>());
            if let Some(choice) = by_ids.get(&places) {
                let key = if choice.right { "wrong-right" } else { "wrong-twice" };
                let (at, day) = (at.to_string(), self.day.to_string());
                faults.push(self.words.fault(key, &[("at", &at), ("label", &label), ("day", &day)]));
            } else {
                let choice = Choice { ids: wrong.ids.clone(), label, why: wrong.why.clone(), right: false };
                by_ids.insert(places, choice);
            }
        }
        by_ids.into_values().collect()
    }

    /// Why the right answer is right.
    fn because(&self, case: &Case, outcome: &Outcome) -> String {
        let grounds = outcome.grounds.join("; ");
        let key = if grounds.is_empty() { "because-adds" } else { "because" };
        self.words.fill(key, &[("headline", &outcome.headline), ("grounds", &grounds), ("adds", &case.adds)])
    }

    /// Of the partner: that it stays, what it becomes, and what else people took the case for.
    fn partner_choices(&self, case: &Case, outcome: &Outcome, partner: &Outcome, choices: &[Choice]) -> Vec<Choice> {
        let becomes = self.words.fill("becomes", &[("name", &partner.name), ("because", &case.turn.says)]);
        let stays = self.words.fill("stays", &[("name", &outcome.name), ("because", &becomes)]);
        let is_partner = |choice: &Choice| choice.label == partner.name;
        let mut all: Vec<Choice> = choices.to_vec();
        if !all.iter().any(is_partner) {
            let ids = partner.ids.iter().map(|id| (*id).to_owned()).collect();
            all.push(Choice { ids, label: partner.name.clone(), why: String::new(), right: true });
        }
        for choice in &mut all {
            let stayed = choice.label == outcome.name;
            choice.right = is_partner(choice);
            choice.why = if stayed { stays.clone() } else { becomes.clone() };
        }
        all
    }
}
