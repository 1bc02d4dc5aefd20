//! The letter to the supplier: who gets one, what it asks, and that it can be copied as it stands. Words that the law defines: where
//! they stand, and that one is not found within another.

use std::collections::BTreeSet;

use ai_act_check::documents::questionnaire::Questionnaire;
use ai_act_check::engine::answers::Answers;
use ai_act_check::rulebooks::{EU_AI_ACT as BOOK, pack, texts};
use ai_act_check::session::{LetterView, QuestionView, ResultView, Session, Telling, TermView};
use ai_act_check::text::{Catalogue, LANGUAGES};

/// An employer with a bought tool for applications.
const BOUGHT: &[(&str, &[&str])] = &[
    ("object", &["system"]),
    ("stage", &["use"]),
    ("exclusions", &["none"]),
    ("origin", &["bought"]),
    ("activity", &["use"]),
    ("changes", &["none"]),
    ("output", &["none"]),
    ("practices", &["none"]),
    ("areas", &["employment"]),
    ("employment", &["filter"]),
    ("profiling", &["no"]),
    ("exemption", &["none"]),
];

fn words(lang: &str) -> Catalogue {
    Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap()
}

/// The employer's visit with some answers changed.
fn but(changed: &[(&str, &[&str])]) -> Session {
    let mut answers = Answers::default();
    for (question, options) in BOUGHT.iter().chain(changed) {
        answers.give(BOOK.book, question, options).unwrap();
    }
    Session::with_answers(&BOOK, answers, BOOK.version).unwrap()
}

/// The letter of a visit with some answers changed.
fn letter(changed: &[(&str, &[&str])]) -> Option<LetterView> {
    Telling::of(&but(changed), &words("en")).letter()
}

/// The questions of that letter, without their numbers.
fn asked(changed: &[(&str, &[&str])]) -> Vec<String> {
    let letter = letter(changed).unwrap();
    let numbered = letter.paragraphs.iter().skip(3).take(letter.questions).zip(1..);
    numbered.map(|(part, n)| part.strip_prefix(&format!("{n}. ")).unwrap().to_owned()).collect()
}

#[test]
fn a_letter_asks_what_one_is_not_sure_of() {
    assert!(letter(&[]).is_none(), "nothing is in doubt");
    let one = asked(&[("exemption", &["unknown"])]);
    assert!(one.len() == 1 && one[0].contains("narrow procedural task"), "{one:?}");
    let line = asked(&[("practices", &["crime?"])]);
    assert!(
        line[0].ends_with("This is about: “Predicting whether a particular person will commit a crime”."),
        "{line:?}"
    );
}

/// What is asked about a whole list is not asked again about each of its lines.
#[test]
fn a_list_in_doubt_stands_for_what_comes_after_it() {
    let followed: &[(&str, &[&str])] =
        &[("areas", &["unknown"]), ("employment", &["unknown"]), ("justice", &["unknown"])];
    let asked = asked(followed);
    assert!(asked.iter().any(|a| a.contains("For which areas")), "{asked:?}");
    assert!(asked.iter().all(|a| !a.contains("matters of staff") && !a.contains("at courts")), "{asked:?}");
}

#[test]
fn who_built_it_has_nobody_to_ask() {
    let doubt: (&str, &[&str]) = ("exemption", &["unknown"]);
    for origin in ["own", "commissioned", "on-model"] {
        assert!(letter(&[("origin", &[origin]), doubt]).is_none(), "{origin}");
    }
    assert!(letter(&[("activity", &["affected"]), doubt]).is_none(), "nobody supplied it to whom it is used on");
    let unknown = asked(&[("origin", &["unknown"]), doubt]);
    assert!(unknown.iter().any(|a| a.starts_with("Who developed")), "{unknown:?}");
    let resold = [("activity", &["other"][..]), ("role", &["resell"]), doubt];
    assert!(letter(&resold).is_some(), "a distributor asks as well");
}

#[test]
fn what_is_copied_is_what_one_reads() {
    for lang in LANGUAGES {
        let mut session = but(&[("exemption", &["unknown"]), ("profiling", &["unknown"])]);
        let words = words(lang);
        let unnamed = Telling::of(&session, &words).letter().unwrap();
        assert!(unnamed.text().contains(&words.get(["letter", "unnamed"])));
        session.remarks_mut().set_name("Vorsortierung");
        let letter = Telling::of(&session, &words).letter().unwrap();
        let text = letter.text();
        assert!(text.lines().next().unwrap().contains("Vorsortierung"), "{text}");
        assert!(letter.paragraphs.iter().all(|part| text.contains(part.as_str())), "{text}");
        assert!(text.contains("\n1. ") && text.contains("\n2. ") && text.contains("Art.\u{a0}13"), "{text}");
        assert!(!text.contains(['{', '}']), "{text}");
    }
}

#[test]
fn a_question_tells_the_words_that_stand_in_it() {
    let session = but(&[]);
    for lang in LANGUAGES {
        let words = words(lang);
        let terms = |question: &str| {
            let view = QuestionView::of(&session, BOOK.question(question).unwrap(), &words);
            view.terms.iter().map(|term| term.id).collect::<Vec<_>>()
        };
        assert_eq!(terms("activity"), ["provider", "deployer"], "{lang}");
        assert_eq!(terms("live-identification"), ["live-remote-identification", "public-space"], "{lang}");
        assert!(terms("manipulation").is_empty(), "{lang}");
        assert_eq!(terms("size"), ["sme-defined", "mid-cap"], "{lang}");
    }
}

#[test]
fn a_result_tells_the_words_of_class_roles_and_duties() {
    for lang in LANGUAGES {
        let (session, words) = (but(&[]), words(lang));
        let terms = TermView::of_result(&session, &ResultView::of(&session, &words), &words);
        let ids: BTreeSet<&str> = terms.iter().map(|term| term.id).collect();
        for id in ["deployer", "high-risk-system", "instructions-for-use", "literacy"] {
            assert!(ids.contains(id), "{lang}: {id} is not in {ids:?}");
        }
        assert!(!ids.contains("deepfake"), "{lang}: {ids:?}");
        assert!(terms.iter().all(|term| term.cite.link.is_some() && term.means.len() > 30));
    }
}

/// No pack carries what only the build needs, and programs are told the definitions too.
#[test]
fn forms_stay_out_of_the_packs() {
    let forms = texts("en").unwrap();
    assert!(forms.keys().filter(|key| key.starts_with("form.")).count() == BOOK.terms.len());
    let questionnaire = Questionnaire::of(&BOOK, &words("de"));
    let asked = questionnaire.questions.iter().find(|question| question.id.0 == "activity").unwrap();
    assert_eq!(asked.terms.iter().map(|term| &*term.term.0).collect::<Vec<_>>(), ["Anbieter", "Betreiber"]);
}
