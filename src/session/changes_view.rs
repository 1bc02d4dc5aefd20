//! What would change the result: for each certain class the other answers that would turn it, computed by the engine.

use super::Session;
use super::question_view::option_label;
use engine::assess::Outcome;
use engine::truth::Truth;
use engine::what_if::{Change, Other, changes};
use text::{Catalogue, key};

/// What would turn one certain class.
#[derive(Debug)]
pub struct ClassChanges {
    /// The class's id.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// Whether one answer suffices; otherwise each entry takes two.
    pub single: bool,
    /// Answers on what makes the class itself.
    pub own: Vec<ChangeView>,
    /// Answers on scope and role, which would turn every class alike.
    pub beside: Vec<ChangeView>,
}

/// Other answers that would turn a class in the same way.
#[derive(Debug)]
pub struct ChangeView {
    /// The questions, one or two, each with the answers that would do it.
    pub others: Vec<OtherView>,
    /// What would be then.
    pub then: String,
}

/// A question with the answers that would turn the class.
#[derive(Debug, PartialEq, Eq)]
pub struct OtherView {
    /// The question's id.
    pub question: &'static str,
    /// The question.
    pub title: String,
    /// The other answers, any of which suffices.
    pub answers: Vec<String>,
}

impl ClassChanges {
    /// For every certain class of the session, the most serious first.
    #[must_use]
    pub fn of(session: &Session, words: &Catalogue) -> Vec<Self> {
        let assessment = session.assessment();
        let certain: Vec<&Outcome> = assessment.classes.iter().filter(|o| o.truth == Truth::Yes).collect();
        let categories: Vec<_> = certain.iter().map(|o| o.category).collect();
        let all = changes(session.book(), session.answers(), session.day(), &categories);
        let writer = Writer { session, words };
        certain.into_iter().zip(all).map(|(outcome, all)| writer.class(outcome, &all)).collect()
    }
}

/// “Yes” or “no”.
#[must_use]
pub fn quoted(answers: &[String], words: &Catalogue) -> String {
    let or = [" ", &*words.get(key::OPTION_OR), " "].concat();
    let quoted = answers.iter().map(|a| words.fill(key::CHANGES_QUOTED, &[("answer", a)]));
    quoted.collect::<Vec<_>>().join(&or)
}

struct Writer<'a> {
    session: &'a Session,
    words: &'a Catalogue,
}

impl Writer<'_> {
    fn class(&self, outcome: &Outcome, all: &[Change]) -> ClassChanges {
        let category = outcome.category;
        let own_questions = self.own_questions(outcome);
        let is_own = |c: &&Change| c.others.iter().all(|o| own_questions.contains(&o.question));
        let (own, beside): (Vec<_>, Vec<_>) = all.iter().partition(is_own);
        ClassChanges {
            id: category.id,
            name: self.words.get(["class", category.id, "name"]),
            single: all.iter().all(|c| c.others.len() == 1),
            own: self.grouped(&own),
            beside: self.grouped(&beside),
        }
    }

    /// The questions behind the certain grounds themselves, without scope and role.
    fn own_questions(&self, outcome: &Outcome) -> Vec<&'static str> {
        let assessment = self.session.assessment();
        let reasons: Vec<_> = outcome.certain().flat_map(|ground| assessment.own_reasons(ground)).collect();
        let behind =
            assessment.interview.counted.iter().filter(|a| reasons.iter().any(|r| a.question.presents(r.fact)));
        behind.map(|a| a.question.id).collect()
    }

    /// Single changes of one question with the same consequence stand together.
    fn grouped(&self, changes: &[&Change]) -> Vec<ChangeView> {
        let mut views: Vec<ChangeView> = Vec::new();
        for change in changes {
            let view =
                ChangeView { others: change.others.iter().map(|o| self.other(o)).collect(), then: self.then(change) };
            let alike = |v: &&mut ChangeView| match (v.others.as_slice(), view.others.as_slice()) {
                ([a], [b]) => a.question == b.question && v.then == view.then,
                _ => false,
            };
            match views.iter_mut().find(alike) {
                Some(group) => {
                    for (into, from) in group.others.iter_mut().zip(view.others) {
                        into.answers.extend(from.answers);
                    }
                }
                None => views.push(view),
            }
        }
        views
    }

    fn other(&self, other: &Other) -> OtherView {
        let question = self.session.book().question(other.question);
        let labels: Vec<String> =
            other.options.iter().filter_map(|id| Some(option_label(question?, id, self.words))).collect();
        OtherView {
            question: other.question,
            title: self.words.get(["question", other.question, "title"]),
            answers: vec![labels.join(" + ")],
        }
    }

    fn then(&self, change: &Change) -> String {
        let turned = if change.truth == Truth::No { key::CHANGES_NO_LONGER } else { key::CHANGES_OPEN };
        let turned = self.words.get(turned);
        if change.gained.is_empty() {
            return turned;
        }
        let names: Vec<String> = change.gained.iter().map(|id| self.words.get(["class", id, "name"])).collect();
        let gained = self.words.fill(key::CHANGES_GAINED, &[("classes", &self.words.list(&names))]);
        format!("{turned} {gained}")
    }
}
