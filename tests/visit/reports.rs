//! Reports as Markdown and HTML, read back by parsers that are not ours: everything is there, and text stays text.

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::report::document::{self, Block, Document};
use ai_act_check::report::{html, markdown};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::{FINGERPRINT, pack, texts};
use ai_act_check::session::{AnswersView, ClassChanges, ResultView, Session, Telling, as_of};
use ai_act_check::text::{Catalogue, LANGUAGES};

use support::reader::{
    HOSTILE, assert_same, assert_unturned, check_page, read_html, read_markdown, select, shape, words_of,
};
use support::{case, cases};

const TODAY: Date = Date::new(2026, 11, 21);

fn catalogue(lang: &str) -> Catalogue {
    Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap()
}

/// A session with a reason for every answer, each unlike any other.
fn session(answers: &Answers) -> Session {
    let mut session = Session::with_answers(&BOOK, answers.clone(), TODAY).unwrap();
    let questions: Vec<&'static str> = answers.iter().map(|a| a.question.id).collect();
    for question in questions {
        session.remarks_mut().set_reason(question, &format!("because-of-{question}."));
    }
    session
}

/// Before the amendment the texts still give the law since then, and the result says so; afterwards there is nothing to say.
#[test]
fn a_result_for_an_earlier_day_says_which_law_its_texts_give() {
    for lang in LANGUAGES {
        let words = catalogue(lang);
        let told = |day| as_of(&Session::new(&BOOK, day).unwrap(), &words);
        let amended = words.date(Date::new(2026, 7, 27));
        assert!(told(Date::new(2026, 7, 26)).contains(&amended), "{lang}");
        assert!(!told(Date::new(2026, 7, 27)).replacen(&amended, "", 1).contains(&amended), "{lang}");
    }
}

/// The first heading alone is of level 1, and none skips a level.
fn check_headings(name: &str, headings: &[(u8, String)]) {
    assert_eq!(headings[0].0, 1, "[{name}]");
    for pair in headings.windows(2) {
        assert!((2..=pair[0].0 + 1).contains(&pair[1].0) && pair[1].0 <= 3, "[{name}] {pair:?}");
        assert!(!pair[1].1.is_empty(), "[{name}] an empty heading");
    }
}

/// Every text of a document in one string.
fn all_words(document: &Document) -> String {
    let mut all = Vec::new();
    for block in document.blocks() {
        match block {
            Block::Heading(_, text) | Block::Text(text) | Block::Quiet(text) => all.push(text.as_str()),
            Block::List(entries) => all.extend(entries.iter().flat_map(words_of)),
            Block::Table { caption, head, rows } => {
                all.push(caption);
                all.extend(head.iter().map(String::as_str));
                all.extend(rows.iter().flatten().flat_map(words_of));
            }
        }
    }
    all.join("\n")
}

/// Every word of the result.
fn result_words(view: &ResultView) -> Vec<&String> {
    let mut expected = vec![&view.headline, &view.lead, &view.kind, &view.certainty];
    expected.extend(view.facts.iter().flat_map(|f| [&f.label, &f.value]));
    for class in view.classes.iter().chain(&view.possible) {
        expected.extend([&class.name, &class.what]);
        expected.extend(class.grounds.iter().flat_map(|g| [&g.name, &g.cite.text]));
        let certain = class.grounds.iter().filter(|g| !g.open);
        expected.extend(certain.flat_map(|g| [Some(&g.then), g.from.as_ref(), g.basis.as_ref()]).flatten());
    }
    let reasons =
        view.classes.iter().flat_map(|c| &c.grounds).flat_map(|g| &g.reasons).chain(&view.scope).chain(&view.rest);
    expected.extend(reasons.flat_map(|r| [&r.title].into_iter().chain(&r.answers)));
    let duties = view.duties.groups.iter().flat_map(|g| &g.parts).flat_map(|p| &p.duties);
    for duty in duties.chain(view.duties.open.iter().flat_map(|g| &g.duties)).chain(&view.duties.options) {
        expected.extend([&duty.title, &duty.what, &duty.step]);
        let more = [&duty.evidence, &duty.from, &duty.former, &duty.event, &duty.basis, &duty.tag];
        expected.extend(more.into_iter().flatten().chain(&duty.doubts));
        expected.extend(duty.cites.iter().map(|c| &c.text));
        expected.extend(duty.penalty.iter().chain(&duty.information).map(|p| &p.text));
        expected.extend(duty.roles.iter().map(|r| &r.name));
    }
    expected.extend(view.duties.spared.iter().map(|s| &s.title));
    expected.extend(view.duties.contacts.iter().chain(&view.duties.neighbours).flat_map(|p| [&p.name, &p.what]));
    expected.extend(view.open.iter().map(|o| &o.title));
    expected.extend(view.doubts.iter().map(|d| &d.text));
    expected.extend(view.roles.iter().flat_map(|r| [&r.name, &r.then]));
    expected
}

/// Every word of the result, all answers with ids and reasons, and by what the result can be checked again.
fn check_contents(name: &str, session: &Session, words: &Catalogue, document: &Document) {
    let all = all_words(document);
    let view = ResultView::of(session, words);
    let mut expected: Vec<String> = result_words(&view).into_iter().cloned().collect();
    let answers = AnswersView::of(session, words);
    for row in answers.groups.iter().flat_map(|g| &g.rows).chain(&answers.uncounted).chain(&answers.offered) {
        expected.push(row.title.clone());
        expected.extend(row.answers.iter().cloned());
    }
    for class in ClassChanges::of(session, words) {
        let changes = class.own.iter().chain(&class.beside);
        expected.extend(changes.flat_map(|c| c.others.iter().map(|o| o.title.clone()).chain([c.then.clone()])));
    }
    for answer in session.answers().iter() {
        expected.push(format!("{}: {}", answer.question.id, answer.chosen.join(", ")));
        expected.push(format!("because-of-{}.", answer.question.id));
    }
    expected.extend([FINGERPRINT.to_owned(), BOOK.id.to_owned(), BOOK.version.to_string(), session.day().to_string()]);
    expected.push(ai_act_check::session::notice(&BOOK, words));
    expected.push(ai_act_check::documents::case::checksum(&Telling::of(session, words)));
    for text in expected {
        assert!(all.contains(text.trim()), "[{name}] is missing: {text}");
    }
}

/// Reads every case back in both languages; returns the bytes of HTML and of Markdown for each report.
fn read_back(cases: &[(String, Answers)]) -> Vec<(usize, usize, String)> {
    let mut sizes = Vec::new();
    for (name, answers) in cases {
        let session = session(answers);
        for lang in LANGUAGES {
            let words = catalogue(lang);
            let document = Document::of(&Telling::of(&session, &words));
            check_headings(name, &shape(&document, "").headings);
            check_contents(name, &session, &words, &document);
            let (page, text) = (html::render(&document), markdown::render(&document));
            let (tree, found) = read_html(&page);
            assert_same(name, &found, &shape(&document, ""));
            check_page(name, &tree, &document);
            assert_same(name, &read_markdown(&text), &shape(&document, " · "));
            sizes.push((page.len(), text.len(), format!("{name}, {lang}")));
        }
    }
    sizes
}

#[test]
fn every_scenario_is_read_back_as_it_stands() {
    let cases = cases();
    // What would change a result takes most of the time, so the cases share the cores.
    let share = cases.len().div_ceil(std::thread::available_parallelism().map_or(1, std::num::NonZero::get));
    let mut sizes: Vec<(usize, usize, String)> = std::thread::scope(|scope| {
        let threads: Vec<_> = cases.chunks(share).map(|chunk| scope.spawn(|| read_back(chunk))).collect();
        threads.into_iter().flat_map(|t| t.join().unwrap()).collect()
    });
    sizes.sort();
    for (kind, at) in [("middle", sizes.len() / 2), ("fullest", sizes.len() - 1)] {
        let (page, text, name) = &sizes[at];
        println!("the {kind} report, {name}: {page} bytes of HTML, {text} of Markdown");
        assert!(*page < 400_000 && *text < 400_000, "[{name}]");
    }
}

/// As [`document`] keeps a text: one line, without controls; isolated if it has Hebrew or Arabic.
fn kept(text: &str) -> String {
    let hidden =
        ['\u{202e}', '\u{202c}', '\u{2066}', '\u{2069}', '\u{200f}', '\u{61c}', '\u{feff}', '\u{fffe}', '\u{fdd0}'];
    let seen: String = text.chars().filter(|c| !hidden.contains(c)).collect();
    let words = seen.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    if line.contains(['\u{5e9}', '\u{631}']) { format!("\u{2068}{line}\u{2069}") } else { line }
}

#[test]
fn hostile_text_stays_text() {
    let cases = cases();
    let (_, answers) = cases.iter().max_by_key(|(_, a)| a.iter().count()).unwrap();
    let questions: Vec<&'static str> = answers.iter().map(|a| a.question.id).collect();
    assert!(questions.len() >= HOSTILE.len());
    for (lang, first) in LANGUAGES.iter().zip(0..) {
        let words = catalogue(lang);
        let plain = Session::with_answers(&BOOK, answers.clone(), TODAY).unwrap();
        let elements = select(&read_html(&html::render(&Document::of(&Telling::of(&plain, &words)))).0, "*").len();
        // Half of the names in each language: how a text is kept does not depend on it.
        for (at, name) in HOSTILE.iter().enumerate().skip(first).step_by(LANGUAGES.len()) {
            let mut session = Session::with_answers(&BOOK, answers.clone(), TODAY).unwrap();
            session.remarks_mut().set_name(&format!("{name} NAME"));
            for (question, reason) in questions.iter().zip(HOSTILE.iter().cycle().skip(at)) {
                session.remarks_mut().set_reason(question, &format!("{reason} OF {question}."));
            }
            let document = Document::of(&Telling::of(&session, &words));
            assert_eq!(document.title(), kept(&format!("{name} NAME")));
            let source = html::render(&document);
            let (page, found) = read_html(&source);
            check_page(name, &page, &document);
            assert_same(name, &found, &shape(&document, ""));
            // One paragraph more: the headline, as the name stands in its place.
            assert_eq!(select(&page, "*").len(), elements + 1, "{name}");
            let nodes: Vec<&str> = select(&page, "main")[0].text().collect();
            assert_unturned(&source);
            let source = markdown::render(&document);
            assert_unturned(&source);
            let found = read_markdown(&source);
            assert_same(name, &found, &shape(&document, " · "));
            let cells: Vec<String> = found.tables.concat().concat();
            for (question, reason) in questions.iter().zip(HOSTILE.iter().cycle().skip(at)) {
                let text = kept(&format!("{reason} OF {question}."));
                assert_eq!(nodes.iter().filter(|n| **n == text).count(), 1, "{text}");
                assert_eq!(cells.iter().filter(|c| **c == text).count(), 1, "{text}");
            }
            let name = kept(&format!("{name} NAME"));
            assert_eq!(nodes.iter().filter(|n| **n == name).count(), 1, "{name}");
        }
    }
}

/// Our own words begin no list today; those of another pack might.
#[test]
fn what_begins_a_line_begins_no_list() {
    let session = Session::new(&BOOK, TODAY).unwrap();
    let undecided = texts("en").unwrap()["ui.certainty.undecided-many"];
    for text in ["12. item", "123456789) item", "- item", "+ item", ": item", "2026 was a year."] {
        let worded = pack("en").unwrap().replace(undecided, text);
        let words = Catalogue::read(&worded, &BOOK).unwrap();
        let document = Document::of(&Telling::of(&session, &words));
        assert!(all_words(&document).lines().any(|line| line == text), "{text}");
        assert_same(text, &read_markdown(&markdown::render(&document)), &shape(&document, " · "));
    }
}

#[test]
fn without_answers_the_report_says_so() {
    for lang in LANGUAGES {
        let words = catalogue(lang);
        let mut session = Session::new(&BOOK, TODAY).unwrap();
        // A name of which nothing is left is none.
        session.remarks_mut().set_name("\u{202e}\u{202c}");
        session.remarks_mut().set_reason(BOOK.agenda.last().unwrap().id, "A reason without an answer.");
        let document = Document::of(&Telling::of(&session, &words));
        assert_eq!(document.title(), ResultView::of(&session, &words).headline);
        assert!(all_words(&document).contains("A reason without an answer."));
        let (page, found) = read_html(&html::render(&document));
        check_page("nothing", &page, &document);
        check_headings("nothing", &found.headings);
        assert_eq!(read_markdown(&markdown::render(&document)).headings, found.headings);
    }
}

#[test]
fn what_ends_the_print_ends_the_report_too() {
    let answers = case("a1-machinery");
    let (session, words) = (session(&answers), catalogue("en"));
    let record = format!("{:?}", document::record(&Telling::of(&session, &words)));
    let report = format!("{:?}", Document::of(&Telling::of(&session, &words)).blocks());
    assert!(record.len() > 1000 && report.ends_with(record.strip_prefix('[').unwrap()), "{record}");
}

#[test]
fn a_file_is_named_after_the_system() {
    let (de, en) = (catalogue("de"), catalogue("en"));
    let stem = |words: &Catalogue, name: &str| {
        let mut session = Session::new(&BOOK, TODAY).unwrap();
        session.remarks_mut().set_name(name);
        document::file_stem(&session, words)
    };
    let end = format!("{TODAY}_{}", BOOK.version);
    for (name, expected) in [
        ("", "system"),
        ("Bewerber-Filter 2.1", "Bewerber-Filter-2.1"),
        ("Ärzte für Größe, Gerät, Öl & Übung", "Aerzte-fuer-Groesse-Geraet-Oel-Uebung"),
        ("../../etc/passwd", "etcpasswd"),
        ("...", "system"),
        ("日本語", "system"),
        ("Été à Łódź, Søren’s Œuvre", "Ete-a-Lodz-Sorens-Oeuvre"),
        ("  a \t b\u{a0}c  ", "a-b-c"),
        ("CON:<>\"|?*.", "CON"),
        ("x\u{202e}gpj.exe", "xgpj.exe"),
        ("0123456789012345678901234567890123456 89 1234", "0123456789012345678901234567890123456-89"),
        ("012345678901234567890123456789012345678 0", "012345678901234567890123456789012345678"),
    ] {
        assert_eq!(stem(&de, name), format!("ki-vo-check_{expected}_{end}"));
        assert_eq!(stem(&en, name), format!("ai-act-check_{expected}_{end}"));
    }
}

#[test]
fn only_https_becomes_a_link() {
    for (link, kept) in [
        ("https://example.org/", Some("https://example.org/")),
        ("http://example.org/", None),
        ("javascript:alert(1)", None),
        ("//example.org", None),
        (" https://example.org", None),
    ] {
        assert_eq!(document::Piece::linked("x", Some(link)).link(), kept);
    }
}
