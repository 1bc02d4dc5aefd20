//! The shapes of law: facts, questions, rules, schedules, categories, and the rulebook that holds them together.

use std::fmt;

use super::date::{Date, Duration, Period};
use super::duty::{Duty, Pointer};
use super::expr::{Expr, When};
use super::rare::Rare;
use super::source::{Act, Basis, Citation};

/// Something that is so or not in the visitor's case: the law's term, without wording.
#[derive(Debug)]
pub struct Fact {
    /// Stable id.
    pub id: &'static str,
}

/// The option "none of these".
pub const NONE: &str = "none";
/// The option "I don't know". Every question has it; it never means "no".
pub const UNKNOWN: &str = "unknown";

/// How we ask for facts.
#[derive(Debug)]
pub struct Question {
    /// Stable id; texts stand under `question.<id>`, answers are stored under it.
    pub id: &'static str,
    /// The part of the check it belongs to.
    pub topic: &'static Topic,
    /// One answer or several.
    pub kind: Kind,
    /// What can be chosen, without "none of these" and "I don't know", which every question of its kind has.
    pub options: &'static [Choice],
    /// The provisions it serves; the first is the main one.
    pub cites: &'static [Citation],
    /// Whether the law leaves the answer to judgement ("significant harm").
    pub judgement: bool,
    /// A helper question: asked only once this other question was answered with "I don't know".
    pub helps: Option<&'static Question>,
}

/// How many options an answer has, and what an empty line means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Exactly one.
    One,
    /// One or more; "none of these" and "solely …" stand alone, "I don't know" may stand beside what is certain.
    Several,
    /// The same, of things that only a specialist can judge: every line is asked for by itself, so that none is a "no" because
    /// it was passed by. Documents write the answer as that of any list.
    EachLine,
}

/// The options of an answer, one bit for each in the order shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// Those that are so.
    pub chosen: u32,
    /// Those that may be so.
    pub doubted: u32,
}

impl Ticks {
    /// Whether there is an answer.
    #[must_use]
    pub const fn any(self) -> bool {
        self.chosen | self.doubted != 0
    }
}

/// One option of a question.
pub struct Choice {
    /// Stable id within the question.
    pub id: &'static str,
    /// The facts that are so when it is chosen. The question's other facts are then not so.
    pub facts: &'static [&'static Fact],
    /// The provision behind this option, where it is narrower than the question's.
    pub cite: Option<Citation>,
    /// Whether it excludes every other option: "solely for …" cannot stand beside anything else.
    pub alone: bool,
    /// Rules of which one must hold or be open for it to be shown; none where it is shown always.
    pub within: &'static [&'static Rule],
}

/// By its id: the rules that it names lead on to the whole rulebook.
impl fmt::Debug for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// An option that stands for facts.
#[must_use]
pub const fn choice(id: &'static str, facts: &'static [&'static Fact]) -> Choice {
    Choice { id, facts, cite: None, alone: false, within: &[] }
}

impl Choice {
    /// The same option with its own provision.
    #[must_use]
    pub const fn cite(self, cite: Citation) -> Self {
        Self { cite: Some(cite), ..self }
    }

    /// The same option, standing alone.
    #[must_use]
    pub const fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// The same option, shown only where one of these rules holds or may hold.
    #[must_use]
    pub const fn within(self, within: &'static [&'static Rule]) -> Self {
        Self { within, ..self }
    }
}

impl Question {
    /// Every option id the question accepts, in the order shown.
    pub fn option_ids(&self) -> impl Iterator<Item = &'static str> {
        // An option without facts that stands alone says "none of these" in words of its own.
        let own_none = self.options.iter().any(|o| self.stands_for_nothing(o.id));
        let none = (self.several() && !own_none).then_some(NONE);
        self.options.iter().map(|o| o.id).chain(none).chain(Some(UNKNOWN))
    }

    /// The options among these, one bit for each in the order shown.
    #[must_use]
    pub fn bits(&self, chosen: &[&str]) -> u32 {
        let ids = self.option_ids().enumerate().filter(|(_, id)| chosen.contains(id));
        ids.fold(0, |bits, (at, _)| bits | 1_u32.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0))
    }

    /// Whether an answer may have several options.
    #[must_use]
    pub fn several(&self) -> bool {
        self.kind != Kind::One
    }

    /// Whether an option excludes every other one.
    #[must_use]
    pub fn stands_alone(&self, option: &str) -> bool {
        option == NONE || self.options.iter().any(|o| o.id == option && o.alone)
    }

    /// Whether an option can be in doubt by itself: a line of a list that excludes no other.
    #[must_use]
    pub fn doubts(&self, option: &str) -> bool {
        self.several() && option != UNKNOWN && !self.stands_alone(option)
    }

    /// Whether an option says "none of these" in words of its own.
    #[must_use]
    pub fn stands_for_nothing(&self, option: &str) -> bool {
        self.options.iter().any(|o| o.id == option && o.alone && o.facts.is_empty())
    }

    /// Whether the question presents this fact.
    #[must_use]
    pub fn presents(&self, fact: &'static Fact) -> bool {
        self.options.iter().any(|o| o.facts.iter().any(|f| std::ptr::eq(*f, fact)))
    }

    /// Whether this is the very same question.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Border cases at an option: what counts and what does not.
///
/// Texts stand under `question.<question>.border.<option>`, each a list: `counts`, `counts-not`, and `even-so`, which counts although
/// an exemption may follow.
#[derive(Debug)]
pub struct Border {
    /// The question.
    pub question: &'static Question,
    /// The option.
    pub option: &'static str,
    /// Where they come from.
    pub cite: Citation,
}

/// Border cases at an option.
#[must_use]
pub const fn border(question: &'static Question, option: &'static str, cite: Citation) -> Border {
    Border { question, option, cite }
}

/// A part of the check.
///
/// Its name stands under `topic.<id>`.
#[derive(Debug)]
pub struct Topic {
    /// Stable id.
    pub id: &'static str,
    /// Whether its questions are offered beside the result rather than asked, where only fines, reliefs and contacts depend on
    /// them.
    pub offered: bool,
}

impl Topic {
    /// A part whose questions are asked.
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        Self { id, offered: false }
    }

    /// The same, offered where only details depend on it.
    #[must_use]
    pub const fn offered(self) -> Self {
        Self { offered: true, ..self }
    }
}

/// A provision as a condition, in all wordings it has had.
#[derive(Debug)]
pub struct Rule {
    /// Stable id, taken from the provision: `art-5-1-f`. Texts stand under `rule.<id>`.
    pub id: &'static str,
    /// Its wordings in order of time; their periods adjoin. Before the first it is not law yet.
    pub wordings: &'static [Wording],
    /// From when it applies. `None` for definitions, which have no day of their own.
    pub applies: Option<&'static Schedule>,
    /// Where the law itself is open about this rule.
    pub doubts: &'static [&'static Doubt],
}

/// One wording of a rule.
#[derive(Debug)]
pub struct Wording {
    /// When this wording belongs to the law.
    pub valid: Period,
    /// The provision.
    pub cite: Citation,
    /// How firmly the condition stands on it.
    pub basis: Basis,
    /// The condition.
    pub when: When,
}

/// A rule that stands on the words of the law.
#[must_use]
pub const fn wording(valid: Period, cite: Citation, when: Expr) -> Wording {
    Wording { valid, cite, basis: Basis::Text, when: When::new(when) }
}

impl Wording {
    /// The same wording on another basis.
    #[must_use]
    pub const fn basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }
}

impl Rule {
    /// A definition: a rule without a day of its own.
    #[must_use]
    pub const fn definition(id: &'static str, wordings: &'static [Wording]) -> Self {
        Self { id, wordings, applies: None, doubts: &[] }
    }

    /// A rule that applies from a day.
    #[must_use]
    pub const fn new(id: &'static str, wordings: &'static [Wording], applies: &'static Schedule) -> Self {
        Self { id, wordings, applies: Some(applies), doubts: &[] }
    }

    /// The same rule with open points of the law.
    #[must_use]
    pub const fn doubts(self, doubts: &'static [&'static Doubt]) -> Self {
        Self { doubts, ..self }
    }

    /// The wording in force on a day; `None` before it became law.
    #[must_use]
    pub fn wording_on(&self, day: Date) -> Option<&'static Wording> {
        self.wordings.iter().find(|w| w.valid.contains(day))
    }
}

/// An open point of the law: it can be read in another way than we do.
///
/// Texts stand under `doubt.<id>`: `name`, the point in a few words, and `text`.
#[derive(Debug)]
pub struct Doubt {
    /// Stable id.
    pub id: &'static str,
    /// Where it comes from.
    pub cite: Citation,
    /// In which cases it matters, besides holding where it stands.
    pub when: When,
    /// Who holds the other reading.
    pub holder: Holder,
    /// The classes and roles that come out otherwise under the other reading.
    pub turns: &'static [&'static Category],
    /// Whether the interview asks for what `when` depends on. Otherwise what other questions tell has to do.
    pub asked: bool,
}

/// Who reads an open point in another way than we do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// The words of the law admit or favour it.
    Text,
    /// The Commission, in guidelines that are final.
    Commission,
    /// The Commission, in a draft.
    Draft,
    /// Nobody has decided it.
    Open,
}

impl Doubt {
    /// A point that nobody has decided and that turns no class or role.
    #[must_use]
    pub const fn new(id: &'static str, cite: Citation) -> Self {
        Self { id, cite, when: When::new(Expr::Always), holder: Holder::Open, turns: &[], asked: false }
    }

    /// The same, where it matters only in some cases.
    #[must_use]
    pub const fn when(self, when: Expr) -> Self {
        Self { when: When::new(when), ..self }
    }

    /// The same, where somebody holds the other reading.
    #[must_use]
    pub const fn held_by(self, holder: Holder) -> Self {
        Self { holder, ..self }
    }

    /// The same, where classes or roles come out otherwise under the other reading.
    #[must_use]
    pub const fn turns(self, turns: &'static [&'static Category]) -> Self {
        Self { turns, ..self }
    }

    /// The same, worth a question of its own.
    #[must_use]
    pub const fn asked(self) -> Self {
        Self { asked: true, ..self }
    }
}

/// From when a rule applies: the timetable that was law on a day, and in it the first line whose condition holds.
#[derive(Debug)]
pub struct Schedule {
    /// Stable id.
    pub id: &'static str,
    /// The timetables in order of time; their periods adjoin.
    pub timetables: &'static [Timetable],
    /// Where the law itself is open about these dates.
    pub doubts: &'static [&'static Doubt],
}

/// The dates as the law had them during a period.
#[derive(Debug)]
pub struct Timetable {
    /// When these dates belong to the law.
    pub valid: Period,
    /// Lines in order: the first whose condition holds decides. The last holds always.
    pub starts: &'static [Start],
}

/// One line of a timetable.
#[derive(Debug)]
pub struct Start {
    /// For whom this line is.
    pub when: When,
    /// The first day of application.
    pub from: Date,
    /// What must happen on or after that day before anything is owed, such as a redesign; texts stand under `event.<id>`.
    pub only_if: Option<&'static str>,
    /// A day that nobody knows yet, from which this line counts; until somebody assumes one, the line waits for an event.
    pub after: Option<Rare<After>>,
    /// The provision that sets it.
    pub cite: Citation,
}

/// A day that nobody knows yet, such as that on which a draft enters into force. A visitor may assume one.
///
/// Texts stand under `anchor.<id>`: `name`, and `assumed`, which tells the `{date}` that was assumed.
#[derive(Debug)]
pub struct Anchor {
    /// Stable id.
    pub id: &'static str,
}

/// A time after a day that nobody knows yet.
#[derive(Clone, Copy, Debug)]
pub struct After {
    /// That day.
    pub anchor: &'static Anchor,
    /// The time after it; none for the day itself.
    pub time: Option<Duration>,
}

/// What somebody assumed.
#[derive(Clone, Copy, Debug)]
pub struct Assumed {
    /// Of what.
    pub anchor: &'static Anchor,
    /// The day.
    pub day: Date,
}

/// A line of a timetable.
#[must_use]
pub const fn start(when: Expr, from: Date, cite: Citation) -> Start {
    Start { when: When::new(when), from, only_if: None, after: None, cite }
}

impl Start {
    /// The same line, dormant until something happens.
    #[must_use]
    pub const fn only_if(self, event: &'static str) -> Self {
        Self { only_if: Some(event), ..self }
    }

    /// The same line, counted from a day that nobody knows yet; the event says so in words until one is assumed.
    #[cfg(any(feature = "rare", not(target_arch = "wasm32")))]
    #[must_use]
    pub const fn after(self, event: &'static str, anchor: &'static Anchor, time: Option<Duration>) -> Self {
        Self { only_if: Some(event), after: Some(Rare::new(After { anchor, time })), ..self }
    }

    /// The time at which it binds an existing case, as the keys of texts name it.
    #[must_use]
    pub fn time(&self) -> &'static str {
        self.only_if.unwrap_or("existing")
    }
}

/// A class, finding or role that a case can have. Categories are not exclusive.
#[derive(Debug)]
pub struct Category {
    /// Stable id; texts stand under `class.<id>` or `role.<id>`.
    pub id: &'static str,
    /// What must hold besides any ground.
    pub guard: When,
    /// The ways into the category.
    pub routes: &'static [Route],
    /// Whether each ground is worth knowing by itself. Otherwise one certain ground settles the category.
    pub each: bool,
    /// Where the law itself is open about this category.
    pub doubts: &'static [&'static Doubt],
}

/// A way into a category: grounds that share a guard.
#[derive(Debug)]
pub struct Route {
    /// What must hold besides the ground.
    pub guard: When,
    /// A rule that puts its own ground in the place of these ones: they are shut once it certainly holds. While that is
    /// open they stand, because the category holds either way.
    pub unless: Option<&'static Rule>,
    /// Any one of these rules suffices.
    pub grounds: &'static [&'static Rule],
}

/// A way into a category.
#[must_use]
pub const fn route(guard: Expr, grounds: &'static [&'static Rule]) -> Route {
    Route { guard: When::new(guard), unless: None, grounds }
}

impl Route {
    /// The same way, shut once a rule certainly holds.
    #[must_use]
    pub const fn unless(self, rule: &'static Rule) -> Self {
        Self { unless: Some(rule), ..self }
    }
}

impl Category {
    /// Every ground with its route.
    pub fn grounds(&self) -> impl Iterator<Item = (&'static Route, &'static Rule)> {
        self.routes.iter().flat_map(|route| route.grounds.iter().map(move |rule| (route, *rule)))
    }
}

/// An ordered scale: wherever the law reaches, exactly one of its levels holds, the highest that is reached.
///
/// Each level is a class. Its guard excludes every level above it, and the lowest is reached by whatever the law reaches; the
/// validation holds that.
#[derive(Debug)]
pub struct Scale {
    /// Stable id; its name stands under `scale.<id>`.
    pub id: &'static str,
    /// The levels, the lowest first.
    pub levels: &'static [&'static Category],
}

/// A scale with its levels, the lowest first.
#[cfg(any(feature = "rare", not(target_arch = "wasm32")))]
#[must_use]
pub const fn scale(id: &'static str, levels: &'static [&'static Category]) -> Rare<Scale> {
    Rare::new(Scale { id, levels })
}

/// What the result of another rulebook answers here: who has answered that one is not asked again.
///
/// Questions that both have under one id, with the same options, are shared without a line.
#[derive(Debug)]
pub struct Shared {
    /// The id of the other rulebook.
    pub book: &'static str,
    /// The id of a role or class there.
    pub category: &'static str,
    /// The question here, a list.
    pub question: &'static Question,
    /// The option that is so where that role or class is certain, and may be so where it is open.
    pub option: &'static str,
}

/// A role or class of another rulebook that answers a line of a list.
#[must_use]
pub const fn shared(
    book: &'static str,
    category: &'static str,
    question: &'static Question,
    option: &'static str,
) -> Shared {
    Shared { book, category, question, option }
}

/// A day that texts name by `{date.<id>}`, so that no date is typed twice.
#[derive(Debug)]
pub struct NamedDate {
    /// The id used in texts.
    pub id: &'static str,
    /// The day.
    pub date: Date,
    /// The provision that sets it.
    pub cite: Citation,
    /// When this day belongs to the law.
    pub valid: Period,
    /// The day that stood in its place before the law was changed.
    pub former: Option<Date>,
}

impl NamedDate {
    /// A day that belongs to the law from the beginning of a period on.
    #[must_use]
    pub const fn new(id: &'static str, date: Date, cite: Citation, valid: Period) -> Self {
        Self { id, date, cite, valid, former: None }
    }

    /// The same with the day that it replaced.
    #[must_use]
    pub const fn formerly(self, day: Date) -> Self {
        Self { former: Some(day), ..self }
    }
}

/// Options of a question as an earlier version of the rulebook had them: old files, links and pages still name them.
#[derive(Clone, Copy, Debug)]
pub struct Former {
    /// The question they belonged to.
    pub question: &'static str,
    /// Options that were chosen together.
    pub options: &'static [&'static str],
    /// The answers that say the same today, as pairs of question and option.
    pub now: &'static [(&'static str, &'static str)],
}

/// Options of an earlier version with the answers that say the same today.
#[must_use]
pub const fn former(
    question: &'static str,
    options: &'static [&'static str],
    now: &'static [(&'static str, &'static str)],
) -> Former {
    Former { question, options, now }
}

impl Former {
    /// Whether what was said stands today and something is added: it said more once.
    #[must_use]
    pub fn adds(&self) -> bool {
        self.options.iter().all(|option| self.now.contains(&(self.question, option)))
    }
}

/// A question that earlier versions asked of everybody, and that today only those are asked who choose an option of another.
#[derive(Clone, Copy, Debug)]
pub struct Opened {
    /// The question.
    pub question: &'static str,
    /// Its answer where it does not matter: whoever gave it needs not be asked.
    pub idle: &'static str,
    /// The question before it, and the option that leads to it today.
    pub by: (&'static str, &'static str),
    /// The option in whose place that one stands, where it does not stand beside the others.
    pub instead: Option<&'static str>,
}

/// A question of earlier versions with the option that leads to it today.
#[must_use]
pub const fn opened(question: &'static str, idle: &'static str, by: (&'static str, &'static str)) -> Opened {
    Opened { question, idle, by, instead: None }
}

impl Opened {
    /// The same where the option takes the place of another.
    #[must_use]
    pub const fn instead_of(self, option: &'static str) -> Self {
        Self { instead: Some(option), ..self }
    }
}

/// One part of the overview that is always in sight: applies, does not apply, open.
#[derive(Debug)]
pub struct Gate {
    /// Stable id; texts stand under `gate.<id>`.
    pub id: &'static str,
    /// The categories it stands for, the most serious first.
    pub classes: &'static [&'static Category],
    /// Whether the gate shows the opposite: "in scope" for the category "out of scope".
    pub inverted: bool,
    /// The topics of the questions that serve it.
    pub topics: &'static [&'static Topic],
}

impl Gate {
    /// A gate that applies where its categories do.
    #[must_use]
    pub const fn new(
        id: &'static str,
        classes: &'static [&'static Category],
        topics: &'static [&'static Topic],
    ) -> Self {
        Self { id, classes, inverted: false, topics }
    }

    /// The same, showing the opposite.
    #[must_use]
    pub const fn inverted(self) -> Self {
        Self { inverted: true, ..self }
    }
}

/// What the result makes of a class that gives its headline.
///
/// Texts stand under `class.<id>`: `headline.<time>.<roles>` and `next`, the next step. The time is `now`, `later`, `existing`
/// or the event for which the case waits; the roles are those of [`Self::roles`] that are certain, joined by `-and-`,
/// or `any`.
#[derive(Clone, Copy, Debug)]
pub struct Headline {
    /// The class.
    pub class: &'static Category,
    /// How heavily it is set.
    pub gravity: Gravity,
    /// The roles that the sentence addresses, where it has a wording for them.
    pub roles: &'static [&'static Category],
    /// The schedules of its duties, where they bind an existing case later than the class begins, or only on an event. How
    /// that changes its day stands under `from.<time>`.
    pub binds: &'static [&'static Schedule],
    /// The schedules of its duties, where they bind on the day of the class but may wait for an event.
    pub waits: &'static [&'static Schedule],
    /// A rule that, as the only certain ground, leaves the words to another class.
    pub leaves: Option<(&'static Rule, &'static Category)>,
    /// Whether it rests on what the class means; otherwise on its grounds.
    pub by_meaning: bool,
}

/// How heavily a class is set: the bar above the verdict and in the drawing, and the sign of its gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    /// It forbids.
    Ban,
    /// It binds to much.
    Heavy,
    /// It binds to something.
    Medium,
    /// It binds to little or nothing.
    Light,
}

impl Gravity {
    /// How thick the bar is, in units of the drawing and of the sheet.
    #[must_use]
    pub const fn bar(self) -> usize {
        match self {
            Self::Ban => 20,
            Self::Heavy => 12,
            Self::Medium => 6,
            Self::Light => 2,
        }
    }
}

impl Headline {
    /// A class of little weight that speaks to everybody.
    #[must_use]
    pub const fn of(class: &'static Category) -> Self {
        Self { class, gravity: Gravity::Light, roles: &[], binds: &[], waits: &[], leaves: None, by_meaning: false }
    }

    /// The same, set otherwise.
    #[must_use]
    pub const fn gravity(self, gravity: Gravity) -> Self {
        Self { gravity, ..self }
    }

    /// The same, with sentences for those who have a role.
    #[must_use]
    pub const fn roles(self, roles: &'static [&'static Category]) -> Self {
        Self { roles, ..self }
    }

    /// The same, with duties that have days of their own for an existing case.
    #[must_use]
    pub const fn binds(self, binds: &'static [&'static Schedule]) -> Self {
        Self { binds, ..self }
    }

    /// The same, with duties that may wait for an event.
    #[must_use]
    pub const fn waits(self, waits: &'static [&'static Schedule]) -> Self {
        Self { waits, ..self }
    }

    /// The same, in the words of another class where it stands on nothing but a rule.
    #[must_use]
    pub const fn leaves(self, rule: &'static Rule, to: &'static Category) -> Self {
        Self { leaves: Some((rule, to)), ..self }
    }

    /// The same, resting on what the class means.
    #[must_use]
    pub const fn by_meaning(self) -> Self {
        Self { by_meaning: true, ..self }
    }
}

/// A wrong belief that is common, and worth answering where the case lets it matter.
///
/// Texts stand under `belief.<id>`: `says`, the sentence as people say it, and `truth`, what is so instead.
#[derive(Debug)]
pub struct Belief {
    /// Stable id.
    pub id: &'static str,
    /// In which cases it may be there. What is not certain shows no belief, and nobody is asked for its sake.
    pub when: When,
    /// Ids of duties of which one must be certain besides; none where the condition says it all.
    pub owes: &'static [&'static str],
    /// When what is so instead belongs to the law.
    pub valid: Period,
    /// The provisions, the main one first.
    pub cites: &'static [Citation],
    /// How firmly what is so stands on them.
    pub basis: Basis,
}

/// A belief that the words of the law answer.
#[must_use]
pub const fn belief(id: &'static str, when: Expr, valid: Period, cites: &'static [Citation]) -> Belief {
    Belief { id, when: When::new(when), owes: &[], valid, cites, basis: Basis::Text }
}

impl Belief {
    /// The same, only for those who owe one of these duties.
    #[must_use]
    pub const fn owes(self, owes: &'static [&'static str]) -> Self {
        Self { owes, ..self }
    }

    /// The same on another basis.
    #[must_use]
    pub const fn basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }
}

/// Words to copy for whoever owes a notice. They are ours; no provision prescribes any.
///
/// Texts stand under `notice.<id>`: `channel`, where they are used, `short` and `full`, the words, `enough`, what makes them
/// sufficient, and `not-enough`, what does not do.
#[derive(Debug)]
pub struct Notice {
    /// Stable id.
    pub id: &'static str,
    /// The id of the duty that asks for it.
    pub duty: &'static str,
    /// For whom it is among those who owe the duty.
    pub when: When,
    /// The provisions that say what is sufficient, the main one first.
    pub cites: &'static [Citation],
    /// How firmly that stands on them.
    pub basis: Basis,
}

/// Words for everybody who owes a duty; what makes them sufficient stands on guidelines.
#[must_use]
pub const fn notice(id: &'static str, duty: &'static str, cites: &'static [Citation]) -> Notice {
    Notice { id, duty, when: When::new(Expr::Always), cites, basis: Basis::Guideline }
}

impl Notice {
    /// The same, only for some of them.
    #[must_use]
    pub const fn when(self, when: Expr) -> Self {
        Self { when: When::new(when), ..self }
    }

    /// The same on another basis.
    #[must_use]
    pub const fn basis(self, basis: Basis) -> Self {
        Self { basis, ..self }
    }
}

/// A word that the law defines.
///
/// Texts stand under `term.<id>`: `name`, and `means`, what the definition says. `form.<id>` lists the forms by which the build finds
/// it in the texts of questions, duties, classes and roles; no pack has these.
#[derive(Debug)]
pub struct Term {
    /// Stable id.
    pub id: &'static str,
    /// Where it is defined.
    pub cite: Citation,
}

/// A word with the place of its definition.
#[must_use]
pub const fn term(id: &'static str, cite: Citation) -> Term {
    Term { id, cite }
}

/// A letter to whoever supplied the thing, with what the visitor is not sure of and a supplier can tell.
///
/// Texts stand under `letter`; `question.<id>.letter` is what it asks about a question that a supplier can answer.
#[derive(Debug)]
pub struct Letter {
    /// The roles that have a supplier.
    pub roles: &'static [&'static Category],
    /// The facts of which each makes the visitor the maker, who has nobody to ask.
    pub makers: &'static [&'static Fact],
    /// Questions that stand for those after them, as long as nothing at all is known of their answer.
    pub leads: &'static [Lead],
    /// What it asks for besides.
    pub papers: &'static [Paper],
}

/// A question, and those that go on about what it asks.
pub type Lead = (&'static Question, &'static [&'static Question]);

/// A document to ask for; its name stands under `paper.<id>`.
#[derive(Debug)]
pub struct Paper {
    /// Stable id.
    pub id: &'static str,
    /// The classes of which one must be certain or open; none where it always helps.
    pub classes: &'static [&'static Category],
    /// The provision by which it is there.
    pub cite: Citation,
}

/// A document to ask for.
#[must_use]
pub const fn paper(id: &'static str, classes: &'static [&'static Category], cite: Citation) -> Paper {
    Paper { id, classes, cite }
}

/// Everything the engine knows about one body of law.
#[derive(Debug)]
pub struct Rulebook {
    /// Stable id.
    pub id: &'static str,
    /// Version of the rulebook: the day of its last legal change.
    pub version: Date,
    /// The name of its cases in an address: `#<link>=…`.
    pub link: &'static str,
    /// The first day about which it can tell anything.
    pub first_day: Date,
    /// The first day on which anything of it applies: from then on it is worth asking for another day.
    pub applies: Date,
    /// The acts it cites; the first is the main one.
    pub acts: &'static [&'static Act],
    /// Questions in the order in which they are asked.
    pub agenda: &'static [&'static Question],
    /// Border cases at options.
    pub borders: &'static [Border],
    /// Every rule, in groups as they stand in its files.
    pub rules: &'static [&'static [&'static Rule]],
    /// Options that earlier versions had. Each option is taken by the first line for it; where two lines answer one question that
    /// takes one option, the first decides.
    pub former: &'static [Former],
    /// Questions that earlier versions asked of everybody.
    pub opened: &'static [Opened],
    /// The roles a visitor can have.
    pub roles: &'static [&'static Category],
    /// The classes and findings, the most serious first.
    pub classes: &'static [&'static Category],
    /// What the result makes of its classes; one that is not here is of little weight and speaks to everybody.
    pub headlines: &'static [Headline],
    /// The overview.
    pub gates: &'static [&'static Gate],
    /// Days that texts name.
    pub dates: &'static [&'static NamedDate],
    /// Duties, permissions and reliefs in the order in which they are shown.
    pub duties: &'static [&'static [Duty]],
    /// Where to turn, the nearest place first.
    pub contacts: &'static [Pointer],
    /// Law beside this one.
    pub neighbours: &'static [Pointer],
    /// Open points that matter where no rule holds at which they could stand: each says by its condition in which cases.
    pub doubts: &'static [&'static Doubt],
    /// Wrong beliefs that are common, the most important first.
    pub beliefs: &'static [Belief],
    /// Words to copy for those who owe a notice.
    pub notices: &'static [Notice],
    /// Words that the law defines, in the order in which they are shown.
    pub terms: &'static [Term],
    /// The letter to a supplier, where the law has one to ask.
    pub letter: Option<&'static Letter>,
    /// What stands at every heading of a rulebook that is no law: the text under `mark.<id>`.
    pub mark: Option<Rare<&'static str>>,
    /// Classes that are levels of a scale.
    pub scales: &'static [Rare<Scale>],
    /// What other rulebooks answer.
    pub shared: &'static [Shared],
    /// What somebody assumed about days that nobody knows yet.
    pub assumed: &'static [Rare<Assumed>],
}

impl Rulebook {
    /// A rulebook without anything that only some have: the rest of one that begins with its own.
    pub const PLAIN: Self = Self {
        id: "",
        version: Date::new(1, 1, 1),
        link: "",
        first_day: Date::new(1, 1, 1),
        applies: Date::new(1, 1, 1),
        acts: &[],
        agenda: &[],
        borders: &[],
        rules: &[],
        former: &[],
        opened: &[],
        roles: &[],
        classes: &[],
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
        mark: None,
        scales: &[],
        shared: &[],
        assumed: &[],
    };

    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&'static Question> {
        self.agenda.iter().copied().find(|q| q.id == id)
    }

    /// Every rule.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        self.rules.iter().copied().flatten().copied()
    }

    /// What the result makes of a class.
    #[must_use]
    pub fn headline(&self, class: &'static Category) -> Headline {
        self.headlines.iter().copied().find(|h| h.class.id == class.id).unwrap_or(Headline::of(class))
    }

    /// The class that says that the law does not reach the case: what the inverted gate stands for.
    #[must_use]
    pub fn outside(&self) -> Option<&'static Category> {
        self.gates.iter().find(|g| g.inverted).and_then(|g| g.classes.first()).copied()
    }

    /// Every duty, permission and relief.
    pub fn duties(&self) -> impl Iterator<Item = &'static Duty> {
        self.duties.iter().copied().flatten()
    }

    /// Roles and classes together.
    pub fn categories(&self) -> impl Iterator<Item = &'static Category> {
        self.roles.iter().chain(self.classes).copied()
    }
}
