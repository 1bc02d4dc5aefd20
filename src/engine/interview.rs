//! Which question comes next, and which answers count: derived from what is still undecided, in the agenda's order.

use super::answers::{Answer, Answers};
use super::date::Date;
use super::eval::Eval;
use super::lanes::{Cases, Lanes, MOST};
use super::program::{Compiled, NOTHING};
use super::rulebook::{Fact, Question, Ticks};
use super::truth::Truth;

/// The interview as it stands: a pure function of the rulebook, the answers and the day.
#[derive(Debug)]
pub struct Interview {
    /// The answers that count, in the order of the agenda. An answer that is not here no longer matters.
    pub counted: Vec<Answer>,
    /// The questions that matter and have no answer yet, the next one first.
    pub missing: Vec<&'static Question>,
    /// Questions without an answer on which only fines, reliefs and contacts depend: offered, never asked.
    pub offered: Vec<&'static Question>,
    /// What the counted answers mean on the day.
    pub eval: Eval,
}

impl Interview {
    /// Replays the interview: asks from the beginning, takes an answer where there is one, and goes on without it where
    /// there is none. So an answer counts exactly if its question would be asked or offered, or tells since which past day a
    /// class applies: nobody is asked for that any more, but whoever said it finds it in the result.
    #[must_use]
    pub fn replay(book: &'static Compiled, answers: &Answers, day: Date) -> Self {
        let given = Given::of(book, answers);
        Replay::of(book, &given, day, &[Variant::new()], Goals::All).interview(0, answers)
    }

    /// The same for many cases, in their order: up to 64 of them take hardly longer together than one alone.
    #[must_use]
    pub fn replay_all(book: &'static Compiled, all: &[&Answers], day: Date) -> Vec<Self> {
        let nothing = Given::of(book, &Answers::default());
        let together = |cases: &[&Answers]| -> Vec<Self> {
            let variants: Vec<Variant> =
                cases.iter().map(|answers| Given::of(book, answers).said().collect()).collect();
            let replay = Replay::of(book, &nothing, day, &variants, Goals::All);
            cases.iter().enumerate().map(|(case, answers)| replay.interview(case, answers)).collect()
        };
        all.chunks(MOST).flat_map(together).collect()
    }

    /// The question to ask now; `None` when nothing that matters is unanswered.
    #[must_use]
    pub fn next(&self) -> Option<&'static Question> {
        self.missing.first().copied()
    }

    /// Whether an option can be so: one about a use that is ruled out is not shown.
    #[must_use]
    pub fn shows(&self, question: &Question, option: &str) -> bool {
        let within = question.options.iter().find(|o| o.id == option).map_or(&[][..], |o| o.within);
        within.is_empty() || within.iter().any(|rule| self.eval.rule(rule) != Truth::No)
    }

    /// The questions on which a ground or category still hangs: without an answer, or answered with "I don't know".
    #[must_use]
    pub fn open_questions(&self, facts: &[&'static Fact]) -> Vec<&'static Question> {
        let answered = self.counted.iter().filter(|a| a.is_open()).map(|a| a.question);
        let mut open: Vec<&'static Question> = Vec::new();
        for fact in facts {
            // The first question that presents a fact is the main one; its helper would only repeat it.
            let unanswered = self.missing.iter().chain(&self.offered).copied();
            let main = answered.clone().chain(unanswered).find(|q| q.presents(fact));
            if let Some(question) = main
                && !open.iter().any(|q| q.same(question))
            {
                open.push(question);
            }
        }
        open
    }
}

/// Answers as bits, by question in the order of the agenda.
#[derive(Debug)]
pub(super) struct Given(Vec<Ticks>);

impl Given {
    pub(super) fn of(book: &Compiled, answers: &Answers) -> Self {
        let ticks = |q: &&'static Question| answers.get(q).map(Answer::ticks).unwrap_or_default();
        Self(book.agenda.iter().map(ticks).collect())
    }

    /// What is ticked, by question.
    fn said(&self) -> impl Iterator<Item = (usize, Ticks)> {
        self.0.iter().copied().enumerate().filter(|(_, ticks)| ticks.any())
    }

    pub(super) fn ticks(&self, question: usize) -> Ticks {
        self.0.get(question).copied().unwrap_or_default()
    }
}

/// The answers in which a case differs from what was given: the question, and what is ticked instead.
pub(super) type Variant = Vec<(usize, Ticks)>;

/// How far an interview goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Goals {
    /// Roles, classes, duties, and what is offered beside the result.
    All,
    /// Roles and classes alone.
    Classes,
}

/// The interviews of up to 64 cases, replayed together.
#[derive(Debug)]
pub(super) struct Replay {
    book: &'static Compiled,
    day: Date,
    pub(super) lanes: Lanes,
    /// By question, the cases in which its answer counts.
    counted: Vec<Cases>,
    /// By question, the cases in which its answer left something in doubt.
    open: Vec<Cases>,
    /// By question, the cases in which it was wanted and had no answer; and the same in the order in which that was found.
    passed: Vec<Cases>,
    order: Vec<(usize, Cases)>,
    /// By question, the cases in which it still matters at the end, and those in which it is only offered.
    asked: Vec<Cases>,
    offered: Vec<Cases>,
}

impl Replay {
    pub(super) fn of(book: &'static Compiled, given: &Given, day: Date, variants: &[Variant], goals: Goals) -> Self {
        let nowhere = vec![0; book.agenda.len()];
        let mut replay = Self {
            book,
            day,
            lanes: Lanes::new(book, day),
            counted: nowhere.clone(),
            open: nowhere.clone(),
            passed: nowhere.clone(),
            order: Vec::new(),
            asked: nowhere.clone(),
            offered: nowhere,
        };
        let choices = choices(given, variants, book.agenda.len());
        let mut live = variants.iter().enumerate().fold(0, |live, (case, _)| live | bit(case));
        while live != 0 {
            live = replay.turn(live, &choices, goals);
        }
        replay
    }

    /// Each case takes one answer, or is at its end. Gives those that go on.
    fn turn(&mut self, live: Cases, choices: &[Choices], goals: Goals) -> Cases {
        self.lanes.decide();
        self.lanes.want(|lanes| {
            lanes.want_classes();
            if goals == Goals::All {
                lanes.want_duties();
            }
        });
        let taken = self.take(live, &|lanes, question| lanes.wants(question), choices);
        let rest = live & !taken;
        if rest == 0 {
            return taken;
        }
        let asks = self.wanted();
        // Details are looked into once nothing is left to ask.
        let mut offers = vec![0; self.book.agenda.len()];
        if goals == Goals::All {
            self.lanes.want(Lanes::want_details);
            let offered = self.wanted().into_iter().zip(self.book.agenda);
            offers = offered.map(|(wanted, question)| if question.topic.offered { wanted } else { 0 }).collect();
        }
        let roles = self.book.roles.len();
        self.lanes.want(|lanes| lanes.want_past(roles));
        let late = self.take(rest, &|lanes, question| lanes.wants(question) | cases_at(&offers, question), choices);
        self.end(rest & !late, &asks, &offers);
        taken | late
    }

    /// By question, the cases in which it presents a fact that somebody wants to know.
    fn wanted(&self) -> Vec<Cases> {
        (0..self.book.agenda.len()).map(|question| self.lanes.wants(question)).collect()
    }

    /// Takes the answer to the first question that is wanted, due and has one, in each case; passes over those before it. Only
    /// an answer changes what is wanted, so they can be passed over together. Gives the cases in which there was one.
    fn take(&mut self, live: Cases, wants: &dyn Fn(&Lanes, usize) -> Cases, choices: &[Choices]) -> Cases {
        let mut left = live;
        for (at, choices) in choices.iter().enumerate() {
            let known = cases_at(&self.counted, at) | cases_at(&self.passed, at);
            let may = left & !known & self.due(at);
            if may == 0 {
                continue;
            }
            let mut due = may & wants(&self.lanes, at);
            for (ticks, cases) in choices {
                let cases = due & cases;
                if cases != 0 {
                    self.count(at, *ticks, cases);
                    due &= !cases;
                    left &= !cases;
                }
            }
            if due != 0 {
                set(&mut self.passed, at, due);
                self.order.push((at, due));
            }
        }
        live & !left
    }

    fn count(&mut self, question: usize, ticks: Ticks, cases: Cases) {
        self.lanes.answer(question, ticks, cases);
        set(&mut self.counted, question, cases);
        let unknown = self.book.program.questions.get(question).map_or(0, |row| row.unknown);
        if ticks.chosen & unknown | ticks.doubted != 0 {
            set(&mut self.open, question, cases);
        }
    }

    /// A helper question is due once the answer to the question it helps with left something in doubt.
    fn due(&self, question: usize) -> Cases {
        match self.book.program.questions.get(question).map_or(NOTHING, |row| row.helps) {
            NOTHING => Cases::MAX,
            main => cases_at(&self.open, usize::from(main)),
        }
    }

    /// Questions passed over early may have been settled by later answers, or matter more since.
    fn end(&mut self, cases: Cases, asks: &[Cases], offers: &[Cases]) {
        for (at, (asks, offers)) in asks.iter().zip(offers).enumerate() {
            let passed = cases & cases_at(&self.passed, at);
            set(&mut self.asked, at, passed & asks);
            set(&mut self.offered, at, passed & !asks & offers);
        }
    }

    /// What one case comes to.
    pub(super) fn eval(&self, case: usize) -> Eval {
        Eval::new(self.book, self.day, self.lanes.truths(case))
    }

    /// Whether the answer to a question counts in a case.
    pub(super) fn counts(&self, question: usize, case: usize) -> bool {
        cases_at(&self.counted, question) >> case & 1 == 1
    }

    /// One case with the answers it was made of.
    fn interview(&self, case: usize, answers: &Answers) -> Interview {
        let questions = || self.book.agenda.iter().copied();
        let counted = questions().enumerate().filter(|(at, _)| self.counts(*at, case));
        let passed = |list: &[Cases]| {
            let order = self.order.iter().filter(|(at, cases)| (cases & cases_at(list, *at)) >> case & 1 == 1);
            order.filter_map(|(at, _)| self.book.agenda.get(*at).copied()).collect()
        };
        Interview {
            counted: counted.filter_map(|(_, question)| answers.get(question).cloned()).collect(),
            missing: passed(&self.asked),
            offered: passed(&self.offered),
            eval: self.eval(case),
        }
    }
}

/// The bit of a case; none beyond those there is room for.
fn bit(case: usize) -> Cases {
    u32::try_from(case).ok().and_then(|case| Cases::checked_shl(1, case)).unwrap_or(0)
}

fn cases_at(list: &[Cases], question: usize) -> Cases {
    list.get(question).copied().unwrap_or(0)
}

fn set(list: &mut [Cases], question: usize, cases: Cases) {
    if let Some(known) = list.get_mut(question) {
        *known |= cases;
    }
}

/// The answers to a question, each with the cases in which it was given.
type Choices = Vec<(Ticks, Cases)>;

/// What is answered, by question.
fn choices(given: &Given, variants: &[Variant], questions: usize) -> Vec<Choices> {
    let mut choices: Vec<Choices> = (0..questions).map(|at| vec![(given.ticks(at), Cases::MAX)]).collect();
    for (case, variant) in variants.iter().enumerate() {
        for (question, ticks) in variant {
            if let Some(list) = choices.get_mut(*question) {
                for entry in list.iter_mut() {
                    entry.1 &= !bit(case);
                }
                match list.iter_mut().find(|entry| entry.0 == *ticks) {
                    Some(entry) => entry.1 |= bit(case),
                    None => list.push((*ticks, bit(case))),
                }
            }
        }
    }
    for list in &mut choices {
        list.retain(|entry| entry.0.any());
    }
    choices
}
