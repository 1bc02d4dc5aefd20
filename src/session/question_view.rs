//! What a question screen shows.

use super::Session;
use super::form::{DENIAL, is_answered, ticks};
use super::supposed::supposed;
use super::terms_view::TermView;
use super::understood_view::{UnderstoodView, understood};
use engine::answers::{Answer, DOUBT};
use engine::date::Date;
use engine::rulebook::{Kind, NONE, Question, Rulebook, UNKNOWN};
use engine::source::Citation;
use text::{Catalogue, cite, key};

/// A question, ready to be drawn.
#[derive(Debug)]
pub struct QuestionView {
    /// Stable id.
    pub id: &'static str,
    /// "Question 9 · High-risk".
    pub caption: String,
    /// The question.
    pub title: String,
    /// That it only matters if something is so of which the visitor was not sure.
    pub supposed: Option<String>,
    /// What is meant, with the legal term.
    pub hint: String,
    /// An example that counts.
    pub counts: String,
    /// An example that does not count.
    pub counts_not: String,
    /// How its lines are answered, for questions that take several options.
    pub several: Option<String>,
    /// How the ticks are read, for the same questions.
    pub understood: Option<[UnderstoodView; 3]>,
    /// The options, the exclusive ones last. They are left out where every line is answered by itself.
    pub options: Vec<OptionView>,
    /// Where one finds the answer, for those who do not know it.
    pub find: Option<String>,
    /// What hangs on the answer.
    pub why: String,
    /// The provisions it serves.
    pub cites: Vec<CiteView>,
    /// Words in it that the law defines.
    pub terms: Vec<TermView>,
    /// A remark where the law leaves the answer to judgement.
    pub judgement: Option<String>,
    /// The sentence for a missing answer.
    pub error: String,
    /// The line that it is about: the first without an answer, where every line needs one.
    pub missing: Option<&'static str>,
    /// Whether one option only may be chosen.
    pub single: bool,
    /// Whether every line is answered by itself.
    pub each_line: bool,
}

/// One option.
#[derive(Debug)]
pub struct OptionView {
    /// Stable id.
    pub id: &'static str,
    /// Its label.
    pub label: String,
    /// A short note below it.
    pub note: Option<String>,
    /// Border cases, where there are some.
    pub borders: Option<BordersView>,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Whether it is in doubt; `None` where it cannot be by itself.
    pub doubted: Option<bool>,
    /// Whether it is answered with "no"; `None` where leaving it empty says so.
    pub denied: Option<bool>,
    /// Whether it stands apart from the list of things that can be so, and excludes them: "solely …", "none of these", "I don't
    /// know".
    pub apart: bool,
}

/// Border cases of an option.
#[derive(Debug)]
pub struct BordersView {
    /// How many there are, in words.
    pub count: String,
    /// What counts.
    pub counts: Vec<String>,
    /// What does not.
    pub counts_not: Vec<String>,
    /// What counts although an exemption may follow.
    pub exempt: Vec<String>,
    /// Where they come from.
    pub cite: CiteView,
}

impl BordersView {
    /// Those of an option, if it has some.
    #[must_use]
    pub fn of(book: &Rulebook, question: &Question, option: &str, words: &Catalogue, day: Date) -> Option<Self> {
        let border = book.borders.iter().find(|b| b.question.same(question) && b.option == option)?;
        let lines = |part| words.lines(["question", question.id, "border", option, part]);
        let (counts, counts_not, exempt) = (lines("counts"), lines("counts-not"), lines("even-so"));
        let count = words.count(key::BORDERS_COUNT, counts.len() + counts_not.len() + exempt.len());
        Some(Self { count, counts, counts_not, exempt, cite: CiteView::of(&border.cite, words, day) })
    }
}

/// A citation with its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CiteView {
    /// "Art. 5(1)(f) AI Act".
    pub text: String,
    /// "Art. 5(1)(f)", where the act goes without saying.
    pub place: String,
    /// The address in the official text, where there is one.
    pub link: Option<String>,
}

impl CiteView {
    /// No citation, where the law of the day has none.
    #[must_use]
    pub const fn nowhere() -> Self {
        Self { text: String::new(), place: String::new(), link: None }
    }

    /// A citation with the name of its act.
    #[must_use]
    pub fn of(citation: &Citation, words: &Catalogue, day: Date) -> Self {
        let act = words.get(["act", citation.act.id, "name"]);
        let place = cite::place(citation, words);
        let text = words.fill(key::CITE, &[("place", &place), ("act", &act)]);
        Self { text, place, link: cite::link(citation, words, day) }
    }
}

/// The label of an option: its own words, or the common ones for "yes", "no", "none of these" and "I don't know".
#[must_use]
pub fn option_label(question: &Question, option: &str, words: &Catalogue) -> String {
    let own = words.find(["question", question.id, "option", option]);
    own.unwrap_or_else(|| words.get(key::OPTION.named(option)))
}

/// What was answered, in words: the chosen options, then those in doubt, which say so.
#[must_use]
pub fn answer_words(answer: &Answer, words: &Catalogue) -> Vec<String> {
    let label = |id: &&'static str| option_label(answer.question, id, words);
    let doubted = answer.doubted.iter().map(|id| words.fill(key::OPTION_DOUBTED, &[("option", &label(id))]));
    answer.chosen.iter().map(label).chain(doubted).collect()
}

/// What was answered to a question, in a line; `None` where there is no answer.
pub(super) fn answer_line(session: &Session, question: &Question, words: &Catalogue) -> Option<String> {
    session.answers().get(question).map(|answer| answer_words(answer, words).join("; "))
}

/// The note below an option, if it has one.
#[must_use]
pub fn option_note(question: &Question, option: &str, words: &Catalogue) -> Option<String> {
    let several = question.several();
    let common = || match option {
        UNKNOWN if several => Some(words.get(key::OPTION_UNKNOWN_NOTE_SEVERAL)),
        UNKNOWN => Some(words.get(key::OPTION_UNKNOWN_NOTE)),
        NONE => Some(words.get(key::OPTION_NONE_NOTE)),
        _ => None,
    };
    words.find(["question", question.id, "note", option]).or_else(common)
}

impl QuestionView {
    /// The view of a question, with the answer that was given.
    #[must_use]
    pub fn of(session: &Session, question: &'static Question, words: &Catalogue) -> Self {
        let given = session.answers().get(question).map(ticks).unwrap_or_default();
        Self::ticked(session, question, &given, words)
    }

    /// The same, with what is ticked in its form.
    #[must_use]
    pub fn ticked(session: &Session, question: &'static Question, ticked: &[String], words: &Catalogue) -> Self {
        let each = question.kind == Kind::EachLine;
        let ids = || shown(session, question).filter(|id| !each || question.doubts(id));
        let missing = ids().find(|id| each && !is_answered(id, ticked));
        let text = |part: &str| words.get(["question", question.id, part]);
        let topic = words.get(["topic", question.topic.id]);
        let number = (session.position(question) + 1).to_string();
        Self {
            id: question.id,
            caption: words.fill(key::QUESTION_CAPTION, &[("n", &number), ("topic", &topic)]),
            title: text("title"),
            supposed: supposed(session, question, words),
            hint: text("hint"),
            counts: text("counts"),
            counts_not: text("counts-not"),
            several: question
                .several()
                .then(|| words.get(if each { key::QUESTION_EACH_LINE } else { key::QUESTION_SEVERAL })),
            understood: question
                .several()
                .then(|| understood(&session.assessment().interview, question, ticked, words)),
            options: ids().map(|id| option(session, question, id, ticked, words)).collect(),
            find: words.find(["question", question.id, "find"]),
            why: text("why"),
            cites: question.cites.iter().map(|c| CiteView::of(c, words, session.day())).collect(),
            terms: TermView::of_question(session.book(), question, words, session.day()),
            judgement: question.judgement.then(|| words.get(key::QUESTION_JUDGEMENT)),
            error: match missing {
                Some(id) => words.fill(key::QUESTION_LINE_MISSING, &[("option", &option_label(question, id, words))]),
                None if each => String::new(),
                None => text("error"),
            },
            missing,
            single: question.kind == Kind::One,
            each_line: each,
        }
    }
}

/// The options that can be so.
pub(super) fn shown(session: &Session, question: &'static Question) -> impl Iterator<Item = &'static str> {
    question.option_ids().filter(move |id| session.assessment().interview.shows(question, id))
}

fn option(
    session: &Session,
    question: &'static Question,
    id: &'static str,
    ticked: &[String],
    words: &Catalogue,
) -> OptionView {
    let marked = |mark: char| ticked.iter().any(|tick| tick.strip_suffix(mark) == Some(id));
    OptionView {
        id,
        label: option_label(question, id, words),
        note: option_note(question, id, words),
        borders: BordersView::of(session.book(), question, id, words, session.day()),
        chosen: ticked.iter().any(|tick| tick == id),
        doubted: question.doubts(id).then(|| marked(DOUBT)),
        denied: (question.kind == Kind::EachLine).then(|| marked(DENIAL)),
        apart: id == UNKNOWN || question.stands_alone(id),
    }
}
