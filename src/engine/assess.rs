//! The assessment: every role, class and finding, certain or possible or excluded, with its grounds and dates.

use std::cell::OnceCell;
use std::fmt;

use super::answers::Answers;
use super::date::Date;
use super::duty::{Duty, Pointer, Sanction};
use super::eval::Eval;
use super::explain::{self, Reason};
use super::interview::Interview;
use super::program::{CategoryRow, Compiled, DutyRow, GroundRow, Slot};
use super::residual;
use super::rulebook::{Belief, Category, Doubt, Fact, Notice, Question, Route, Rule, Start};
use super::truth::Truth;

/// What the law says about the answers on a day.
#[derive(Debug)]
pub struct Assessment {
    /// The rulebook asked.
    pub book: &'static Compiled,
    /// The day on which the result is given.
    pub day: Date,
    /// Which answers counted, which are missing.
    pub interview: Interview,
    /// The visitor's roles.
    pub roles: Vec<Outcome>,
    /// Classes and findings, in the rulebook's order: the most serious first.
    pub classes: Vec<Outcome>,
    /// Duties, permissions and reliefs that bind or may bind, in the rulebook's order.
    pub duties: Vec<DutyOutcome>,
    /// Notable duties of the visitor's roles and classes that do not bind.
    pub spared: Vec<&'static Duty>,
    /// Where to turn: what is certain, and what is worth knowing while it is open.
    pub contacts: Vec<&'static Pointer>,
    /// Neighbouring law that matters.
    pub neighbours: Vec<&'static Pointer>,
    /// Common beliefs that the case lets matter, the most important first, [`MOST_BELIEFS`] at most.
    pub beliefs: Vec<&'static Belief>,
    /// Words for the notices that are certainly owed.
    pub notices: Vec<&'static Notice>,
    /// What open points of the law would turn, once somebody asked ([`super::doubt`]).
    pub(super) turned: OnceCell<Vec<(&'static Category, Vec<&'static Doubt>)>>,
}

/// How many beliefs an assessment answers: whoever reads more of them reads none.
pub const MOST_BELIEFS: usize = 5;

/// What is known about one duty.
#[derive(Debug)]
pub struct DutyOutcome {
    /// The duty.
    pub duty: &'static Duty,
    /// Certain or open.
    pub truth: Truth,
    /// The visitor's roles it comes from; while it is open, those it may come from.
    pub roles: Vec<&'static Category>,
    /// From when it applies; several lines while an open answer decides.
    pub starts: Vec<&'static Start>,
    /// The day it had before an amendment moved it.
    pub former: Option<Date>,
    /// What follows from a breach; several lines while open answers decide, the general one last.
    pub sanctions: Vec<&'static Sanction>,
    /// What follows from wrong information to an authority that asks; none where the duty is another one.
    pub information: Vec<&'static Sanction>,
}

/// When a duty has to be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// It applies.
    Now,
    /// It applies from a later day, at the earliest this one.
    From(Date),
    /// It waits for an event named by the timetable, such as a redesign, on or after a day.
    OnlyIf(&'static str, Date),
    /// It is owed only when something happens.
    OnEvent,
    /// It is open whether it binds.
    Open,
}

/// What is known about one category.
#[derive(Debug)]
pub struct Outcome {
    /// The category.
    pub category: &'static Category,
    /// Whether its guard shuts it out: nobody looks into it.
    pub shut: bool,
    /// Certain, open or excluded.
    pub truth: Truth,
    /// Its grounds that hold or are open. A ground that is excluded is left out.
    pub grounds: Vec<Ground>,
}

/// One way in which a category holds or may hold.
#[derive(Debug)]
pub struct Ground {
    /// Where its conditions stand.
    pub(super) row: GroundRow,
    /// The way it is on.
    pub route: &'static Route,
    /// The rule.
    pub rule: &'static Rule,
    /// Certain or open.
    pub truth: Truth,
    /// From when it applies. Several lines while an open answer decides which; none if the rule has no day of its own.
    pub starts: Vec<&'static Start>,
}

/// How a category stands on the day of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It holds and applies.
    Now,
    /// It holds and applies from a later day.
    From(Date),
    /// It does not hold.
    No,
    /// Open.
    Open,
}

/// The rulebook cannot tell about this day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooEarly {
    /// The day asked for.
    pub day: Date,
    /// The first day about which the rulebook can tell.
    pub first: Date,
}

impl fmt::Display for TooEarly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} lies before {}, the first day about which the rulebook can tell; give a later day",
            self.day, self.first
        )
    }
}

impl std::error::Error for TooEarly {}

/// Assesses answers on a day.
///
/// # Errors
/// [`TooEarly`] for a day before the rulebook begins.
pub fn assess(book: &'static Compiled, answers: &Answers, day: Date) -> Result<Assessment, TooEarly> {
    if day < book.first_day {
        return Err(TooEarly { day, first: book.first_day });
    }
    Ok(Assessment::of(Interview::replay(book, answers, day)))
}

/// The same for the answers of many cases, in their order: a register of thousands is assessed so.
///
/// # Errors
/// As [`assess`].
pub fn assess_all(book: &'static Compiled, all: &[&Answers], day: Date) -> Result<Vec<Assessment>, TooEarly> {
    if day < book.first_day {
        return Err(TooEarly { day, first: book.first_day });
    }
    Ok(Interview::replay_all(book, all, day).into_iter().map(Assessment::of).collect())
}

impl Assessment {
    /// What an interview comes to.
    #[must_use]
    pub fn of(interview: Interview) -> Self {
        let eval = &interview.eval;
        let (book, day, program) = (eval.book, eval.day(), eval.program());
        let mut rows = program.categories.iter();
        let mut outcomes = |categories: &[&'static Category]| -> Vec<Outcome> {
            categories.iter().zip(&mut rows).map(|(category, row)| Outcome::of(eval, category, row)).collect()
        };
        let (roles, classes) = (outcomes(book.roles), outcomes(book.classes));
        let all = || book.duties().zip(program.duties);
        let duties: Vec<DutyOutcome> = all().filter_map(|(duty, row)| DutyOutcome::of(eval, duty, row)).collect();
        let spared = all().filter(|(duty, row)| is_spared(eval, duty, row, &duties)).map(|(duty, _)| duty).collect();
        let truths: Vec<Truth> = eval.pointers().collect();
        let mut truths = truths.into_iter();
        let mut shown = |pointers: &'static [Pointer]| -> Vec<&'static Pointer> {
            let matters = |p: &Pointer, truth| truth == Truth::Yes || (p.general && truth == Truth::Unknown);
            pointers.iter().zip(&mut truths).filter(|(p, truth)| matters(p, *truth)).map(|(p, _)| p).collect()
        };
        let (contacts, neighbours) = (shown(book.contacts), shown(book.neighbours));
        let owed = |id: &&str| duties.iter().any(|o| o.duty.id == *id && o.truth == Truth::Yes);
        let may = |(b, truth): &(&Belief, _)| *truth == Truth::Yes && (b.owes.is_empty() || b.owes.iter().any(owed));
        let beliefs = book.beliefs.iter().zip(eval.beliefs()).filter(may).map(|(b, _)| b).take(MOST_BELIEFS).collect();
        let for_case = |(n, truth): &(&Notice, _)| *truth == Truth::Yes && owed(&n.duty);
        let notices = book.notices.iter().zip(eval.notices()).filter(for_case).map(|(n, _)| n).collect();
        let turned = OnceCell::new();
        Self { book, day, interview, roles, classes, duties, spared, contacts, neighbours, beliefs, notices, turned }
    }
}

/// A notable duty that certainly does not bind though role and class fit; not if a variant of it binds or may bind.
fn is_spared(eval: &Eval, duty: &'static Duty, row: &DutyRow, binding: &[DutyOutcome]) -> bool {
    let variant = |o: &DutyOutcome| o.duty.cites.iter().any(|a| duty.cites.iter().any(|b| a.same(b)));
    duty.notable && eval.at(row.whole) == Truth::No && eval.is_inside(row) && !binding.iter().any(variant)
}

impl DutyOutcome {
    fn of(eval: &Eval, duty: &'static Duty, row: &'static DutyRow) -> Option<Self> {
        let truth = eval.at(row.whole);
        if truth == Truth::No {
            return None;
        }
        let roles = duty.roles.iter().zip(row.roles.of(eval.program().roles));
        let roles = roles.filter(|(_, role)| eval.at(role.binds) == truth).map(|(role, _)| *role).collect();
        let starts = eval.starts(Some(duty.applies), row.applies);
        let latest = starts.iter().map(|s| s.from).max();
        let former = eval.former(duty.applies, row.applies).map(|s| s.from).filter(|day| Some(*day) != latest);
        let [breach, wrong] = row.penalties;
        let sanctions = eval.sanctions(Some(duty.penalty), breach);
        let information = eval.sanctions(duty.information, wrong);
        Some(Self { duty, truth, roles, starts, former, sanctions, information })
    }

    /// When it has to be met, seen from a day. While an open answer decides, the earliest day still to come counts: nobody
    /// is told that a duty applies already before that is certain, nor a day later than they may need.
    #[must_use]
    pub fn moment(&self, day: Date) -> Moment {
        let days = || self.starts.iter().filter(|s| s.only_if.is_none()).map(|s| s.from);
        let dormant = self.starts.first().and_then(|s| Some((s.only_if?, s.from)));
        match (self.truth, days().filter(|from| *from > day).min(), dormant) {
            (Truth::Unknown, _, _) => Moment::Open,
            (_, _, Some((event, from))) if days().next().is_none() => Moment::OnlyIf(event, from),
            _ if self.duty.on_event => Moment::OnEvent,
            (_, Some(from), _) => Moment::From(from),
            (_, None, _) => Moment::Now,
        }
    }
}

impl DutyOutcome {
    /// The first day after another one on which it is due again; nothing where it does not come again, or nobody knows since when.
    #[must_use]
    pub fn again(&self, day: Date) -> Option<Date> {
        let every = self.duty.every?;
        let first = match self.moment(day) {
            Moment::From(first) => first,
            Moment::Now => self.starts.iter().filter(|s| s.only_if.is_none()).map(|s| s.from).max()?,
            Moment::OnlyIf(_, _) | Moment::OnEvent | Moment::Open => return None,
        };
        (1..=u16::MAX).map(|n| first.plus(every.times(n))).find(|due| *due > day)
    }
}

impl Outcome {
    fn of(eval: &Eval, category: &'static Category, row: &'static CategoryRow) -> Self {
        let rows = row.grounds.of(eval.program().grounds);
        let grounds = category.grounds().zip(rows).filter_map(|((route, rule), row)| {
            let truth = eval.at(row.whole);
            let starts = || eval.starts(rule.applies, row.applies);
            (truth != Truth::No).then(|| Ground { row: *row, route, rule, truth, starts: starts() })
        });
        let shut = eval.at(row.guard) == Truth::No;
        Self { category, shut, truth: eval.at(row.whole), grounds: grounds.collect() }
    }

    /// The grounds that are certain.
    pub fn certain(&self) -> impl Iterator<Item = &Ground> {
        self.grounds.iter().filter(|g| g.truth == Truth::Yes)
    }

    /// How the category stands on a day: by its earliest certain ground.
    #[must_use]
    pub fn standing(&self, day: Date) -> Standing {
        match self.truth {
            Truth::No => Standing::No,
            Truth::Unknown => Standing::Open,
            Truth::Yes => match self.earliest() {
                Some(from) if from > day => Standing::From(from),
                _ => Standing::Now,
            },
        }
    }

    /// The first and last possible day of the ground that gives [`Self::earliest`]; they differ while an open answer decides.
    #[must_use]
    pub fn span(&self) -> Option<(Date, Date)> {
        let span = |g: &Ground| {
            let days = || g.starts.iter().map(|s| s.from);
            Some((days().min()?, days().max()?))
        };
        let spans: Option<Vec<(Date, Date)>> = self.certain().map(span).collect();
        spans?.into_iter().min_by_key(|(_, last)| *last)
    }

    /// The day from which the category certainly applies: the earliest of its grounds, each by its latest possible line.
    /// `None` if a certain ground has no day of its own, or none is certain.
    #[must_use]
    pub fn earliest(&self) -> Option<Date> {
        self.span().map(|(_, last)| last)
    }
}

impl Assessment {
    /// The outcome for a category.
    #[must_use]
    pub fn outcome(&self, category: &'static Category) -> Option<&Outcome> {
        self.classes.iter().chain(&self.roles).find(|o| std::ptr::eq(o.category, category))
    }

    /// The outcome for a category id.
    #[must_use]
    pub fn outcome_by_id(&self, id: &str) -> Option<&Outcome> {
        self.classes.iter().chain(&self.roles).find(|o| o.category.id == id)
    }

    /// The most serious class that is certain.
    #[must_use]
    pub fn headline(&self) -> Option<&Outcome> {
        self.classes.iter().find(|o| o.truth == Truth::Yes)
    }

    /// Why a ground holds: the deciding facts, its own before those of the guards.
    #[must_use]
    pub fn reasons(&self, ground: &Ground) -> Vec<Reason> {
        let eval = &self.interview.eval;
        let own = explain::rule(eval, ground.rule).unwrap_or_default();
        let whole = explain::ground(eval, ground.row).unwrap_or_default();
        let rest = whole.into_iter().filter(|r| !own.iter().any(|o| std::ptr::eq(o.fact, r.fact)));
        own.iter().copied().chain(rest).collect()
    }

    /// The same without what only shuts or opens the whole category: its own reasons, then those of its route.
    #[must_use]
    pub fn own_reasons(&self, ground: &Ground) -> Vec<Reason> {
        let eval = &self.interview.eval;
        let own = explain::rule(eval, ground.rule).unwrap_or_default();
        own.into_iter().chain(explain::guard(eval, ground.row).unwrap_or_default()).collect()
    }

    /// The grounds of a category that were near: follow-up questions were asked about them, and they do not hold. None where
    /// the category is shut, as nobody was asked for its sake.
    #[must_use]
    pub fn near(&self, outcome: &Outcome) -> Vec<&'static Rule> {
        let eval = &self.interview.eval;
        let near = |rule: &Rule| eval.rule_slot(rule).is_some_and(|s| eval.at(s) == Truth::No && eval.is_opened(s));
        let grounds = outcome.category.grounds().map(|(_, rule)| rule).filter(|rule| near(rule));
        grounds.filter(|_| !outcome.shut).collect()
    }

    /// The questions that would settle an open duty.
    #[must_use]
    pub fn open_questions_of_duty(&self, duty: &'static Duty) -> Vec<&'static Question> {
        let at = self.book.duties().position(|d| std::ptr::eq(d, duty));
        let row = at.and_then(|at| self.book.program.duties.get(at));
        self.open_questions_about(row.map_or_else(Vec::new, |row| residual::of_duty(&self.interview.eval, row)))
    }

    /// The questions that would settle an open category.
    #[must_use]
    pub fn open_questions(&self, category: &'static Category) -> Vec<&'static Question> {
        let at = self.book.categories().position(|c| std::ptr::eq(c, category));
        let row = at.and_then(|at| self.book.program.categories.get(at));
        self.open_questions_about(row.map_or_else(Vec::new, |row| residual::of_category(&self.interview.eval, row)))
    }

    fn open_questions_about(&self, facts: Vec<Slot>) -> Vec<&'static Question> {
        let facts: Vec<&'static Fact> = facts.into_iter().filter_map(|slot| self.book.fact(slot)).collect();
        self.interview.open_questions(&facts)
    }
}
