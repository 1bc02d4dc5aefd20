//! The report as a neutral document: headings, texts, lists and tables in the order in which people read them.
//!
//! Every text in one is a single line without control characters, as the texts of the packs and the visitor's remarks are; a
//! format has to escape its own signs and nothing else.

use documents::case;
use session::{
    AnswerRow, AnswersView, BeliefView, ChangeView, CiteView, ClassChanges, ClassView, DayView, DoubtView, DutiesView,
    DutyView, ExcludedView, HalfView, HalvesView, LetterView, NoticeView, OpenView, PenaltyView, PointerView,
    ReasonView, ResultView, RoleView, Session, SparedView, Telling, as_of, isolated, notice, quoted,
};
use text::{Catalogue, Text, key};

/// The longest part of a file's name that comes from the system's name, in characters.
pub const LONGEST_STEM: usize = 40;

/// A report, ready for any format.
#[derive(Debug)]
pub struct Document {
    lang: String,
    direction: &'static str,
    title: String,
    blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug)]
pub enum Block {
    /// A heading of level 1, 2 or 3; the first block is the only one of level 1, and no level is left out.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A paragraph of less weight.
    Quiet(String),
    /// A list without order.
    List(Vec<Line>),
    /// A table; each row has as many cells as the head, and its first cell names it.
    Table {
        /// What the table holds.
        caption: String,
        /// The names of the columns.
        head: Vec<String>,
        /// The rows, never none.
        rows: Vec<Vec<Line>>,
    },
}

/// An entry of a list or a cell of a table: pieces that stand below each other where the format can do that.
pub type Line = Vec<Piece>;

/// Some words, perhaps with a link.
#[derive(Debug)]
pub struct Piece {
    text: String,
    link: Option<String>,
}

impl Document {
    /// A document of these parts; the first of them is a heading of level 1 that says the title.
    #[must_use]
    pub fn new(title: &str, blocks: Vec<Block>, words: &Catalogue) -> Self {
        Self { lang: words.lang().to_owned(), direction: words.direction(), title: title.to_owned(), blocks }
    }

    /// The report about what is told.
    #[must_use]
    pub fn of(telling: &Telling) -> Self {
        let (session, words, view) = (telling.session, telling.words, telling.result());
        let write = Writer { telling, session, words };
        let name = session.remarks().name();
        let title = if name.is_empty() { view.headline.clone() } else { isolated(name) };
        let mut blocks = vec![Block::Heading(1, title.clone())];
        if !name.is_empty() {
            blocks.push(text(&view.headline));
        }
        blocks.extend(write.summary(view));
        blocks.extend(telling.halves().map_or(Vec::new(), |halves| write.halves(halves)));
        blocks.extend(write.beliefs(&view.beliefs));
        blocks.extend(write.classes(view));
        blocks.extend(write.duties(&view.duties));
        blocks.extend(write.notices(&view.duties));
        blocks.extend(write.excluded(view));
        blocks.extend(write.beside(&view.duties));
        blocks.extend(write.why(view));
        blocks.extend(write.changes());
        blocks.extend(write.open(view));
        blocks.extend(write.letter());
        blocks.extend(write.dates());
        blocks.extend(write.pointers(&view.duties));
        blocks.extend(write.record());
        // Some results need no reason; a paragraph without words would be one too many.
        blocks.retain(|b| !matches!(b, Block::Text(text) | Block::Quiet(text) if text.is_empty()));
        let title = session.book().mark.iter().fold(title, |title, mark| marked(&title, mark, words, &mut blocks));
        Self { lang: words.lang().to_owned(), direction: words.direction(), title, blocks }
    }

    /// The language code.
    #[must_use]
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// Where lines begin: "ltr" (from the left) or "rtl".
    #[must_use]
    pub const fn direction(&self) -> &'static str {
        self.direction
    }

    /// The name of the system or, without one, the result in a sentence. The first heading says the same.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// All parts in order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }
}

/// Puts at the title and at every heading that what is told is no law.
fn marked(title: &str, mark: &str, words: &Catalogue, blocks: &mut [Block]) -> String {
    let mark = words.get(["mark", mark]);
    let marked = |name: &str| words.fill(key::RESULT_NAMED, &[("name", name), ("place", &mark)]);
    for block in blocks {
        if let Block::Heading(_, heading) = block {
            *heading = marked(heading);
        }
    }
    marked(title)
}

impl Piece {
    /// Words without a link.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), link: None }
    }

    /// Words that lead to an address; any other than an https one is left out.
    #[must_use]
    pub fn linked(text: &str, link: Option<&str>) -> Self {
        Self { text: text.to_owned(), link: link.filter(|l| l.starts_with("https://")).map(str::to_owned) }
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The address, always an https one.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }
}

/// What the report ends with: all answers with their reasons, and the stamps. For whoever has the rest already, as the
/// print has; its headings begin at level 2.
#[must_use]
pub fn record(telling: &Telling) -> Vec<Block> {
    Writer { telling, session: telling.session, words: telling.words }.record()
}

/// The name of a report's file without its ending: what it is, the system, the day of the result, the rulebook.
#[must_use]
pub fn file_stem(session: &Session, words: &Catalogue) -> String {
    let name = ascii(session.remarks().name());
    let system = if name.is_empty() { words.get(key::BOOK_FILE_SUBJECT) } else { name };
    let (day, version) = (session.day(), session.book().version);
    format!("{}_{system}_{day}_{version}", words.get(key::BOOK_FILE))
}

/// The letters of all European languages in Latin script (U+00C0 to U+017F), without what stands at them.
const LATIN: &str = "AAAAAAACEEEEIIIIDNOOOOOxOUUUUYTsaaaaaaaceeeeiiiidnooooo-ouuuuyty\
                     AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlL\
                     lLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
/// Where they begin.
const FIRST_LATIN: u32 = 0xC0;

/// What every file system takes: letters, digits, hyphen, dot and low line, no dot or hyphen at either end.
fn ascii(name: &str) -> String {
    let mut kept = String::new();
    for c in name.chars() {
        match c {
            'ä' | 'æ' => kept.push_str("ae"),
            'ö' | 'œ' => kept.push_str("oe"),
            'ü' => kept.push_str("ue"),
            'Ä' | 'Æ' => kept.push_str("Ae"),
            'Ö' | 'Œ' => kept.push_str("Oe"),
            'Ü' => kept.push_str("Ue"),
            'ß' => kept.push_str("ss"),
            c => match plain(c) {
                c if c.is_ascii_alphanumeric() || c == '.' || c == '_' => kept.push(c),
                c if (c == '-' || c.is_whitespace() || c.is_control()) && !kept.ends_with('-') => kept.push('-'),
                _ => {}
            },
        }
    }
    let ends = ['.', '-'];
    let kept: String = kept.trim_start_matches(ends).chars().take(LONGEST_STEM).collect();
    kept.trim_end_matches(ends).to_owned()
}

/// A letter without what stands at it; anything else as it is.
fn plain(c: char) -> char {
    let at = u32::from(c).checked_sub(FIRST_LATIN).and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| LATIN.as_bytes().get(at)).map_or(c, |letter| char::from(*letter))
}

fn text(text: &str) -> Block {
    Block::Text(text.to_owned())
}

fn quiet(text: &str) -> Block {
    Block::Quiet(text.to_owned())
}

/// A cell or entry of one piece; an empty text makes an empty cell.
fn line(text: &str) -> Line {
    lines([text])
}

/// A cell or entry with one piece for each text that is not empty.
fn lines<'t>(texts: impl IntoIterator<Item = &'t str>) -> Line {
    texts.into_iter().filter(|t| !t.is_empty()).map(Piece::new).collect()
}

fn strs(texts: &[String]) -> impl Iterator<Item = &str> {
    texts.iter().map(String::as_str)
}

/// The citations, one piece each; the law of the day may have none.
fn cites<'c>(list: impl IntoIterator<Item = &'c CiteView>) -> Line {
    let there = list.into_iter().filter(|c| !c.text.is_empty());
    there.map(|c| Piece::linked(&c.text, c.link.as_deref())).collect()
}

/// Parts under a heading; without any there is no heading either.
fn under(level: u8, title: &str, parts: Vec<Block>) -> Vec<Block> {
    if parts.is_empty() {
        return parts;
    }
    let mut blocks = vec![Block::Heading(level, title.to_owned())];
    blocks.extend(parts);
    blocks
}

/// A list, unless it is empty.
fn list(entries: Vec<Line>) -> Vec<Block> {
    if entries.is_empty() { Vec::new() } else { vec![Block::List(entries)] }
}

/// Parts after a quiet sentence about them; without any there is no sentence either.
fn led(lead: &str, parts: Vec<Block>) -> Vec<Block> {
    if parts.is_empty() { parts } else { [quiet(lead)].into_iter().chain(parts).collect() }
}

/// Puts a session into blocks.
#[derive(Clone, Copy)]
struct Writer<'a> {
    telling: &'a Telling<'a>,
    session: &'a Session,
    words: &'a Catalogue,
}

impl Writer<'_> {
    fn say(&self, key: Text) -> String {
        self.words.get(key)
    }

    /// "First step: …".
    fn labelled(&self, label: Text, value: &str) -> String {
        self.words.fill(key::DOCUMENT_LABELLED, &[("label", &self.say(label)), ("value", value)])
    }

    /// "Duties · Now": several tables of a kind are told apart by it.
    fn captioned(&self, table: Text, part: &str) -> String {
        self.words.fill(key::DOCUMENT_CAPTIONED, &[("table", &self.say(table)), ("part", part)])
    }

    /// A table, unless it has no rows.
    fn table<const N: usize>(&self, caption: &str, head: [Text; N], rows: Vec<[Line; N]>) -> Vec<Block> {
        if rows.is_empty() {
            return Vec::new();
        }
        let head = head.into_iter().map(|k| self.say(k)).collect();
        vec![Block::Table { caption: caption.to_owned(), head, rows: rows.into_iter().map(Vec::from).collect() }]
    }

    /// Class and roles, the reason, the day, how certain it is, and the four facts of the result.
    fn summary(&self, view: &ResultView) -> Vec<Block> {
        let label = |f: &session::FactView| {
            line(&self.words.fill(key::DOCUMENT_LABELLED, &[("label", &f.label), ("value", &f.value)]))
        };
        vec![
            text(&view.kind),
            text(&view.lead),
            quiet(&as_of(self.session, self.words)),
            text(&view.certainty),
            Block::List(view.facts.iter().map(label).collect()),
        ]
    }

    /// What is often believed, and what is so.
    fn beliefs(&self, beliefs: &[BeliefView]) -> Vec<Block> {
        let belief = |b: &BeliefView| {
            let said = [b.quoted(self.words), b.truth.clone()];
            let basis = lines(b.basis.as_deref());
            lines(strs(&said)).into_iter().chain(cites(&b.cites)).chain(basis).collect()
        };
        let list = list(beliefs.iter().map(belief).collect());
        under(2, &self.say(key::BELIEFS_TITLE), led(&self.say(key::BELIEFS_LEAD), list))
    }

    /// What applies, and what may.
    fn classes(&self, view: &ResultView) -> Vec<Block> {
        let part = |title, lead, caption, classes: &[ClassView]| {
            let rows = classes.iter().flat_map(|c| self.class(c)).collect();
            let head = [
                key::DOCUMENT_HEAD_CLASS,
                key::DOCUMENT_HEAD_GROUND,
                key::DUTIES_SOURCE,
                key::DUTIES_WHEN,
                key::DUTIES_REMARK,
            ];
            under(2, &self.say(title), led(&self.say(lead), self.table(&self.say(caption), head, rows)))
        };
        let certain = part(key::RESULT_CLASSES, key::RESULT_CLASSES_LEAD, key::DOCUMENT_CAPTION_CLASSES, &view.classes);
        let possible =
            part(key::RESULT_POSSIBLE, key::RESULT_POSSIBLE_LEAD, key::DOCUMENT_CAPTION_POSSIBLE, &view.possible);
        [certain, possible].into_iter().flatten().collect()
    }

    /// A row for each ground; what the class means is said once, in the first.
    fn class(&self, class: &ClassView) -> Vec<[Line; 5]> {
        let open = self.say(key::GATE_OPEN);
        let rows = class.grounds.iter().enumerate().map(|(at, ground)| {
            let what = if at == 0 { &*class.what } else { "" };
            let then = if ground.open { "" } else { &*ground.then };
            let state = if ground.open { &*open } else { "" };
            [
                lines([&*class.name, what]),
                lines([&*ground.name, then]),
                cites([&ground.cite]),
                line(ground.from.as_deref().unwrap_or_default()),
                lines([state, ground.basis.as_deref().unwrap_or_default()]),
            ]
        });
        let rows: Vec<_> = rows.collect();
        // A class that holds because no other does has no ground to show.
        if rows.is_empty() {
            vec![[lines([&*class.name, &class.what]), line(""), line(""), line(""), line("")]]
        } else {
            rows
        }
    }

    /// What must or should be done, a table for each time of it; then what an open answer decides.
    fn duties(&self, view: &DutiesView) -> Vec<Block> {
        let head = [
            key::DOCUMENT_HEAD_DUTY,
            key::DOCUMENT_HEAD_ASKS,
            key::DUTIES_STEP,
            key::DUTIES_EVIDENCE,
            key::DUTIES_SOURCE,
            key::DUTIES_WHEN,
            key::DUTIES_ROLE,
            key::DOCUMENT_HEAD_PENALTY,
        ];
        let part = |title: &str, rows| self.table(&self.captioned(key::DOCUMENT_CAPTION_DUTIES, title), head, rows);
        let groups = view.groups.iter().flat_map(|group| {
            let duties = group.parts.iter().flat_map(|p| &p.duties);
            under(3, &group.title, part(&group.title, duties.map(|d| self.duty(d)).collect()))
        });
        let open = view.open.iter().flat_map(|group| {
            let title = self.captioned(key::DUTIES_OPEN, &group.title);
            let rows = part(&title, group.duties.iter().map(|d| self.duty(d)).collect());
            led(&[&*group.title, &*group.state, &*group.count].join(" · "), rows)
        });
        let open = led(&view.open_count, open.collect());
        let parts: Vec<Block> = groups.chain(under(3, &self.say(key::DUTIES_OPEN), open)).collect();
        if parts.is_empty() {
            return parts;
        }
        let counts = text(&self.words.list(&view.counts));
        under(2, &self.say(key::DUTIES_TITLE), [counts].into_iter().chain(parts).collect())
    }

    fn duty(&self, duty: &DutyView) -> [Line; 8] {
        let breach = duty.penalty.as_ref().map(|p| penalty(&p.text, p)).unwrap_or_default();
        let information = duty.information.as_ref().map(|p| {
            let text = self.labelled(key::DUTIES_INFORMATION, &p.text);
            penalty(&text, p)
        });
        let notes = breach.into_iter().chain(information.unwrap_or_default()).chain(notes(duty));
        let [title, what, step, source, when, role] = self.common(duty);
        [title, what, step, line(duty.evidence.as_deref().unwrap_or_default()), source, when, role, notes.collect()]
    }

    /// What a duty and a permission have alike: title, content, first step, provisions, time, roles.
    fn common(&self, duty: &DutyView) -> [Line; 6] {
        let names: Vec<String> = duty.roles.iter().map(|r| r.name.clone()).collect();
        let settled = duty.questions.iter();
        let settled = settled.map(|(_, title)| self.words.fill(key::DUTIES_SETTLED_BY, &[("question", title)]));
        let when: Vec<String> =
            [&duty.event, &duty.from, &duty.former].into_iter().flatten().cloned().chain(settled).collect();
        [
            lines([&*duty.title, duty.tag.as_deref().unwrap_or_default()]),
            line(&duty.what),
            line(&duty.step),
            cites(&duty.cites),
            lines(strs(&when)),
            line(&self.words.list(&names)),
        ]
    }

    /// Words to copy, by channel.
    fn notices(&self, view: &DutiesView) -> Vec<Block> {
        let duties = view.groups.iter().flat_map(|g| &g.parts).flat_map(|p| &p.duties);
        let row = |n: &NoticeView| {
            let enough = line(&n.enough).into_iter().chain(cites(&n.cites)).chain(lines(n.basis.as_deref()));
            [line(&n.channel), lines([&*n.short, &*n.full]), enough.collect(), line(&n.not_enough)]
        };
        let rows = duties.flat_map(|d| &d.notices).map(row).collect();
        let head = [key::NOTICE_CHANNEL, key::NOTICE_WORDS, key::NOTICE_ENOUGH, key::NOTICE_NOT_ENOUGH];
        under(2, &self.say(key::NOTICE_TITLE), self.table(&self.say(key::NOTICE_LEAD), head, rows))
    }

    /// What was near and does not hold.
    fn excluded(&self, view: &ResultView) -> Vec<Block> {
        let entry = |e: &ExcludedView| {
            line(&e.name).into_iter().chain(cites([&e.cite])).chain(lines(strs(&e.because))).collect()
        };
        let entries = list(view.excluded.iter().map(entry).collect());
        under(2, &self.say(key::EXCLUDED_TITLE), led(&self.say(key::EXCLUDED_LEAD), entries))
    }

    /// What need not be done, and what may.
    fn beside(&self, view: &DutiesView) -> Vec<Block> {
        let spared = |s: &SparedView| [line(&s.title), cites([&s.cite]), lines(strs(&s.doubts))];
        let head = [key::DOCUMENT_HEAD_DUTY, key::DUTIES_SOURCE, key::DUTIES_REMARK];
        let rows = view.spared.iter().map(spared).collect();
        let spared = self.table(&self.say(key::SPARED_LEAD), head, rows);
        let option = |d: &DutyView| {
            let [title, what, step, source, when, role] = self.common(d);
            [title, what, step, source, when, role, notes(d)]
        };
        let head = [
            key::DOCUMENT_HEAD_OPTION,
            key::DOCUMENT_HEAD_WHAT,
            key::DUTIES_STEP,
            key::DUTIES_SOURCE,
            key::DUTIES_WHEN,
            key::DUTIES_ROLE,
            key::DUTIES_REMARK,
        ];
        let options = self.table(&self.say(key::OPTIONS_LEAD), head, view.options.iter().map(option).collect());
        let spared = under(2, &self.say(key::SPARED_TITLE), spared);
        [spared, under(2, &self.say(key::OPTIONS_TITLE), options)].into_iter().flatten().collect()
    }

    /// The deciding answers of each class, why the law applies, and the roles.
    fn why(&self, view: &ResultView) -> Vec<Block> {
        let mut parts: Vec<Block> = Vec::new();
        for class in &view.classes {
            parts.extend(self.deciding(&class.name, class.grounds.iter().flat_map(|g| &g.reasons)));
        }
        parts.extend(self.deciding(&self.say(key::RESULT_REST), &view.rest));
        // Where the law does not apply, the class itself has told the same answers.
        if !view.outside {
            parts.extend(self.deciding(&self.say(key::BOOK_SCOPE), &view.scope));
        }
        let role = |r: &RoleView| [line(&r.name), line(&r.then), cites(r.ground.iter().map(|g| &g.cite))];
        let head = [key::DOCUMENT_HEAD_ROLE, key::DOCUMENT_HEAD_WHAT, key::DUTIES_SOURCE];
        let roles = self.table(&self.say(key::RESULT_ROLES_LEAD), head, view.roles.iter().map(role).collect());
        parts.extend(under(3, &self.say(key::RESULT_ROLES), roles));
        under(2, &self.say(key::DOCUMENT_WHY_TITLE), parts)
    }

    /// Question, answer and provision, each question once.
    fn deciding<'v>(&self, title: &str, reasons: impl IntoIterator<Item = &'v ReasonView>) -> Vec<Block> {
        let mut told: Vec<&str> = Vec::new();
        let mut rows = Vec::new();
        for reason in reasons {
            if !told.contains(&reason.question) {
                told.push(reason.question);
                rows.push([line(&reason.title), lines(strs(&reason.answers)), cites(&reason.cite)]);
            }
        }
        let head = [key::DOCUMENT_HEAD_QUESTION, key::DOCUMENT_HEAD_ANSWER, key::DUTIES_SOURCE];
        under(3, title, self.table(&self.captioned(key::DOCUMENT_CAPTION_WHY, title), head, rows))
    }

    /// What an open result would be under each answer to the question on which it hangs most.
    fn halves(&self, view: &HalvesView) -> Vec<Block> {
        let half = |half: &HalfView| {
            let condition = self.words.fill(key::HALVES_IF, &[("answers", &quoted(&half.answers, self.words))]);
            lines([&*condition, &*half.then])
        };
        let halves = list(view.halves.iter().map(half).collect());
        let look = format!("{} {}", self.say(key::HALVES_LOOK), view.look);
        let title = self.words.fill(key::HALVES_TITLE, &[("question", &view.title)]);
        under(2, &title, halves.into_iter().chain([text(&look)]).collect())
    }

    /// What would turn each class: answers on the class itself, then those on scope and role.
    fn changes(&self) -> Vec<Block> {
        let entries = |views: &[ChangeView]| list(views.iter().map(|v| self.change(v)).collect());
        let class = |class: &ClassChanges| {
            let beside = led(&self.say(key::CHANGES_BESIDE), entries(&class.beside));
            let parts: Vec<Block> = entries(&class.own).into_iter().chain(beside).collect();
            let parts = if class.single { parts } else { led(&self.say(key::CHANGES_PAIRS), parts) };
            under(3, &class.name, parts)
        };
        let classes = self.telling.changes().iter().flat_map(class).collect();
        under(2, &self.say(key::CHANGES_TITLE), led(&self.say(key::CHANGES_LEAD), classes))
    }

    /// Each question with the answers that would do it; the last one begins the sentence that says what would be.
    fn change(&self, view: &ChangeView) -> Line {
        let mut texts: Vec<String> = Vec::new();
        for other in &view.others {
            let answers = quoted(&other.answers, self.words);
            texts.push(other.title.clone());
            texts.push(self.words.fill(key::CHANGES_WITH, &[("answers", &answers)]));
        }
        if let Some(last) = texts.last_mut() {
            *last = format!("{last} {}", view.then);
        }
        lines(strs(&texts))
    }

    /// The questions that are open, and where the law itself is.
    fn open(&self, view: &ResultView) -> Vec<Block> {
        let question = |o: &OpenView| {
            let state = o.state(self.words);
            let hangs = self.words.fill(key::RESULT_OPEN_HANGS, &[("classes", &self.words.list(&o.hangs))]);
            lines([&*o.title, &*state, &*hangs])
        };
        let open = list(view.open.iter().map(question).collect());
        let doubt = |d: &DoubtView| line(&d.text).into_iter().chain(cites([&d.cite])).collect();
        let doubts = list(view.doubts.iter().map(doubt).collect());
        let open = under(2, &self.say(key::RESULT_OPEN), led(&self.say(key::RESULT_OPEN_LEAD), open));
        let doubts = under(2, &self.say(key::RESULT_DOUBTS), led(&self.say(key::RESULT_DOUBTS_LEAD), doubts));
        [open, doubts].into_iter().flatten().collect()
    }

    /// What to ask a supplier.
    fn letter(&self) -> Vec<Block> {
        let say = |part: &str| self.words.get(["letter", part]);
        let letter = |letter: LetterView| {
            let paragraphs = letter.paragraphs.into_iter().map(Block::Text).collect();
            under(2, &say("title"), led(&say("lead"), paragraphs))
        };
        self.telling.letter().map_or(Vec::new(), letter)
    }

    /// The timeline; the day of the result alone is none.
    fn dates(&self) -> Vec<Block> {
        let days = self.telling.days();
        if days.iter().all(|d| d.events.is_empty() && d.former.is_empty()) {
            return Vec::new();
        }
        let here = self.say(key::DATES_HERE);
        let day = |d: &DayView| {
            let today = (d.time == "today").then_some(&*here);
            [line(&d.title), lines(today.into_iter().chain(strs(&d.events))), lines(strs(&d.former))]
        };
        let head = [key::DOCUMENT_HEAD_DAY, key::DOCUMENT_HEAD_EVENTS, key::DOCUMENT_HEAD_FORMER];
        let table = self.table(&self.say(key::DATES_LEAD), head, days.iter().map(day).collect());
        under(2, &self.say(key::DATES_TITLE), table)
    }

    /// Contacts and neighbouring law.
    fn pointers(&self, view: &DutiesView) -> Vec<Block> {
        let row = |p: &PointerView| {
            let remark = p.basis.as_deref().unwrap_or_default();
            [vec![Piece::linked(&p.name, p.link)], line(&p.what), cites([&p.cite]), line(remark)]
        };
        let part = |title, lead, pointers: &[PointerView]| {
            let head = [key::DOCUMENT_HEAD_NAME, key::DOCUMENT_HEAD_PURPOSE, key::DUTIES_SOURCE, key::DUTIES_REMARK];
            under(2, &self.say(title), self.table(&self.say(lead), head, pointers.iter().map(row).collect()))
        };
        let contacts = part(key::CONTACTS_TITLE, key::CONTACTS_LEAD, &view.contacts);
        let neighbours = part(key::NEIGHBOURS_TITLE, key::BOOK_NEIGHBOURS, &view.neighbours);
        [contacts, neighbours].into_iter().flatten().collect()
    }

    /// Everything that is needed to check the result again.
    fn record(&self) -> Vec<Block> {
        let view = AnswersView::of(self.session, self.words);
        let gone = self.say(key::ANSWERS_UNCOUNTED);
        let counted = view.groups.iter().flat_map(|g| &g.rows).map(|r| self.answer(r, &self.state(r)));
        let forgotten = self.forgotten(&view);
        let rows = counted.chain(view.uncounted.iter().chain(&forgotten).map(|r| self.answer(r, &gone))).collect();
        let head = [
            key::DOCUMENT_HEAD_QUESTION,
            key::DOCUMENT_HEAD_ANSWER,
            key::DOCUMENT_HEAD_REASON,
            key::DOCUMENT_HEAD_COUNTS,
            key::DOCUMENT_HEAD_BY_ID,
        ];
        let answers = self.table(&self.say(key::DOCUMENT_CAPTION_ANSWERS), head, rows);
        let detail = |r: &AnswerRow| lines([&*r.title, &*isolated(&r.reason)]);
        let details = led(&self.say(key::DETAILS_LEAD), list(view.offered.iter().map(detail).collect()));
        let parts = [
            under(3, &self.say(key::DOCUMENT_RECORD_ANSWERS), answers),
            under(3, &self.say(key::DETAILS_TITLE), details),
            under(3, &self.say(key::DOCUMENT_RECORD_REPRODUCE), self.stamps()),
        ];
        under(2, &self.say(key::DOCUMENT_RECORD_TITLE), parts.into_iter().flatten().collect())
    }

    /// Reasons for questions that the lists of answers do not have any more: whoever gave them finds them again.
    fn forgotten(&self, view: &AnswersView) -> Vec<AnswerRow> {
        let listed = view.groups.iter().flat_map(|g| &g.rows).chain(&view.uncounted).chain(&view.offered);
        let listed: Vec<&str> = listed.map(|r| r.question).collect();
        let gone = self.session.remarks().reasons().filter(|(question, _)| !listed.contains(question));
        let row = |(question, reason): (&'static str, &str)| AnswerRow {
            question,
            title: self.words.get(["question", question, "title"]),
            answers: Vec::new(),
            reason: reason.to_owned(),
            open: true,
            assumed: false,
        };
        gone.map(row).collect()
    }

    /// Whether an answer on the visitor's way counts: yes, given or assumed with a typical system; it stays open; or there is
    /// none yet.
    fn state(&self, row: &AnswerRow) -> String {
        self.say(match (row.answers.is_empty(), row.open) {
            (true, _) => key::ANSWERS_NONE,
            (false, true) => key::ANSWERS_OPEN,
            (false, false) if row.assumed => key::DOCUMENT_RECORD_ASSUMED,
            (false, false) => key::DOCUMENT_RECORD_COUNTS,
        })
    }

    /// A row of the record; the ids are what the command line and a saved file name an answer by.
    fn answer(&self, row: &AnswerRow, state: &str) -> [Line; 5] {
        let given = self.session.answers().iter().find(|a| a.question.id == row.question);
        let ids =
            given.map_or(String::new(), |a| format!("{}: {}", row.question, a.said().collect::<Vec<_>>().join(", ")));
        [line(&row.title), lines(strs(&row.answers)), line(&isolated(&row.reason)), line(state), line(&ids)]
    }

    /// Rulebook, build, day and language; what the result is not; how to check it again.
    fn stamps(&self) -> Vec<Block> {
        let (book, words) = (self.session.book(), self.words);
        let rulebook =
            words.fill(key::DOCUMENT_RECORD_RULEBOOK_VALUE, &[("id", book.id), ("version", &book.version.to_string())]);
        let language =
            words.fill(key::DOCUMENT_RECORD_LANGUAGE_VALUE, &[("name", words.name()), ("lang", words.lang())]);
        let stamps = [
            (key::DOCUMENT_RECORD_RULEBOOK, rulebook),
            (key::DOCUMENT_RECORD_FINGERPRINT, book.fingerprint.to_owned()),
            (key::DOCUMENT_RECORD_CHECKSUM, case::checksum(self.telling)),
            (key::DOCUMENT_RECORD_DAY, self.session.day().to_string()),
            (key::DOCUMENT_RECORD_LANGUAGE, language),
        ];
        vec![
            Block::List(stamps.iter().map(|(label, value)| line(&self.labelled(*label, value))).collect()),
            text(&notice(book, words)),
            text(&self.say(key::BOOK_RECHECK)),
        ]
    }
}

/// On what a duty rests if not on the words of the law, and where the law is open about it.
fn notes(duty: &DutyView) -> Line {
    lines(duty.basis.iter().chain(&duty.doubts).map(String::as_str))
}

/// What follows from a breach, its provision, and what may change it.
fn penalty(text: &str, penalty: &PenaltyView) -> Line {
    let remarks = lines([&penalty.open, &penalty.basis].into_iter().flatten().map(String::as_str));
    line(text).into_iter().chain(cites([&penalty.cite])).chain(remarks).collect()
}
