//! What the visitor owes: by when it has to be met, then by role; what is open; what may be done; what does not bind.

use super::Session;
use super::phrases::{applies, basis, moments, points, timed};
use super::question_view::{CiteView, answer_line};
use super::result_view::answer_state;

use engine::assess::{DutyOutcome, Moment};
use engine::date::Date;
use engine::duty::{Duty, Force, Pointer, Sanction};
use engine::rulebook::{Category, Doubt, Notice, Question};
use text::{Catalogue, cite, filled, key};

/// Everything about duties, ready to be drawn.
#[derive(Debug)]
pub struct DutiesView {
    /// How many duties have to be met when: "1 now", "9 from 2 December 2027", "4 when something happens".
    pub counts: Vec<String>,
    /// The roles from which duties come; a filter is worth having from two on.
    pub roles: Vec<RoleName>,
    /// What must or should be done, by the time of it.
    pub groups: Vec<DutyGroup>,
    /// Duties that depend on an open answer, under the question that settles most of them; the largest group first.
    pub open: Vec<OpenDuties>,
    /// How many these are, under how many questions.
    pub open_count: String,
    /// Reliefs, permissions, rights and voluntary steps.
    pub options: Vec<DutyView>,
    /// What does not bind although one might think so.
    pub spared: Vec<SparedView>,
    /// Questions on which only fines, reliefs and contacts depend.
    pub details: Vec<DetailView>,
    /// Where to turn.
    pub contacts: Vec<PointerView>,
    /// Law beside this one.
    pub neighbours: Vec<PointerView>,
}

/// A role by id and name.
#[derive(Debug, PartialEq, Eq)]
pub struct RoleName {
    /// Stable id.
    pub id: &'static str,
    /// The law's term.
    pub name: String,
}

/// Duties that have to be met at the same time.
#[derive(Debug)]
pub struct DutyGroup {
    /// "now", "later", "dormant" or "event".
    pub id: &'static str,
    /// "Now", "From 2 December 2027", "When something happens".
    pub title: String,
    /// The duties by the roles they come from.
    pub parts: Vec<DutyPart>,
    /// What follows from a breach of most of them, where several share it.
    pub penalty: Option<PenaltyView>,
    /// A breach of which duties that is, in words: of all, or of so many.
    pub breach: Option<String>,
}

/// Duties that hang on the same question.
#[derive(Debug)]
pub struct OpenDuties {
    /// The question's id; none where no question settles them.
    pub question: Option<&'static str>,
    /// The question.
    pub title: String,
    /// The answer that leaves it open, or that there is none.
    pub state: String,
    /// "25 duties".
    pub count: String,
    /// The duties in the order of the rulebook, each with all questions that settle it.
    pub duties: Vec<DutyView>,
}

/// Duties of a group that come from the same roles.
#[derive(Debug)]
pub struct DutyPart {
    /// The roles.
    pub roles: Vec<RoleName>,
    /// The duties in the order of the rulebook.
    pub duties: Vec<DutyView>,
}

/// A duty.
#[derive(Debug)]
pub struct DutyView {
    /// Stable id.
    pub id: &'static str,
    /// The roles it comes from.
    pub roles: Vec<RoleName>,
    /// What to do, in a few words.
    pub title: String,
    /// The main provision without the name of the act: "Art. 26(7)".
    pub place: String,
    /// A remark if it is no legal duty: "recommended", "voluntary".
    pub tag: Option<String>,
    /// What it asks.
    pub what: String,
    /// On what event it is owed.
    pub event: Option<String>,
    /// The first concrete step.
    pub step: String,
    /// What to keep.
    pub evidence: Option<String>,
    /// The provisions, the main one first.
    pub cites: Vec<CiteView>,
    /// From when it applies, how soon after its event it must be met, and after what time it is due again.
    pub from: Option<String>,
    /// Which day it had before.
    pub former: Option<String>,
    /// What follows from a breach; none for what is no duty.
    pub penalty: Option<PenaltyView>,
    /// What follows from wrong information to an authority that asks.
    pub information: Option<PenaltyView>,
    /// A remark if it does not stand on the words of the law.
    pub basis: Option<String>,
    /// Where the law is open about it.
    pub doubts: Vec<String>,
    /// The questions that would settle it, id and title.
    pub questions: Vec<(&'static str, String)>,
    /// Words for whoever owes it as a notice.
    pub notices: Vec<NoticeView>,
}

/// Words to copy.
#[derive(Debug)]
pub struct NoticeView {
    /// Stable id.
    pub id: &'static str,
    /// Where they are used.
    pub channel: String,
    /// The words in a sentence.
    pub short: String,
    /// The words in full.
    pub full: String,
    /// What makes them sufficient.
    pub enough: String,
    /// What does not do.
    pub not_enough: String,
    /// The provisions that say so, the main one first.
    pub cites: Vec<CiteView>,
    /// A remark if that does not stand on the words of the law.
    pub basis: Option<String>,
    /// On what it stands.
    pub stands_on: engine::source::Basis,
}

/// What follows from a breach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PenaltyView {
    /// The sanction.
    pub text: String,
    /// The provision.
    pub cite: CiteView,
    /// A remark on how firmly it is known.
    pub basis: Option<String>,
    /// A remark if details about the organisation may lower it.
    pub open: Option<String>,
}

/// A duty that does not bind.
#[derive(Debug)]
pub struct SparedView {
    /// The duty's id.
    pub id: &'static str,
    /// What need not be done.
    pub title: String,
    /// The provision.
    pub cite: CiteView,
    /// Where the law is open about it.
    pub doubts: Vec<String>,
}

/// An optional question.
#[derive(Debug)]
pub struct DetailView {
    /// The question's id.
    pub question: &'static str,
    /// The question.
    pub title: String,
}

/// A contact or a neighbouring law.
#[derive(Debug)]
pub struct PointerView {
    /// Stable id.
    pub id: &'static str,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub what: String,
    /// The provision.
    pub cite: CiteView,
    /// The address of its site.
    pub link: Option<&'static str>,
    /// A remark on how firmly it is known.
    pub basis: Option<String>,
}

impl DutiesView {
    /// The duties of the session.
    #[must_use]
    pub fn of(session: &Session, words: &Catalogue) -> Self {
        let writer = Writer { session, words };
        let result = session.assessment();
        let (owed, options): (Vec<_>, Vec<_>) =
            result.duties.iter().partition(|o| matches!(o.duty.force, Force::Must | Force::Should));
        let groups = writer.groups(&owed);
        let open = writer.open(&owed);
        // What may be done is worth showing once it certainly may.
        let certain = |o: &&&DutyOutcome| o.moment(result.day) != Moment::Open;
        Self {
            counts: writer.counts(&owed),
            roles: groups.iter().flat_map(|g| &g.parts).flat_map(|p| &p.roles).fold(Vec::new(), with_role),
            groups,
            open_count: writer.open_count(&open),
            open,
            options: options.iter().filter(certain).map(|o| writer.duty(o)).collect(),
            spared: result.spared.iter().map(|duty| writer.spared(duty)).collect(),
            details: result.interview.offered.iter().map(|q| writer.detail(q)).collect(),
            contacts: result.contacts.iter().map(|p| writer.pointer(p)).collect(),
            neighbours: result.neighbours.iter().map(|p| writer.pointer(p)).collect(),
        }
    }
}

impl DutyView {
    /// One duty of the session.
    #[must_use]
    pub fn of(outcome: &DutyOutcome, session: &Session, words: &Catalogue) -> Self {
        Writer { session, words }.duty(outcome)
    }
}

fn with_role(mut roles: Vec<RoleName>, role: &RoleName) -> Vec<RoleName> {
    if !roles.contains(role) {
        roles.push(RoleName { id: role.id, name: role.name.clone() });
    }
    roles
}

/// Puts duties into words.
#[derive(Clone, Copy)]
struct Writer<'a> {
    session: &'a Session,
    words: &'a Catalogue,
}

impl Writer<'_> {
    fn day(&self) -> Date {
        self.session.day()
    }

    fn counts(&self, owed: &[&DutyOutcome]) -> Vec<String> {
        let count = |(moment, n): (Moment, usize)| {
            let text = |key| self.words.count(key, n);
            match moment {
                Moment::Now => text(key::DUTIES_COUNT_NOW),
                Moment::From(date) => filled(&text(key::DUTIES_COUNT_LATER), &[("date", &self.words.date(date))]),
                Moment::OnlyIf(event, _) => {
                    self.words.fill(["event", event, "count", self.words.form(n)], &[("n", &n.to_string())])
                }
                Moment::OnEvent => text(key::DUTIES_COUNT_EVENT),
                Moment::Open => text(key::DUTIES_COUNT_OPEN),
            }
        };
        moments(owed, self.day()).into_iter().map(count).collect()
    }

    fn groups(&self, owed: &[&DutyOutcome]) -> Vec<DutyGroup> {
        let group = |(moment, _): (Moment, usize)| {
            let (id, title) = match moment {
                Moment::Now => ("now", self.words.get(key::DUTIES_NOW)),
                Moment::From(date) => {
                    ("later", self.words.fill(key::DUTIES_LATER, &[("date", &self.words.date(date))]))
                }
                Moment::OnlyIf(event, date) => {
                    ("dormant", self.words.fill(["event", event, "when"], &[("date", &self.words.date(date))]))
                }
                Moment::OnEvent => ("event", self.words.get(key::DUTIES_EVENT)),
                Moment::Open => return None,
            };
            let duties = owed.iter().filter(|o| o.moment(self.day()) == moment);
            let parts = self.parts(duties);
            let (penalty, breach) = self.shared_penalty(&parts).unzip();
            Some(DutyGroup { id, title, parts, penalty, breach })
        };
        moments(owed, self.day()).into_iter().filter_map(group).collect()
    }

    /// Each under the question on which most hangs.
    fn open(&self, owed: &[&DutyOutcome]) -> Vec<OpenDuties> {
        let open: Vec<DutyView> =
            owed.iter().filter(|o| o.moment(self.day()) == Moment::Open).map(|o| self.duty(o)).collect();
        let settles = |id: &str| open.iter().filter(|d| d.questions.iter().any(|q| q.0 == id)).count();
        let main = |duty: &DutyView| {
            let mut questions = duty.questions.iter();
            let first = questions.next()?.0;
            Some(questions.fold(first, |best, (id, _)| if settles(id) > settles(best) { id } else { best }))
        };
        let mains: Vec<Option<&'static str>> = open.iter().map(main).collect();
        let mut groups: Vec<OpenDuties> = Vec::new();
        for (duty, question) in open.into_iter().zip(mains) {
            match groups.iter_mut().find(|g| g.question == question) {
                Some(group) => group.duties.push(duty),
                None => groups.push(self.open_group(question, duty)),
            }
        }
        for group in &mut groups {
            group.count = self.words.count(key::FACT_DUTIES, group.duties.len());
        }
        // An insertion is enough for a handful, and a sort weighs kilobytes.
        groups.into_iter().fold(Vec::new(), |mut ordered, group| {
            let at = ordered.iter().take_while(|o: &&OpenDuties| o.duties.len() >= group.duties.len()).count();
            ordered.insert(at, group);
            ordered
        })
    }

    fn open_group(&self, id: Option<&'static str>, first: DutyView) -> OpenDuties {
        let question = id.and_then(|id| self.session.book().question(id));
        let answer = question.and_then(|q| answer_line(self.session, q, self.words));
        OpenDuties {
            question: id,
            title: question.map_or_else(|| self.words.get(key::DUTIES_OPEN_LEAD), |q| self.title(q)),
            state: question.map(|_| answer_state(answer.as_deref(), self.words)).unwrap_or_default(),
            count: String::new(),
            duties: vec![first],
        }
    }

    /// "30 duties under 4 questions".
    fn open_count(&self, open: &[OpenDuties]) -> String {
        let duties = open.iter().map(|g| g.duties.len()).sum();
        let counts = [(key::FACT_DUTIES, duties), (key::FACT_QUESTIONS, open.len())];
        let [duties, questions] = counts.map(|(key, n)| self.words.count(key, n));
        self.words.fill(key::DUTIES_OPEN_COUNT, &[("duties", &*duties), ("questions", &*questions)])
    }

    fn notice(&self, notice: &'static Notice) -> NoticeView {
        let say = |part| self.words.get(["notice", notice.id, part]);
        NoticeView {
            id: notice.id,
            channel: say("channel"),
            short: say("short"),
            full: say("full"),
            enough: say("enough"),
            not_enough: say("not-enough"),
            cites: notice.cites.iter().map(|c| CiteView::of(c, self.words, self.day())).collect(),
            basis: notice.cites.first().and_then(|c| basis(notice.basis, c, self.words)),
            stands_on: notice.basis,
        }
    }

    fn parts<'o>(&self, duties: impl Iterator<Item = &'o &'o DutyOutcome>) -> Vec<DutyPart> {
        let mut parts: Vec<DutyPart> = Vec::new();
        for outcome in duties {
            let duty = self.duty(outcome);
            match parts.iter_mut().find(|p| p.roles == duty.roles) {
                Some(part) => part.duties.push(duty),
                None => parts.push(DutyPart { roles: self.roles(&outcome.roles), duties: vec![duty] }),
            }
        }
        parts
    }

    fn roles(&self, roles: &[&'static Category]) -> Vec<RoleName> {
        roles.iter().map(|r| RoleName { id: r.id, name: self.words.get(["role", r.id, "name"]) }).collect()
    }

    fn say(&self, duty: &Duty, part: &str) -> String {
        self.words.get(["duty", duty.id, part])
    }

    fn duty(&self, outcome: &DutyOutcome) -> DutyView {
        let duty = outcome.duty;
        let must = duty.force == Force::Must;
        let open = outcome.moment(self.day()) == Moment::Open;
        let questions = if open { self.session.assessment().open_questions_of_duty(duty) } else { Vec::new() };
        let former = outcome.former.filter(|_| must);
        let notices = self.session.assessment().notices.iter().filter(|n| n.duty == duty.id);
        DutyView {
            id: duty.id,
            roles: self.roles(&outcome.roles),
            title: self.say(duty, "title"),
            place: duty.cites.first().map(|c| cite::place(c, self.words)).unwrap_or_default(),
            tag: self.tag(duty.force),
            what: self.say(duty, "what"),
            event: duty.on_event.then(|| self.say(duty, "event")),
            step: self.say(duty, "step"),
            evidence: must.then(|| self.say(duty, "evidence")),
            cites: duty.cites.iter().map(|c| CiteView::of(c, self.words, self.day())).collect(),
            from: timed(applies(&outcome.starts, self.words, self.day()), duty, self.words),
            former: former.map(|day| self.words.fill(key::BOOK_FORMER, &[("date", &self.words.date(day))])),
            penalty: self.penalty(&outcome.sanctions).filter(|_| must),
            information: self.penalty(&outcome.information),
            basis: duty.cites.first().and_then(|c| basis(duty.basis, c, self.words)),
            doubts: self.doubts(outcome),
            questions: questions.into_iter().map(|q| (q.id, self.title(q))).collect(),
            notices: notices.map(|n| self.notice(n)).collect(),
        }
    }

    fn tag(&self, force: Force) -> Option<String> {
        match force {
            Force::Must | Force::May => None,
            Force::Should => Some(self.words.get(key::DUTIES_SHOULD)),
            Force::Consider => Some(self.words.get(key::DUTIES_CONSIDER)),
        }
    }

    /// The line that holds, or the general one while details are open.
    fn penalty(&self, possible: &[&Sanction]) -> Option<PenaltyView> {
        let line = possible.last()?;
        Some(PenaltyView {
            text: sanction_text(line, self.words),
            cite: CiteView::of(&line.cite, self.words, self.day()),
            basis: basis(line.basis, &line.cite, self.words),
            open: (possible.len() > 1).then(|| self.words.get(key::DUTIES_PENALTY_OPEN)),
        })
    }

    fn spared(&self, duty: &'static Duty) -> SparedView {
        let first = duty.cites.first().map(|c| CiteView::of(c, self.words, self.day()));
        SparedView {
            id: duty.id,
            title: self.say(duty, "title"),
            cite: first.unwrap_or_else(CiteView::nowhere),
            doubts: self.texts(&self.session.assessment().doubts_at(duty)),
        }
    }

    /// What is open about the duty itself in full; what it hangs on by name, as the result says it in full.
    fn doubts(&self, outcome: &DutyOutcome) -> Vec<String> {
        let assessment = self.session.assessment();
        let mut texts = self.texts(&assessment.doubts_at(outcome.duty));
        let under = points(&assessment.doubts_under(outcome), self.words);
        if !under.is_empty() {
            texts.push(self.words.fill(key::DUTIES_HANGS, &[("points", &under)]));
        }
        texts
    }

    /// What follows from a breach of most duties, and of how many of them; none where no two share it.
    fn shared_penalty(&self, parts: &[DutyPart]) -> Option<(PenaltyView, String)> {
        let duties = || parts.iter().flat_map(|p| &p.duties);
        let penalties: Vec<&PenaltyView> = duties().filter_map(|d| d.penalty.as_ref()).collect();
        let shared = |one: &PenaltyView| penalties.iter().filter(|other| **other == one).count();
        let first = *penalties.first()?;
        let most = penalties.iter().fold(first, |most, one| if shared(one) > shared(most) { one } else { most });
        let (n, all) = (shared(most), duties().count());
        let breach = if n == all {
            self.words.get(key::DUTIES_PENALTY)
        } else {
            self.words.fill(key::DUTIES_PENALTY_SHARED, &[("n", &n.to_string()), ("all", &all.to_string())])
        };
        (n > 1).then(|| (most.clone(), breach))
    }

    fn texts(&self, doubts: &[&Doubt]) -> Vec<String> {
        doubts.iter().map(|d| self.words.get(["doubt", d.id, "text"])).collect()
    }

    fn title(&self, question: &Question) -> String {
        self.words.get(["question", question.id, "title"])
    }

    fn detail(&self, question: &'static Question) -> DetailView {
        DetailView { question: question.id, title: self.title(question) }
    }

    fn pointer(&self, pointer: &'static Pointer) -> PointerView {
        PointerView {
            id: pointer.id,
            name: pointer_name(pointer, self.words),
            what: self.words.get(["pointer", pointer.texts, "what"]),
            cite: CiteView::of(&pointer.cite, self.words, self.day()),
            link: Some(pointer.link).filter(|link| !link.is_empty()),
            basis: basis(pointer.basis, &pointer.cite, self.words),
        }
    }
}

/// The name of a pointer: its proper one, or that of the texts.
#[must_use]
pub fn pointer_name(pointer: &Pointer, words: &Catalogue) -> String {
    if pointer.proper.is_empty() { words.get(["pointer", pointer.texts, "name"]) } else { pointer.proper.to_owned() }
}

/// What a line of a penalty says, with its amounts.
#[must_use]
pub fn sanction_text(line: &Sanction, words: &Catalogue) -> String {
    let share = words.fill(key::DUTIES_SHARE, &[("n", &line.share.to_string())]);
    words.fill(["sanction", line.id, "text"], &[("euro", &*euro(line.euro, words)), ("share", &*share)])
}

/// "EUR 35 million", "EUR 7.5 million", "EUR 750 000": amounts of law are whole hundred thousands or thousands.
fn euro(amount: u32, words: &Catalogue) -> String {
    let (millions, tenths) = (amount / 1_000_000, amount / 100_000 % 10);
    if millions > 0 {
        let point = words.get(key::DUTIES_DECIMAL);
        let number = if tenths == 0 { millions.to_string() } else { format!("{millions}{point}{tenths}") };
        return words.fill(key::DUTIES_MILLIONS, &[("n", &number)]);
    }
    words.fill(key::DUTIES_EURO, &[("n", &format!("{}\u{a0}{:03}", amount / 1000, amount % 1000))])
}
