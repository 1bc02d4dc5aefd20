//! Both languages: fresh, complete, without dates or markup typed in, within the lengths that screens bear.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use ai_act_check::engine::date::Date;
use ai_act_check::engine::rulebook::{NONE, UNKNOWN};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::{FINGERPRINT, RULEBOOKS, own_texts, pack, packs, packs_of, translated};
use ai_act_check::session::{BoardView, QuestionView, Session, as_of, notice};
use ai_act_check::text::pack::fingerprint;
use ai_act_check::text::{Catalogue, LANGUAGES, PackError, cite, key};

/// The language in which texts are written first.
const SOURCE: &str = "en";

fn catalogue(lang: &str) -> Catalogue {
    Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap()
}

fn texts(lang: &str) -> BTreeMap<String, &'static str> {
    ai_act_check::rulebooks::texts(lang).unwrap()
}

/// The texts of every rulebook; those of the screens are the same for all.
fn all_texts(lang: &str) -> BTreeSet<(String, &'static str)> {
    RULEBOOKS.iter().flat_map(|book| packs_of(book.id, lang).unwrap().texts()).collect()
}

#[test]
fn german_and_english_are_there() {
    assert!(["de", "en"].iter().all(|lang| LANGUAGES.contains(lang)), "{LANGUAGES:?}");
}

/// A translation remembers the sentence it translates; see `cargo xtask texts`.
#[test]
fn no_translation_is_stale() {
    let mut stale = Vec::new();
    for (book, lang) in RULEBOOKS.iter().flat_map(|b| LANGUAGES.iter().filter(|l| **l != SOURCE).map(move |l| (b, l))) {
        let source = own_texts(book.id, SOURCE).unwrap();
        let file = translated(book.id, lang);
        let lock = fs::read_to_string(&file).unwrap_or_default();
        let known: BTreeMap<&str, &str> =
            lock.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t')).collect();
        for (key, sentence) in &source {
            let entry = known.get(key.as_str()).and_then(|rest| rest.split_once('\t'));
            match entry {
                Some((print, by)) if print == fingerprint(sentence) => {
                    assert!(["machine", "person", "official"].contains(&by), "{file}: \"{key}\" was made by \"{by}\"");
                }
                _ => stale.push(format!("{file}: \"{key}\" translates another sentence than today's; read it again")),
            }
        }
        let gone: Vec<_> = known.keys().filter(|k| !source.contains_key(**k)).collect();
        assert!(gone.is_empty(), "{file} knows keys that are gone: {gone:?}; run `cargo xtask texts`");
    }
    assert!(
        stale.is_empty(),
        "{}\nThen confirm with `cargo xtask texts KEY …` or, for all, `--all`.",
        stale.join("\n")
    );
}

#[test]
fn no_date_is_typed_in() {
    let months: BTreeSet<String> =
        LANGUAGES.iter().flat_map(|l| (1..=12).map(|m| catalogue(l).get(key::MONTH.named(&m.to_string())))).collect();
    for lang in LANGUAGES {
        for (key, text) in all_texts(lang).into_iter().filter(|(key, _)| !key.starts_with("ui.month.")) {
            let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
            for pair in words.windows(2) {
                let dated = months.contains(pair[0]) && pair[1].len() == 4 && pair[1].starts_with("20");
                assert!(!dated, "{lang}: \"{key}\" has a date typed in: {text}");
            }
            // In figures: 2027-12-02, 2.12.2027, 2/12/2027.
            for token in text.split(|c: char| !c.is_ascii_digit() && !"-./".contains(c)) {
                let parts: Vec<&str> = token.split(['-', '.', '/']).filter(|p| !p.is_empty()).collect();
                let dated = parts.len() == 3 && parts.iter().any(|p| p.len() == 4);
                assert!(!dated, "{lang}: \"{key}\" has a date typed in: {text}");
            }
        }
    }
}

#[test]
fn texts_are_calm_and_plain() {
    for lang in LANGUAGES {
        for (key, text) in all_texts(lang) {
            for wrong in ["!", "<", ">", " - ", " – ", " — ", "  ", "leider", "Bitte ", "bitte ", "please", "Please"]
            {
                assert!(!text.contains(wrong), "{lang}: \"{key}\" contains \"{wrong}\": {text}");
            }
            let most = match key.rsplit('.').next().unwrap() {
                "title" if key.starts_with("question.") => 100,
                "hint" => 260,
                _ if key.contains(".border.") => 110,
                "counts" | "counts-not" => 150,
                _ if key.contains(".option.") => 110,
                // Paragraphs of a page, not of a screen.
                _ if key.starts_with("lawbook.") => 700,
                // A whole message, to be copied.
                _ if key.starts_with("notice.") => 600,
                _ if key.contains(".note.") => 290,
                _ => 340,
            };
            for line in text.split('\u{1f}') {
                assert!(line.chars().count() <= most, "{lang}: \"{key}\" is longer than {most} characters: {line}");
            }
        }
    }
}

/// WCAG 3.1.2 excepts names and technical terms; any other word of another language would have to be marked as such.
#[test]
fn words_of_another_language_are_names() {
    const WORDS: [(&str, &[&str]); 2] = [
        ("de", &["und", "der", "die", "das", "für", "nicht", "von", "mit", "Gesetz", "Verordnung"]),
        ("en", &["the", "of", "and", "for", "with", "not", "by", "which", "this"]),
    ];
    // The German states, by the word that English texts on German law use.
    const TERMS: &[&str] = &["Länder"];
    let umlaut = |word: &str| word.contains(['ä', 'ö', 'ü', 'ß', 'Ä', 'Ö', 'Ü']);
    for lang in LANGUAGES {
        let others: Vec<&str> =
            WORDS.iter().filter(|(other, _)| other != lang).flat_map(|(_, words)| *words).copied().collect();
        for (key, text) in all_texts(lang).into_iter().filter(|(key, _)| !key.starts_with("language.")) {
            for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !TERMS.contains(word)) {
                let foreign = others.contains(&word) || (*lang == SOURCE && umlaut(word));
                assert!(!foreign, "{lang}: \"{key}\" says \"{word}\" in another language: {text}");
            }
        }
    }
}

#[test]
fn every_option_has_a_label_of_its_own() {
    for lang in LANGUAGES {
        let words = catalogue(lang);
        for question in BOOK.agenda {
            let label = |id: &&str| ai_act_check::session::option_label(question, id, &words);
            let ids: Vec<&str> = question.option_ids().collect();
            let labels: BTreeSet<String> = ids.iter().map(label).collect();
            assert_eq!(
                labels.len(),
                ids.len(),
                "{lang}: question \"{}\" has two equal labels: {labels:?}",
                question.id
            );
            assert!(
                labels.iter().all(|label| !label.is_empty()),
                "{lang}: \"{}\" has an option without words",
                question.id
            );
            assert!(ids.contains(&UNKNOWN) && (ids.contains(&NONE) || question.options.len() > 1));
        }
    }
}

/// Every text of the screens stands in the code by its constant, or by that of its group.
#[test]
fn no_text_of_the_screens_is_unused() {
    let code: String = ["src/session", "src/report", "src/ui", "src/text"].iter().map(|dir| all_code(dir)).collect();
    for key in texts(SOURCE).keys().filter(|k| k.starts_with("ui.")) {
        let constant = |key: &str| format!("key::{}", key.replace(['.', '-'], "_").to_uppercase());
        let used = |constant: &str| {
            code.split(constant).skip(1).any(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        };
        let own = key.trim_start_matches("ui.");
        let group = own.rsplit_once('.').is_some_and(|(group, _)| used(&constant(group)));
        assert!(
            group || used(&constant(own)),
            "\"{key}\" stands in {SOURCE} and its constant nowhere in the code; remove it"
        );
    }
}

/// They are the same for every rulebook; what a rulebook says for itself stands under `ui.book` and under its own things.
#[test]
fn the_words_of_the_screens_name_no_law() {
    for lang in LANGUAGES {
        let acts: Vec<&str> = BOOK.acts.iter().map(|act| texts(lang)[&format!("act.{}.name", act.id)]).collect();
        for (key, text) in texts(lang).into_iter().filter(|(k, _)| k.starts_with("ui.") && !k.starts_with("ui.book.")) {
            let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
            let named = ["AI", "KI", "Regulation", "Verordnung", "system", "System"].iter().find(|w| words.contains(w));
            let act = acts.iter().find(|act| text.contains(**act));
            assert!(named.is_none() && act.is_none(), "{lang}: \"{key}\" names {named:?}{act:?}: {text}");
        }
    }
}

fn all_code(dir: &str) -> String {
    let read = |entry: fs::DirEntry| fs::read_to_string(entry.path()).unwrap_or_default();
    fs::read_dir(dir).unwrap().map(|entry| read(entry.unwrap())).collect()
}

#[test]
fn a_foreign_pack_is_refused_in_words() {
    for wrong in ["", "<!doctype html>", &format!("ai-act-check\txx\t{FINGERPRINT}\n"), "ai-act-check"] {
        assert_eq!(Catalogue::read(wrong, &BOOK).err(), Some(PackError::NotAPack), "{wrong:?}");
    }
    let other = pack("de").unwrap().replace(FINGERPRINT, "0000000000000000");
    let error = Catalogue::read(&other, &BOOK).unwrap_err();
    assert_eq!(error, PackError::OtherBuild);
    assert!(error.to_string().contains("another build"));
}

/// What a visitor sees before the second part of the texts is there.
#[test]
fn the_first_part_of_a_pack_has_the_start_and_the_first_question() {
    for lang in LANGUAGES {
        let (mut early, whole) = (Catalogue::read(packs(lang).unwrap().first, &BOOK).unwrap(), catalogue(lang));
        let session = Session::new(&BOOK, BOOK.version).unwrap();
        let seen = |words: &Catalogue| {
            // Definitions come with the rest, as all that one unfolds.
            let question = QuestionView { terms: Vec::new(), ..QuestionView::of(&session, BOOK.agenda[0], words) };
            let frame = (notice(session.book(), words), as_of(&session, words));
            format!("{:?} {question:?} {frame:?}", BoardView::of(&session, words))
        };
        assert_eq!(seen(&early), seen(&whole), "{lang}");
        assert!(!early.is_complete() && whole.is_complete());

        let later = ["question", BOOK.agenda[1].id, "title"];
        assert_eq!(early.find(later), None);
        let other = packs(if *lang == "de" { "en" } else { "de" }).unwrap();
        for wrong in [other.rest, packs(lang).unwrap().first, packs(lang).unwrap().whole, ""] {
            assert_eq!(early.complete(wrong), Err(PackError::NotAPack), "{lang}");
        }
        early.complete(packs(lang).unwrap().rest).unwrap();
        assert_eq!(early.get(later), whole.get(later));
    }
}

/// Every text of the rulebook is found under its key, and only where the language has it.
#[test]
fn each_text_has_its_place() {
    for lang in LANGUAGES {
        let words = catalogue(lang);
        let dated = |text: &str| words.dated(text);
        for (key, text) in texts(lang) {
            if !["form.", "ui.", "language.", "lawbook.", "page.", "reading.", "shim.", "training."]
                .iter()
                .any(|part| key.starts_with(part))
            {
                assert_eq!(words.find(&key), Some(dated(text)), "{lang}: {key}");
            }
        }
        assert_eq!(words.find(["question", "object", "option", "unknown"]), None);
    }
}

#[test]
fn dates_and_lists_read_well() {
    let (de, en) = (catalogue("de"), catalogue("en"));
    let day = Date::new(2027, 12, 2);
    assert_eq!(de.date(day).replace('\u{a0}', " "), "2. Dezember 2027");
    assert_eq!(en.date(day).replace('\u{a0}', " "), "2 December 2027");
    let words = |n: usize| ["a", "b", "c"].iter().take(n).map(|s| (*s).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        [en.list(&words(0)), en.list(&words(1)), en.list(&words(2)), en.list(&words(3))],
        ["", "a", "a and b", "a, b and c"]
    );
    assert_eq!(de.list(&words(3)), "a, b und c");
    assert_eq!(en.count(key::FACT_QUESTIONS, 1), "1 question");
    assert_eq!(de.count(key::FACT_QUESTIONS, 2), "2 Fragen");
}

#[test]
fn citations_are_written_as_each_language_writes_them() {
    use ai_act_check::eu_ai_act::acts::{AI_ACT, GDPR, HIGH_RISK_DRAFT};
    let cases = [
        (AI_ACT.art("5").par("1").point("f"), "Art. 5(1)(f)", "Art. 5 Abs. 1 Buchst. f"),
        (AI_ACT.art("6").par("3").sub(3), "Art. 6(3), third subparagraph", "Art. 6 Abs. 3 Unterabs. 3"),
        (AI_ACT.art("3").point("14"), "Art. 3(14)", "Art. 3 Nr. 14"),
        (AI_ACT.annex("III").point("4").item("a"), "Annex III, point 4(a)", "Anhang III Nr. 4 Buchst. a"),
        (AI_ACT.annex("I").section("B").point("21"), "Annex I Section B, point 21", "Anhang I Abschnitt B Nr. 21"),
        (AI_ACT.art("5").par("1a").point("a").item("ii"), "Art. 5(1a)(a)(ii)", "Art. 5 Abs. 1a Buchst. a Ziff. ii"),
        (
            AI_ACT.art("113").sub(3).point("c").item("i"),
            "Art. 113, third paragraph, point (c)(i)",
            "Art. 113 Abs. 3 Buchst. c Ziff. i",
        ),
        (GDPR.art("4").point("4"), "Art. 4(4)", "Art. 4 Nr. 4"),
        (AI_ACT.recital("12"), "recital 12", "Erwägungsgrund 12"),
        (HIGH_RISK_DRAFT.para("190"), "para. 190", "Rn. 190"),
    ];
    let (de, en) = (catalogue("de"), catalogue("en"));
    for (citation, english, german) in cases {
        assert_eq!(cite::place(&citation, &en).replace('\u{a0}', " "), english);
        assert_eq!(cite::place(&citation, &de).replace('\u{a0}', " "), german);
    }
}

#[test]
fn links_lead_to_the_text_of_the_day() {
    use ai_act_check::eu_ai_act::acts::{AI_ACT, HIGH_RISK_DRAFT, KI_MIG};
    let (before, after) = (Date::new(2026, 7, 26), Date::new(2026, 7, 27));
    let article = AI_ACT.art("6").par("3");
    let (de, en) = (catalogue("de"), catalogue("en"));
    let link = |day| cite::link(&article, &de, day).unwrap();
    assert!(link(before).ends_with("/DE/TXT/HTML/?uri=CELEX:32024R1689#art_6"), "{}", link(before));
    assert!(link(after).ends_with("/DE/TXT/HTML/?uri=CELEX:02024R1689-20260727#art_6"), "{}", link(after));
    // Consolidated texts carry no recitals.
    let recital = cite::link(&AI_ACT.recital("53"), &en, after).unwrap();
    assert!(recital.ends_with("/EN/TXT/HTML/?uri=CELEX:32024R1689#rct_53"), "{recital}");
    // Guidelines have one address for all their paragraphs.
    assert_eq!(cite::link(&HIGH_RISK_DRAFT.para("190"), &en, after).as_deref(), Some(HIGH_RISK_DRAFT.published_as));
    let statute = cite::link(&KI_MIG.section("15").par("1"), &en, after).unwrap();
    assert_eq!(statute, "https://www.gesetze-im-internet.de/ki-mig/__15.html");
}

/// A pack is a file like any other; one whose dates are made of dates must not keep the page busy for ever.
#[test]
fn a_date_made_of_dates_has_an_end() {
    let text = pack("en").unwrap().replace("\n{day} {month} {year}", "\n{day} {date.general}");
    let words = Catalogue::read(&text, &BOOK).unwrap();
    assert_eq!(words.date(Date::new(2026, 11, 21)), "21 {date.general}");
    let dated = words.find(key::DATE).unwrap();
    assert!(dated.starts_with("{day} "), "{dated}");
}
