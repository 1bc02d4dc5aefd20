//! A third language is texts only: one that nobody speaks is made of the English texts and packed like the others. Whatever a
//! screen or report then says without marks stands in code.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use ai_act_check::documents::case;
use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::report::calendar::calendar;
use ai_act_check::report::document::{Document, file_stem};
use ai_act_check::report::{html, markdown};
use ai_act_check::rulebooks::{EU_AI_ACT as BOOK, FINGERPRINT, pack};
use ai_act_check::session::{
    AnswersView, AssumptionsView, BoardView, ClassChanges, DayView, DrawingView, Opened, Query, QuestionView,
    ResultView, Screen, Session, Telling,
};
use ai_act_check::text::library;
use ai_act_check::text::pack::{self as packs, Languages, SOURCE};
use ai_act_check::text::pseudo::{self, MARKS, unmarked};
use ai_act_check::text::{Catalogue, LANGUAGES, cite, key};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use support::reader::{read_html, select};

const TODAY: Date = Date::new(2026, 11, 21);
/// What the visitor says in these tests, in capitals.
const NAME: &str = "SORTING MACHINE";
const REASON: &str = "IT LEARNS.";

/// All languages of the build and the one that nobody speaks.
fn languages() -> Languages {
    let mut faults = Vec::new();
    let folders = ["src/text/words", "src/rulebooks/eu-ai-act/texts"].map(Path::new);
    let mut languages = packs::read(&folders, &mut faults);
    languages.insert(pseudo::CODE.to_owned(), pseudo::texts(&languages[SOURCE]));
    packs::check(BOOK.book, &languages, &mut faults);
    assert_eq!(faults, [""; 0]);
    languages
}

/// The words of the language that nobody speaks.
static WORDS: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut languages = languages();
    let beside = packs::beside(&mut languages);
    let mut systems = support::system::files();
    library::add_language(&mut systems, pseudo::CODE, SOURCE, pseudo::said);
    let parts = packs::parts(BOOK.book, pseudo::CODE, (&languages, &beside), &systems, FINGERPRINT).unwrap();
    Catalogue::read(&parts.concat(), &BOOK).unwrap()
});

fn session(answers: &Answers) -> Session {
    let mut session = Session::with_answers(&BOOK, answers.clone(), TODAY).unwrap();
    session.remarks_mut().set_name(NAME);
    session.remarks_mut().set_reason(BOOK.agenda[0].id, REASON);
    session
}

/// The texts in what a view prints of itself for programmers; addresses are written in no language.
fn quoted(view: &impl std::fmt::Debug) -> Vec<String> {
    let printed = format!("{view:?}").replace("\\\"", "”").replace("\\u{a0}", " ").replace("\\u{2060}", "");
    let texts = printed.split('"').skip(1).step_by(2);
    texts.filter(|text| !text.starts_with("https://")).map(str::to_owned).collect()
}

/// Names that are no words of a language: of the rulebook's things, of acts and bodies, of this build, and what the visitor said.
fn names() -> BTreeSet<String> {
    let proper = BOOK.contacts.iter().chain(BOOK.neighbours).map(|p| p.proper);
    let said = [NAME, REASON, pseudo::CODE, FINGERPRINT, "https"];
    // What sheets know a day on the timeline by, and a group of duties.
    let times = ["past", "today", "now", "later", "future", "event", "dormant", "open"];
    let options = BOOK.agenda.iter().flat_map(|q| q.option_ids());
    let ids = support::ids::ids(BOOK.book);
    let texts = proper.chain(said).chain(times).chain(options).chain(ids);
    texts.flat_map(words_of).map(str::to_owned).collect()
}

/// The words of a text: ids are one word.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-' || MARKS.contains(&c)));
    words.filter(|word| word.contains(|c: char| c.is_alphabetic() || MARKS.contains(&c)))
}

/// What a text says without marks, or without one of them.
fn unsaid(text: &str, names: &BTreeSet<String>) -> Option<String> {
    let rest = unmarked(text);
    let words: Vec<&str> = words_of(&rest).filter(|word| !names.contains(*word)).collect();
    (!words.is_empty()).then(|| format!("{words:?} in \"{text}\""))
}

fn all_marked<T: AsRef<str>>(what: &str, texts: impl IntoIterator<Item = T>, names: &BTreeSet<String>) -> usize {
    let texts: Vec<T> = texts.into_iter().collect();
    let found: BTreeSet<String> = texts.iter().filter_map(|text| unsaid(text.as_ref(), names)).collect();
    let found: Vec<String> = found.into_iter().take(20).collect();
    assert!(found.is_empty(), "{what} says what stands in no text:\n{}", found.join("\n"));
    texts.iter().filter(|text| text.as_ref().contains(MARKS[0])).count()
}

#[test]
fn the_texts_are_longer_and_marked_and_keep_what_is_filled_in() {
    let languages = languages();
    let (source, texts) = (&languages[SOURCE], &languages[pseudo::CODE]);
    let letters = |texts: &packs::Texts| texts.values().map(|(text, _)| text.chars().count()).sum::<usize>();
    let (before, after) = (letters(source), letters(texts));
    let longer = (after - before) * 100 / before;
    assert!((30..50).contains(&longer), "{longer} % longer");
    assert_eq!(pseudo::said("Show {n} cuts"), "⟦Šhòów {n} çùúţš⟧");
    assert_eq!(pseudo::said("{place}, point {n}"), "{place}\u{2060}⟦, pòóìíñţ {n}⟧");
    assert_eq!(unmarked("⟦a ⟦b⟧ c⟧, d ⟦e"), ", d ⟦");
    assert_eq!(unmarked("a⟧ b"), "a⟧ b");
}

#[test]
fn it_is_a_language_like_the_others() {
    assert!(!LANGUAGES.contains(&pseudo::CODE), "it must not be delivered");
    assert_eq!((WORDS.lang(), WORDS.direction()), (pseudo::CODE, "ltr"));
    assert_eq!(WORDS.others().collect::<Vec<_>>(), [("de", "Deutsch"), ("en", "English")]);
    assert_eq!(WORDS.date(TODAY), "⟦21 ⟦Ñòóvèémbèéř⟧ 2026⟧");
    assert_eq!(WORDS.count(key::FACT_DUTIES, 1), "⟦1 dùúţýÿ⟧");
    let cite = ai_act_check::eu_ai_act::acts::AI_ACT.art("6").par("3").sub(3);
    assert_eq!(
        cite::place(&cite, &WORDS).replace('\u{a0}', " ").replace('\u{2060}', ""),
        "⟦Àářţ. 6⟧⟦(3)⟧⟦, third šùúbpàářàáğřàáph⟧"
    );
}

#[test]
fn every_question_is_said_in_texts() {
    let names = names();
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    session.begin();
    let mut marked = 0;
    for question in BOOK.agenda {
        session.go_to(Screen::Question(question));
        let view = QuestionView::of(&session, question, &WORDS);
        marked += all_marked(question.id, quoted(&view), &names);
    }
    marked += all_marked("the board", quoted(&BoardView::of(&session, &WORDS)), &names);
    assert!(marked > 500, "only {marked} texts were looked at");
}

#[test]
fn every_typical_system_is_said_in_texts() {
    let mut names = names();
    let groups = WORDS.systems();
    let systems = || groups.iter().flat_map(|group| &group.systems);
    names.extend(systems().map(|system| system.id.to_owned()));
    let mut marked = all_marked("the list", quoted(&groups), &names);
    assert!(!Query::new("çhàáţ", &WORDS).found(&WORDS).is_empty(), "and it is found by its words");
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    for system in systems() {
        session.choose(system.id);
        for side in 0..2 {
            session.set_side(side);
            let view = AssumptionsView::of(&session, &WORDS);
            marked += view.map(|view| all_marked(system.id, quoted(&view), &names)).unwrap_or_default();
        }
    }
    assert!(marked > 3_000, "only {marked} texts were looked at");
}

#[test]
fn every_result_is_said_in_texts() {
    let names = names();
    let mut marked = 0;
    for (name, answers) in support::cases().iter().step_by(9) {
        let session = session(answers);
        let result = ResultView::of(&session, &WORDS);
        let mut texts = quoted(&result);
        texts.extend(quoted(&AnswersView::of(&session, &WORDS)));
        texts.extend(quoted(&ClassChanges::of(&session, &WORDS)));
        texts.extend(quoted(&DayView::of(&session, &WORDS)));
        // The lines of a drawing are parts of texts.
        let drawing = DrawingView::of(&result, &WORDS);
        texts.extend(drawing.iter().flat_map(|d| quoted(&d.label)));
        marked += all_marked(name, texts, &names);
    }
    assert!(marked > 10_000, "only {marked} texts were looked at");
}

#[test]
fn every_report_is_said_in_texts() {
    let mut names = names();
    for (name, answers) in support::cases().iter().step_by(37) {
        let session = session(answers);
        let telling = Telling::of(&session, &WORDS);
        names.insert(case::checksum(&telling));
        let document = Document::of(&telling);
        let page = html::render(&document);
        assert!(page.contains("<html lang=\"qps\">"), "it runs from left to right");
        let (page, _) = read_html(&page);
        let texts = select(&page, "title, h1, h2, h3, main > p, li, caption, th, td");
        let texts: Vec<String> = texts.into_iter().map(|element| element.text().collect()).collect();
        assert!(all_marked(&format!("the page of {name}"), texts, &names) > 20);
        // Links lead to addresses, which no language writes.
        let text = markdown::render(&document);
        let text = text.split("](").enumerate().map(|(at, part)| match part.split_once(')') {
            Some((_, after)) if at > 0 => after,
            _ => part,
        });
        all_marked(&format!("the Markdown of {name}"), text.collect::<String>().split('\n'), &names);
        assert!(file_stem(&session, &WORDS).is_ascii());
        if let Some(file) = calendar(&session, &WORDS) {
            let text = file.replace("\r\n ", "").replace("\\n", " ");
            let said = text.lines().filter_map(|line| line.split_once(";LANGUAGE=qps:"));
            assert!(all_marked(&format!("the calendar of {name}"), said.map(|(_, said)| said), &names) > 2);
        }
    }
}

#[test]
fn an_opened_case_is_said_in_texts() {
    let names = names();
    let mut marked = 0;
    for (name, answers) in support::cases().iter().step_by(40) {
        let file = case::write(&Telling::of(&session(answers), &WORDS)).replace("\"certain\"", "\"excluded\"");
        let (again, origin) = case::read(&BOOK, &file, TODAY).unwrap().resume(&BOOK).unwrap();
        marked += all_marked(name, &Opened::of(&again, &origin, &WORDS).sentences, &names);
    }
    assert!(marked > 20, "only {marked} texts were looked at");
}

/// CLDR's rules for the official languages of the Union that differ, each with languages that have it; numbers that no count
/// reaches are left out of them. Whoever writes the next language takes its line.
const PLURALS: &[(&[&str], &str)] = &[
    (&["de", "en", "et", "fi", "nl", "sv"], "one: i = 1 and v = 0"),
    (&["bg", "el", "hu"], "one: n = 1"),
    (&["da"], "one: n = 1 or t != 0 and i = 0,1"),
    (&["es", "it"], "one: i = 1 and v = 0; many: e = 0 and i != 0 and i % 1000000 = 0 and v = 0"),
    (&["fr", "pt"], "one: i = 0,1; many: e = 0 and i != 0 and i % 1000000 = 0 and v = 0"),
    (&["cs", "sk"], "one: i = 1 and v = 0; few: i = 2..4 and v = 0; many: v != 0"),
    (
        &["pl"],
        "one: i = 1 and v = 0; few: v = 0 and i % 10 = 2..4 and i % 100 != 12..14; \
         many: v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14",
    ),
    (&["hr"], "one: v = 0 and i % 10 = 1 and i % 100 != 11; few: v = 0 and i % 10 = 2..4 and i % 100 != 12..14"),
    (&["lt"], "one: n % 10 = 1 and n % 100 != 11..19; few: n % 10 = 2..9 and n % 100 != 11..19; many: f != 0"),
    (&["lv"], "zero: n % 10 = 0 or n % 100 = 11..19; one: n % 10 = 1 and n % 100 != 11"),
    (&["ro"], "one: i = 1 and v = 0; few: v != 0 or n = 0 or n != 1 and n % 100 = 1..19"),
    (&["sl"], "one: v = 0 and i % 100 = 1; two: v = 0 and i % 100 = 2; few: v = 0 and i % 100 = 3..4 or v != 0"),
    (&["ga"], "one: n = 1; two: n = 2; few: n = 3..6; many: n = 7..10"),
    (&["mt"], "one: n = 1; two: n = 2; few: n = 0 or n % 100 = 3..10; many: n % 100 = 11..19"),
];

/// The form that CLDR asks for.
fn witness(rules: &PluralRules, n: usize) -> &'static str {
    match rules.category_for(n) {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

fn rules_of(lang: &str) -> PluralRules {
    let locale: Locale = lang.parse().unwrap();
    PluralRules::try_new(locale.into(), PluralRulesOptions::default()).unwrap()
}

/// A language with other plural rules has other forms: the texts that count are copied for each of them.
fn with_plural(rules: &str) -> Languages {
    let mut languages = languages();
    let texts = languages.get_mut(pseudo::CODE).unwrap();
    texts.insert("language.plural".to_owned(), (rules.to_owned(), String::new()));
    let others: Vec<String> = texts.keys().filter_map(|key| key.strip_suffix(".other")).map(str::to_owned).collect();
    for stem in others.iter().filter(|stem| texts.contains_key(&format!("{stem}.one"))).cloned().collect::<Vec<_>>() {
        let other = texts[&format!("{stem}.other")].clone();
        texts.remove(&format!("{stem}.one"));
        for form in rules.split(';').map(|rule| rule.split(':').next().unwrap().trim()) {
            texts.insert(format!("{stem}.{form}"), other.clone());
        }
    }
    languages
}

#[test]
fn numbers_take_the_forms_of_cldr() {
    for (langs, rules) in PLURALS {
        let mut languages = with_plural(rules);
        let mut faults = Vec::new();
        packs::check(BOOK.book, &languages, &mut faults);
        assert_eq!(faults, [""; 0], "{rules}");
        let beside = packs::beside(&mut languages);
        let [pack, _] = packs::parts(BOOK.book, pseudo::CODE, (&languages, &beside), &[], FINGERPRINT).unwrap();
        let table = pack.lines().next().unwrap().split('\t').nth(5).unwrap().as_bytes().to_vec();
        let forms = ["zero", "one", "two", "few", "many", "other"];
        for lang in *langs {
            let witnesses = rules_of(lang);
            for n in 0..2000 {
                let form = forms[usize::from(table.get(n).or(table.last()).unwrap() - b'0')];
                // Beyond what is ever counted, the last entry holds.
                assert!(n >= 1000 || form == witness(&witnesses, n), "{lang}: {n} takes {form}");
            }
        }
        // Every pack has a line for every form of every language.
        let lines = |lang: &str| {
            let parts = packs::parts(BOOK.book, lang, (&languages, &beside), &[], FINGERPRINT).unwrap();
            parts.map(|part| part.lines().count())
        };
        assert_eq!(lines("de"), lines(pseudo::CODE), "{rules}");
    }
}

#[test]
fn the_languages_of_the_build_count_as_cldr_does() {
    for lang in LANGUAGES {
        let words = Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap();
        let witnesses = rules_of(lang);
        for n in 0..300 {
            let form = witness(&witnesses, n);
            let expected = words.fill(key::FACT_QUESTIONS.named(form), &[("n", &n.to_string())]);
            assert_eq!(words.count(key::FACT_QUESTIONS, n), expected, "{lang}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_language_is_named() {
    let faults = |key: &str, text: Option<&str>| {
        let mut languages = languages();
        let texts = languages.get_mut(pseudo::CODE).unwrap();
        match text {
            Some(text) => drop(texts.insert(key.to_owned(), (text.to_owned(), "some.toml".to_owned()))),
            None => drop(texts.remove(key)),
        }
        let mut faults = Vec::new();
        packs::check(BOOK.book, &languages, &mut faults);
        faults.join("\n")
    };
    let cases = [
        ("language.direction", Some("left"), "write \"ltr\" or \"rtl\""),
        ("language.plural", Some("one"), "has no colon"),
        ("language.plural", Some("single: i = 1"), "is no plural form"),
        ("language.plural", Some("one: i is 1"), "is no condition of CLDR"),
        ("language.plural", Some("one: x = 1"), "is no condition of CLDR"),
        ("language.plural", Some("one: i % 0 = 1"), "is no condition of CLDR"),
        ("language.name", None, "\"language.name\""),
        ("language.name", Some("One, two"), "has a comma"),
        ("ui.fact.duties.one", None, "\"ui.fact.duties.one\""),
        ("ui.fact.duties.few", Some("{n} few"), "is not in en"),
        ("ui.list", Some("{first}"), "other placeholders"),
        ("ui.question.next", None, "translate it"),
    ];
    for (key, text, expected) in cases {
        let found = faults(key, text);
        assert!(found.contains(expected), "{key}: {found}");
    }
}
