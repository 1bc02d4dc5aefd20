//! Where the law itself is open: which points touch a result, and which of them would turn it.

use std::ptr;

use super::assess::{Assessment, DutyOutcome, Ground, Outcome};
use super::duty::Duty;
use super::explain::{self, Reason};
use super::program;
use super::rulebook::{Category, Doubt, Rule};
use super::truth::Truth;

type Doubts = Vec<&'static Doubt>;

impl Assessment {
    /// Every open point that touches the result: of the classes and roles that hold or may hold, of what they stand on, of
    /// whether the law reaches the case at all, and those that matter by themselves.
    #[must_use]
    pub fn doubts(&self) -> Doubts {
        let mut found = Vec::new();
        for outcome in self.classes.iter().chain(&self.roles).filter(|o| o.truth != Truth::No) {
            self.keep(&mut found, outcome.category.doubts);
            for ground in &outcome.grounds {
                self.keep(&mut found, &self.of_ground(ground));
            }
        }
        if let Some(scope) = self.scope() {
            self.keep(&mut found, &self.behind(explain::category(&self.interview.eval, scope)));
        }
        self.keep(&mut found, self.book.doubts);
        found
    }

    /// The open points under whose other reading a class or role would come out otherwise. A ground on which no doubt lies
    /// keeps its class.
    #[must_use]
    pub fn turning(&self, category: &'static Category) -> &[&'static Doubt] {
        self.turned().iter().find(|(c, _)| ptr::eq(*c, category)).map_or(&[], |(_, doubts)| doubts)
    }

    /// The classes and roles that some open point would turn, each with these points. Looked for once: it takes explanations.
    fn turned(&self) -> &[(&'static Category, Doubts)] {
        self.turned.get_or_init(|| {
            let outcomes = self.classes.iter().chain(&self.roles);
            let turned = outcomes.map(|o| (o.category, self.turning_one(o)));
            turned.filter(|(_, doubts)| !doubts.is_empty()).collect()
        })
    }

    fn turning_one(&self, outcome: &Outcome) -> Doubts {
        let category = outcome.category;
        let mut found = Vec::new();
        let turns = |list: Doubts| list.into_iter().filter(|d| turns(d, category)).collect::<Doubts>();
        self.keep(&mut found, &turns(self.book.doubts.to_vec()));
        if outcome.truth == Truth::Yes {
            self.keep(&mut found, &turns(category.doubts.to_vec()));
            let grounds: Vec<Doubts> = outcome.certain().map(|g| turns(self.whole(g))).collect();
            if grounds.iter().all(|doubts| !doubts.is_empty()) {
                for doubts in &grounds {
                    self.keep(&mut found, doubts);
                }
            }
        } else {
            self.keep(&mut found, &turns(self.behind(explain::category(&self.interview.eval, category))));
        }
        found
    }

    /// The open points that decide about the headline: about its class, a graver one that does not hold, the visitor's roles,
    /// or whether the law reaches the case at all.
    #[must_use]
    pub fn deciding(&self) -> Doubts {
        let mut found = Vec::new();
        let Some(top) = self.headline() else {
            return found;
        };
        let graver = self.classes.iter().take_while(|o| !ptr::eq(o.category, top.category));
        let graver = graver.filter(|o| o.truth == Truth::No).map(|o| o.category);
        let roles = self.roles.iter().filter(|o| o.truth != Truth::Unknown).map(|o| o.category);
        for category in Some(top.category).into_iter().chain(graver).chain(self.scope()).chain(roles) {
            self.keep(&mut found, self.turning(category));
        }
        found
    }

    /// The open points at a rule itself.
    #[must_use]
    pub fn doubts_of_rule(&self, rule: &'static Rule) -> Doubts {
        let mut found = Vec::new();
        self.keep(&mut found, rule.doubts);
        found
    }

    /// The open points at a duty itself and at its days.
    #[must_use]
    pub fn doubts_at(&self, duty: &'static Duty) -> Doubts {
        let mut found = Vec::new();
        self.keep(&mut found, duty.doubts);
        self.keep(&mut found, duty.applies.doubts);
        found
    }

    /// The open points on which a duty hangs: they would turn its role, its class, or the reach of the law.
    #[must_use]
    pub fn doubts_under(&self, outcome: &DutyOutcome) -> Doubts {
        let mut found = Vec::new();
        let scope = self.scope();
        for (category, doubts) in self.turned() {
            let role = outcome.roles.iter().any(|role| ptr::eq(*role, *category));
            if role || scope.is_some_and(|s| ptr::eq(s, *category)) || self.rests(outcome.duty, category) {
                self.keep(&mut found, doubts);
            }
        }
        let at = self.doubts_at(outcome.duty);
        found.retain(|d| !at.iter().any(|a| a.id == d.id));
        found
    }

    /// Whether the class or kind of case of a duty asks for a category.
    fn rests(&self, duty: &'static Duty, category: &'static Category) -> bool {
        let row = self.book.duties().zip(self.book.program.duties).find(|(d, _)| ptr::eq(*d, duty)).map(|(_, row)| row);
        let number = self.book.categories().position(|c| ptr::eq(c, category));
        row.zip(number).is_some_and(|(row, at)| self.interview.eval.rests(row.within, program::number(at)))
    }

    /// The class that says whether the law reaches the case: what the inverted gate stands for.
    fn scope(&self) -> Option<&'static Category> {
        self.book.outside()
    }

    /// Adds those that matter in the case, each once.
    fn keep(&self, found: &mut Doubts, doubts: &[&'static Doubt]) {
        for doubt in doubts.iter().filter(|d| self.interview.eval.doubt(d) == Truth::Yes) {
            if !found.iter().any(|f| ptr::eq(*f, *doubt)) {
                found.push(doubt);
            }
        }
    }

    /// Those of a ground's rule, of its days, and of the rules that make it hold.
    fn of_ground(&self, ground: &Ground) -> Doubts {
        let mut found = [ground.rule.doubts, ground.rule.applies.map_or(&[][..], |s| s.doubts)].concat();
        found.extend(self.behind(explain::rule(&self.interview.eval, ground.rule)));
        found
    }

    /// The same with the rules behind the guards of the ground.
    fn whole(&self, ground: &Ground) -> Doubts {
        let mut found = self.of_ground(ground);
        found.extend(self.behind(explain::ground(&self.interview.eval, ground.row)));
        found
    }

    /// The doubts of the rules that hold or may hold among reasons.
    fn behind(&self, reasons: Option<Vec<Reason>>) -> Doubts {
        let rules = reasons.unwrap_or_default().into_iter().filter_map(|r| r.rule);
        rules.filter(|r| self.interview.eval.rule(r) != Truth::No).flat_map(|r| r.doubts).copied().collect()
    }
}

fn turns(doubt: &Doubt, category: &'static Category) -> bool {
    doubt.turns.iter().any(|c| ptr::eq(*c, category))
}
