//! The document, thing by thing, in the words by which a reader finds what it says.

use std::collections::BTreeMap;

use ai_act_check::documents::assessment::{
    AnswersByEffect, Assessment, Belief, Category, Excluded, Ground, GroundStatus, Headline, OpenPoint, OpenQuestion,
    Standing, Status,
};
use ai_act_check::documents::duties::{Duty, Force, Moment, Notice, Pointer, Sanction};
use ai_act_check::documents::{Basis, Cite, Day, Id, Words};
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty;
use ai_act_check::engine::rulebook::Gate;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::session::{answer_words, sanction_text};
use ai_act_check::text::cite::place;
use ai_act_check::text::{Catalogue, key};

/// What the document says of a thing, in the words by which a reader finds it; the first of them name the thing.
pub struct Told {
    pub thing: String,
    pub facts: Vec<String>,
}

/// Tells each thing of the document. No part of it is left out by `..`: whoever adds one says here how a reader learns of it.
pub struct Teller<'a> {
    pub words: &'a Catalogue,
    pub today: Date,
    pub answers: &'a Answers,
}

impl Teller<'_> {
    pub fn document(&self, document: &Assessment) -> Vec<Told> {
        let Assessment {
            // How the report is stamped is checked in reports.rs.
            lang: _,
            as_of: _,
            rulebook: _,
            notice: _,
            headline,
            roles,
            classes,
            scales,
            duties,
            excluded,
            spared,
            beliefs,
            open,
            doubts,
            contacts,
            neighbours,
            answers,
        } = document;
        assert!(scales.is_none(), "no class of this rulebook is a level, so no words are looked for");
        let mut told = Self::headline(headline, roles);
        told.extend(roles.iter().filter_map(Self::role));
        told.extend(classes.iter().flat_map(|class| self.class(class)));
        told.extend(duties.iter().filter_map(|duty| self.duty(duty)));
        told.extend(spared.iter().map(|duty| told_of("spared", duty, vec![format!("duty.{}.title", duty.0)])));
        told.extend(excluded.iter().map(Self::excluded));
        told.extend(duties.iter().flat_map(|duty| &duty.notices).map(Self::notice));
        told.extend(beliefs.iter().map(Self::belief));
        told.extend(open.iter().map(|question| self.open_question(question)));
        told.extend(doubts.iter().map(Self::open_point));
        told.extend(contacts.iter().chain(neighbours).map(Self::pointer));
        told.extend(self.days(classes, duties));
        told.extend(self.numbers(duties, open, doubts));
        told.extend(self.by_effect(answers, is_outside(&headline.class)));
        told
    }
}

/// Results: the headline, roles, classes.
impl Teller<'_> {
    /// Its class is told among the classes.
    fn headline(headline: &Headline, roles: &[Category]) -> Vec<Told> {
        let Headline { class, text, lead, certainty } = headline;
        let certain = roles.iter().filter(|role| matches!(role.status, Status::Certain));
        let class_name = if class.0 == "open" { "ui.result.kind-open".to_owned() } else { category_name(class) };
        let kind = [class_name].into_iter().chain(certain.map(|role| role.name.0.clone())).collect();
        let sentences = [text, lead, certainty].map(|said| vec![said.0.clone()]);
        sentences.into_iter().chain([kind]).map(|facts| told_of("headline", class, facts)).collect()
    }

    /// One that may hold is named by the questions on which it hangs. No role has a day; what it rests on is told by one ground.
    fn role(role: &Category) -> Option<Told> {
        let Category { id, name, status, standing: _, applies_from: _, grounds } = role;
        let mut facts = vec![name.0.clone()];
        match status {
            Status::Excluded | Status::NotExamined => return None,
            Status::Possible => {}
            Status::Certain => {
                let mut certain = grounds.iter().filter(|ground| matches!(ground.status, GroundStatus::Certain));
                facts.extend(certain.next().iter().flat_map(|ground| cite(&ground.cite)));
                facts.push(format!("role.{}.then", id.0));
            }
        }
        Some(told_of("roles", id, facts))
    }

    /// What does not hold stands on no screen of the result but the board of the gates.
    fn class(&self, class: &Category) -> Vec<Told> {
        let Category { id, name, status, standing, applies_from, grounds } = class;
        if matches!(status, Status::Excluded | Status::NotExamined) {
            return Vec::new();
        }
        let later = applies_from.iter().filter(|_| matches!(standing, Some(Standing::Later)));
        let facts = [name.0.clone()].into_iter().chain(later.map(|day| self.date(day))).collect();
        let meaning = vec![name.0.clone(), format!("class.{}.what", id.0)];
        let mut told = vec![told_of("classes", id, facts), told_of("classes", id, meaning)];
        told.extend(grounds.iter().flat_map(|ground| self.ground(name, ground)));
        told
    }

    /// What decides is told once for all classes: with the answers that count.
    fn ground(&self, class: &Words, ground: &Ground) -> Vec<Told> {
        let Ground { rule, name, status, cite: place, basis, applies_from, reasons: _, doubts } = ground;
        let mut facts = vec![name.0.clone(), class.0.clone()];
        facts.extend(cite(place));
        facts.extend(remark(basis, place.text.0.contains('§')));
        facts.extend(self.span(applies_from));
        facts.push(match status {
            GroundStatus::Certain => format!("rule.{}.then", rule.0),
            GroundStatus::Possible => "ui.gate.open".to_owned(),
        });
        let doubts = doubts.iter().map(|doubt| told_of("grounds", rule, vec![doubt.0.clone()]));
        [told_of("grounds", rule, facts)].into_iter().chain(doubts).collect()
    }
}

/// Every gate of the overview, which the report does not have: a class that is certain counts before one that may hold, and one
/// that does not hold before one that nobody looked at.
pub fn gates(classes: &[Category]) -> Vec<Told> {
    let gate = |gate: &&'static Gate| {
        let of_gate = |class: &&Category| gate.classes.iter().any(|one| one.id == class.id.0);
        let statuses = classes.iter().filter(of_gate).map(|class| &class.status);
        let weight = |status: &&Status| match status {
            Status::Certain => 3,
            Status::Possible => 2,
            Status::Excluded => 1,
            Status::NotExamined => 0,
        };
        // The gate of the scope stands open to what the law does not leave outside.
        let word = match (statuses.max_by_key(weight).unwrap(), gate.inverted) {
            (Status::Certain, false) | (Status::Excluded | Status::NotExamined, true) => "yes",
            (Status::Certain, true) | (Status::Excluded, false) => "no",
            (Status::Possible, _) => "open",
            (Status::NotExamined, false) => "moot",
        };
        let facts = vec![format!("gate.{}.name", gate.id), format!("ui.gate.{word}")];
        Told { thing: format!("gates[{}]", gate.id), facts }
    };
    BOOK.gates.iter().map(gate).collect()
}

/// What follows.
impl Teller<'_> {
    fn excluded(excluded: &Excluded) -> Told {
        let Excluded { class, rule, name, cite: place, questions } = excluded;
        let mut facts = vec![name.0.clone(), category_name(class)];
        facts.extend(cite(place));
        facts.extend(questions.iter().map(|_| "ui.excluded.because".to_owned()).chain(questions.iter().map(title_of)));
        told_of("excluded", rule, facts)
    }

    fn notice(notice: &Notice) -> Told {
        let Notice { id, channel, short, full, enough, not_enough, cites, basis } = notice;
        let mut facts: Vec<String> = [channel, short, full, enough, not_enough].map(|said| said.0.clone()).into();
        facts.extend(cites.iter().flat_map(cite));
        facts.extend(remark(basis, cites[0].text.0.contains('§')));
        told_of("notices", id, facts)
    }

    fn belief(belief: &Belief) -> Told {
        let Belief { id, says, truth, cites, basis } = belief;
        let mut facts = vec![says.0.clone(), truth.0.clone()];
        facts.extend(cites.iter().flat_map(cite));
        facts.extend(remark(basis, cites[0].text.0.contains('§')));
        told_of("beliefs", id, facts)
    }

    /// What may be done stands on no screen until it certainly may.
    fn duty(&self, duty: &Duty) -> Option<Told> {
        let Duty {
            id,
            force,
            moment,
            roles,
            applies_from,
            formerly,
            only_if,
            title,
            what,
            event,
            limit,
            every,
            step,
            evidence,
            cites,
            basis,
            sanctions,
            information,
            doubts,
            questions,
            notices: _,
        } = duty;
        let (must, open) = (matches!(force, Force::Must), matches!(moment, Moment::Open));
        if open && !is_owed(duty) {
            return None;
        }
        let mut facts = vec![title.0.clone(), what.0.clone(), step.0.clone()];
        facts.extend(tag(force).map(str::to_owned));
        facts.extend(is_owed(duty).then(|| when(moment, only_if.as_ref())));
        assert!(
            limit.is_none() && every.is_none(),
            "{id:?}: no duty of this rulebook names a time, so no words are looked for"
        );
        facts.extend(event.iter().chain(evidence).chain(doubts).map(|said| said.0.clone()));
        facts.extend(roles.iter().map(category_name));
        facts.extend(self.span(applies_from));
        facts.extend(formerly.iter().filter(|_| must).map(|day| self.date(day)));
        facts.extend(cites.iter().flat_map(cite));
        facts.extend(remark(basis, cites[0].text.0.contains('§')));
        facts.extend(if must { self.penalty(sanctions) } else { Vec::new() });
        facts.extend(self.penalty(information));
        facts.extend(questions.iter().filter(|_| open).map(title_of));
        Some(told_of("duties", id, facts))
    }

    /// The general line, and that details may lower it.
    fn penalty(&self, sanctions: &[Sanction]) -> Vec<String> {
        let Some(Sanction { id, euro, percent, basis }) = sanctions.last() else { return Vec::new() };
        let line = BOOK.duties().flat_map(duty::Duty::penalties).flat_map(duty::Penalty::lines);
        let line = line.into_iter().find(|line| line.id == id.0).unwrap();
        assert_eq!((line.euro, u32::from(line.share)), (euro.unwrap_or(0), percent.unwrap_or(0)), "{id:?}");
        let mut facts = vec![sanction_text(line, self.words)];
        facts.extend(remark(basis, place(&line.cite, self.words).contains('§')));
        facts.extend((sanctions.len() > 1).then(|| "ui.duties.penalty-open".to_owned()));
        facts
    }

    fn pointer(pointer: &Pointer) -> Told {
        let Pointer { id, name, what, cite: place, link, basis } = pointer;
        let mut facts = vec![name.0.clone(), what.0.clone()];
        facts.extend(cite(place));
        facts.extend(link.iter().map(|link| link.0.clone()));
        facts.extend(remark(basis, place.text.0.contains('§')));
        told_of("pointers", id, facts)
    }

    /// How many duties are owed when, how many questions are open, and how many points of law on which the headline hangs.
    fn numbers(&self, duties: &[Duty], open: &[OpenQuestion], doubts: &[OpenPoint]) -> Vec<Told> {
        let musts = |moment: fn(&Moment) -> bool| {
            duties.iter().filter(|duty| matches!(duty.force, Force::Must) && moment(&duty.moment)).count()
        };
        let owed = |moment: fn(&Moment) -> bool| duties.iter().filter(|d| is_owed(d) && moment(&d.moment)).count();
        let counts = [
            ("ui.fact.now", key::FACT_DUTIES, musts(|moment| matches!(moment, Moment::Now))),
            ("ui.fact.later", key::FACT_DUTIES, musts(|moment| matches!(moment, Moment::Later))),
            ("ui.fact.open", key::FACT_QUESTIONS, open.len()),
            ("ui.fact.open", key::FACT_POINTS, doubts.iter().filter(|point| point.decides).count()),
            ("", key::DUTIES_COUNT_NOW, owed(|moment| matches!(moment, Moment::Now))),
            ("", key::DUTIES_COUNT_EVENT, owed(|moment| matches!(moment, Moment::Event))),
            ("", key::DUTIES_COUNT_OPEN, owed(|moment| matches!(moment, Moment::Open))),
        ];
        let there = counts.into_iter().filter(|(_, _, n)| *n > 0);
        let facts = there.map(|(label, key, n)| vec![label.to_owned(), self.words.count(key, n)]);
        facts.map(|facts| Told { thing: "the numbers".to_owned(), facts }).collect()
    }

    /// The timeline: each day with the classes and the number of duties that begin to apply.
    fn days(&self, classes: &[Category], duties: &[Duty]) -> Vec<Told> {
        let mut told = Vec::new();
        for class in classes.iter().filter(|class| matches!(class.status, Status::Certain)) {
            let certain = class.grounds.iter().filter(|ground| matches!(ground.status, GroundStatus::Certain));
            let days = certain.filter_map(|ground| ground.applies_from.iter().map(day).max());
            told.extend(days.map(|d| told_of("days", &class.id, vec![self.words.date(d), class.name.0.clone()])));
        }
        let (mut counts, mut unsure): (BTreeMap<Date, usize>, Vec<Date>) = Default::default();
        for duty in duties.iter().filter(|duty| is_owed(duty) && matches!(duty.moment, Moment::Now | Moment::Later)) {
            // Of several days the document does not say which one counts.
            match duty.applies_from.as_slice() {
                [only] => *counts.entry(day(only)).or_default() += 1,
                several => unsure.extend(several.iter().map(day)),
            }
        }
        counts.retain(|day, _| !unsure.contains(day));
        let count = |(day, n)| vec![self.words.date(day), self.words.count(key::DATES_DUTIES, n)];
        told.extend(counts.into_iter().map(|day| Told { thing: "the timeline".to_owned(), facts: count(day) }));
        told
    }
}

/// What is open, and what was answered.
impl Teller<'_> {
    fn open_question(&self, open: &OpenQuestion) -> Told {
        let OpenQuestion { question, title, classes, duties, unknown } = open;
        let mut facts = vec![title.0.clone(), state(*unknown).to_owned()];
        facts.extend(classes.iter().map(category_name));
        let duties = usize::try_from(*duties).unwrap();
        facts.extend((duties > 0).then(|| self.words.count(key::FACT_DUTIES, duties)));
        told_of("open", question, facts)
    }

    /// On how many of them the headline hangs is told among the numbers.
    fn open_point(point: &OpenPoint) -> Told {
        let OpenPoint { id, text, cite: place, decides: _ } = point;
        told_of("doubts", id, [text.0.clone()].into_iter().chain(cite(place)).collect())
    }

    /// Where the law does not apply, what decided beside the ground of that is told by the list of answers only.
    fn by_effect(&self, answers: &AnswersByEffect, outside: bool) -> Vec<Told> {
        let AnswersByEffect { counted, uncounted, missing, optional } = answers;
        let why: &[&str] = if outside { &[] } else { &[WHY] };
        let mut told: Vec<Told> = counted.iter().map(|id| told_of("counted", id, self.answered(id, why))).collect();
        told.extend(uncounted.iter().map(|id| told_of("uncounted", id, self.answered(id, &[]))));
        told.extend(missing.iter().chain(optional).map(|id| told_of("unanswered", id, vec![title_of(id)])));
        told
    }

    /// A question with its answer.
    fn answered(&self, question: &Id, more: &[&str]) -> Vec<String> {
        let answer = self.answers.iter().find(|answer| answer.question.id == question.0).unwrap();
        let said = answer_words(answer, self.words);
        let more = more.iter().map(|fact| (*fact).to_owned());
        [title_of(question)].into_iter().chain(said).chain(more).collect()
    }

    fn date(&self, it: &Day) -> String {
        self.words.date(day(it))
    }

    /// The first and the last of several days between which an open answer decides, and whether all have come.
    fn span(&self, days: &[Day]) -> Vec<String> {
        let days = || days.iter().map(day);
        let (Some(first), Some(last)) = (days().min(), days().max()) else { return Vec::new() };
        let from = match (last <= self.today, first == last) {
            (true, _) => "ui.from.since",
            (false, true) => "ui.from.later",
            (false, false) => "ui.from.either",
        };
        vec![self.words.date(first), self.words.date(last), from.to_owned()]
    }
}

/// What stands beside the answers that decide.
pub const WHY: &str = "ui.document.caption.why";

fn told_of(kind: &str, id: &Id, facts: Vec<String>) -> Told {
    Told { thing: format!("{kind}[{}]", id.0), facts }
}

fn day(day: &Day) -> Date {
    Date::parse(serde_json::to_value(day).unwrap().as_str().unwrap()).unwrap()
}

fn is_outside(class: &Id) -> bool {
    BOOK.outside().is_some_and(|outside| outside.id == class.0)
}

fn is_owed(duty: &Duty) -> bool {
    matches!(duty.force, Force::Must | Force::Should)
}

fn tag(force: &Force) -> Option<&'static str> {
    match force {
        Force::Must | Force::May => None,
        Force::Should => Some("ui.duties.should"),
        Force::Consider => Some("ui.duties.consider"),
    }
}

fn when(moment: &Moment, only_if: Option<&Id>) -> String {
    match moment {
        Moment::Now => "ui.duties.now".to_owned(),
        Moment::Later => "ui.duties.later".to_owned(),
        Moment::Dormant => format!("event.{}.when", only_if.unwrap().0),
        Moment::Event => "ui.duties.event".to_owned(),
        Moment::Open => "ui.duties.open".to_owned(),
    }
}

/// How an open question stands.
pub fn state(answered: bool) -> &'static str {
    if answered { "ui.result.open-answer" } else { "ui.result.open-missing" }
}

fn title_of(question: &Id) -> String {
    format!("question.{}.title", question.0)
}

fn category_name(id: &Id) -> String {
    let kind = if BOOK.roles.iter().any(|role| role.id == id.0) { "role" } else { "class" };
    format!("{kind}.{}.name", id.0)
}

fn cite(cite: &Cite) -> Vec<String> {
    [cite.text.0.clone()].into_iter().chain(cite.link.iter().map(|link| link.0.clone())).collect()
}

/// What is said of that which does not stand on the words of the law; a German statute was read, if only in copies.
fn remark(basis: &Basis, german: bool) -> Option<String> {
    let basis = match basis {
        Basis::Text => return None,
        Basis::Recital => "recital",
        Basis::Guideline => "guideline",
        Basis::OurReading => "reading",
        Basis::Reported if german => "copies",
        Basis::Reported => "reported",
    };
    Some(format!("ui.basis.{basis}"))
}
