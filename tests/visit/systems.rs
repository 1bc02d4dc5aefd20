//! A visit that begins with a typical system: it is found by what people type, what is assumed is seen and can be denied, and
//! nothing that decides is passed by.

use std::collections::BTreeSet;

use ai_act_check::engine::date::Date;
use ai_act_check::engine::rulebook::{NONE, Question};
use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::{pack, packs};
use ai_act_check::session::{AnswersView, AssumptionsView, Opening, Prefill, Query, Screen, Session};
use ai_act_check::text::{Catalogue, LANGUAGES, key};
use support::system::{Side, files};

const TODAY: Date = Date::new(2026, 11, 28);
/// Systems that a visit can begin with, here.
const CHATBOT: &str = "web-chatbot";
const RANKING: &str = "hr-cv-ranking";

fn words(lang: &str) -> Catalogue {
    Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap()
}

fn visit(system: &str) -> Session {
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    session.choose(system);
    session
}

fn question(id: &str) -> &'static Question {
    BOOK.question(id).unwrap()
}

/// The id of the question on screen.
fn asked(session: &Session) -> Option<&'static str> {
    match session.screen() {
        Screen::Question(question) => Some(question.id),
        _ => None,
    }
}

/// The page of assumptions as it stands.
fn page<'w>(session: &Session, words: &'w Catalogue) -> AssumptionsView<'w> {
    AssumptionsView::of(session, words).unwrap()
}

/// The questions that it announces.
fn announced(session: &Session, words: &Catalogue) -> Vec<&'static str> {
    page(session, words).asked.iter().map(|asked| asked.question).collect()
}

/// The ids of the systems that are found.
fn found(typed: &str, words: &Catalogue) -> Vec<String> {
    Query::new(typed, words).found(words).iter().map(|(_, system)| system.id.to_owned()).collect()
}

/// What people type, and a system that must be among the first three, or nothing where none fits.
const TYPED: [(&str, &str, &str); 32] = [
    ("de", "lebenslauf", "hr-cv-ranking"),
    ("de", "Lebensläufe", "hr-cv-ranking"),
    ("de", "lebenslaeufe", "hr-cv-ranking"),
    ("de", "bewerber", "hr-cv-ranking"),
    ("de", "Bewerbungsfilter", "hr-cv-ranking"),
    ("de", "Gesichts", "sec-door"),
    ("de", "chat bot", "off-chatbot"),
    ("de", "Chatbot Website", "web-chatbot"),
    ("de", "CHATBOT FÜR DIE WEBSITE", "web-chatbot"),
    ("de", "der Kredit", "fin-credit"),
    ("de", "bot", "off-chatbot"),
    ("de", "zeugnis", "hr-texts"),
    ("de", "Zeugnisse", "hr-texts"),
    ("de", "kredit", "fin-credit"),
    ("de", "Kreditwürdigkeit", "fin-credit"),
    ("de", "uebersetzen", "off-language"),
    ("de", "Übersetzer", "off-language"),
    ("de", "dienstplan", "hr-shifts"),
    ("de", "Dienstpläne", "hr-shifts"),
    ("de", "protokoll", "off-minutes"),
    ("de", "wohngeld", "town-benefit"),
    ("de", "Aufzüge", "prod-lift"),
    ("de", "Steuerberatungsbüro", "jus-contract"),
    ("de", "qwertz", ""),
    ("en", "translator", "off-language"),
    ("en", "CVs", "hr-cv-ranking"),
    ("en", "applicants", "hr-cv-ranking"),
    ("en", "chat-bot", "off-chatbot"),
    ("en", "loans", "fin-credit"),
    ("en", "roster", "hr-shifts"),
    ("en", "lifts", "prod-lift"),
    ("en", "qwertz", ""),
];

#[test]
fn a_system_is_found_by_what_people_type() {
    let mut faults = Vec::new();
    for (lang, typed, wanted) in TYPED {
        let words = words(lang);
        let ids = found(typed, &words);
        let fits = if wanted.is_empty() { ids.is_empty() } else { ids.iter().take(3).any(|id| *id == wanted) };
        if !fits {
            faults.push(format!("\"{typed}\" finds {ids:?}, not \"{wanted}\""));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whoever types the name of a system, or what people call it, finds it; the first letters do as well.
#[test]
fn every_system_is_found_by_its_own_words() {
    let mut tried = 0;
    for lang in LANGUAGES {
        let words = words(lang);
        for system in words.systems().iter().flat_map(|group| &group.systems) {
            for typed in system.search.split(',').chain([system.name]) {
                let short: String = typed.chars().take(typed.chars().count().saturating_sub(1)).collect();
                for typed in [typed, typed.to_uppercase().replace('ẞ', "SS").as_str(), short.as_str()] {
                    let found = found(typed, &words);
                    assert!(found.iter().any(|id| id == system.id), "{lang}: \"{typed}\" misses {}", system.id);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 3_000, "only {tried} words were tried");
}

#[test]
fn what_was_typed_is_marked_and_nothing_of_a_text_is_lost() {
    let words = words("de");
    let query = Query::new("gerat prüf", &words);
    let pieces = query.marked("Geräte: Prüfung der Prüfgeraete");
    assert_eq!(
        pieces,
        ["", "Gerät", "e: ", "Prüf", "ung der ", "Prüf", "", "geraet", "e"],
        "every second piece was typed"
    );
    assert_eq!(Query::new("", &words).marked("Text"), ["Text"]);
    assert!(Query::new(" - ", &words).is_empty());
}

#[test]
fn the_list_has_all_systems_and_tells_of_each_what_it_does() {
    for lang in LANGUAGES {
        let words = words(lang);
        let groups = words.systems();
        let systems: Vec<_> = groups.iter().flat_map(|group| &group.systems).collect();
        let written: usize = files().iter().map(|file| file.systems.len()).sum();
        assert_eq!((groups.len(), systems.len()), (files().len(), written));
        assert!(systems.iter().all(|system| !system.name.is_empty() && !system.what.is_empty()), "{lang}");
        // The first part of a pack has their names, and of the frequent ones the sentence as well.
        let first = Catalogue::read(packs(lang).unwrap().first, &BOOK).unwrap();
        let early = first.systems();
        let told: Vec<_> =
            early.iter().flat_map(|group| &group.systems).filter(|system| !system.what.is_empty()).collect();
        assert_eq!(told.len(), 6);
        assert!(told.iter().all(|system| system.often && system.search.is_empty()));
        assert!(!found("chatbot", &first).is_empty());
        let mut session = visit(CHATBOT);
        assert!(AssumptionsView::of(&session, &first).is_none(), "the sentences come later");
        session.choose("no-such-system");
        assert!(AssumptionsView::of(&session, &words).is_none());
    }
}

#[test]
fn what_is_assumed_becomes_answers_and_what_decides_is_asked() {
    let words = words("en");
    let mut session = visit(CHATBOT);
    let view = page(&session, &words);
    assert_eq!(view.system, "Chatbot on the website");
    assert!(view.what.starts_with("An assistant on the website"));
    assert_eq!(view.sides.iter().map(|(_, chosen)| *chosen).collect::<Vec<_>>(), [true, false]);
    let asks = ["object", "origin", "areas", "changes"];
    assert_eq!(announced(&session, &words), asks);
    assert_eq!(view.go_on, "Continue with 4 questions");
    assert!(view.asked.iter().all(|asked| !asked.anew && !asked.title.is_empty() && !asked.why.is_empty()));
    assert!(session.answers().is_empty(), "nothing is answered before the visitor goes on");

    session.go_on(&words);
    for (id, option) in asks.iter().zip(["system", "bought", "none", "none"]) {
        assert_eq!(asked(&session), Some(*id));
        assert!(session.answers().get(question(id)).is_none(), "{id} must not be answered");
        session.submit(&[option]).unwrap();
    }
    assert!(matches!(session.screen(), Screen::Answers));
    let rows: Vec<_> = AnswersView::of(&session, &words).groups.into_iter().flat_map(|group| group.rows).collect();
    assert_eq!(rows.len(), view.assumed.len() + asks.len());
    for row in rows {
        assert_eq!(row.assumed, !asks.contains(&row.question), "{}", row.question);
    }

    // An answer that the visitor gives again is their own.
    session.change("output");
    session.submit(&["interacts", "generates"]).unwrap();
    assert!(!session.is_assumed("output") && session.is_assumed("practices"));
}

#[test]
fn what_does_not_fit_is_asked() {
    let words = words("de");
    let mut session = visit(CHATBOT);
    session.set_unfit("output", true);
    let view = page(&session, &words);
    assert_eq!(view.go_on, "Weiter mit 5 Fragen");
    let anew: Vec<_> = view.asked.iter().filter(|asked| asked.anew).map(|a| (a.question, a.why.clone())).collect();
    assert_eq!(anew, [("output", words.get(key::ASSUMPTIONS_ANEW))]);
    session.set_unfit("output", false);
    assert_eq!(page(&session, &words).go_on, "Weiter mit 4 Fragen");

    session.set_unfit("output", true);
    session.go_on(&words);
    for option in ["system", "bought"] {
        session.submit(&[option]).unwrap();
    }
    assert_eq!(asked(&session), Some("output"), "in its place among the others");
    session.submit(&["interacts", "bodies"]).unwrap();
    assert_eq!(asked(&session), Some("biometrics"), "and what follows of it");
}

#[test]
fn the_way_back_leads_to_the_assumptions_and_the_list_and_loses_nothing() {
    let words = words("en");
    let mut session = visit(CHATBOT);
    session.set_unfit("output", true);
    session.go_on(&words);
    session.submit(&["system"]).unwrap();
    session.back();
    assert_eq!(asked(&session), Some("object"));
    session.back();
    assert!(matches!(session.screen(), Screen::Assumptions));
    assert_eq!(announced(&session, &words), ["origin", "output", "areas", "changes"], "one is answered already");
    session.back();
    assert!(matches!(session.screen(), Screen::Start) && session.lists_systems());
    session.choose(CHATBOT);
    assert_eq!(announced(&session, &words).len(), 4, "the same system is as it was left");
    session.set_unfit("output", false);
    session.go_on(&words);
    assert_eq!(asked(&session), Some("origin"));
    assert_eq!(session.answers().get(question("object")).unwrap().chosen, ["system"]);
    assert!(session.is_assumed("output"));
}

/// Answers about one system are none about another: nothing that decides may be passed by.
#[test]
fn another_system_or_side_begins_anew() {
    let words = words("en");
    for change in [
        |session: &mut Session, words: &Catalogue| {
            session.choose(RANKING);
            session.go_on(words);
        },
        |session: &mut Session, words: &Catalogue| {
            session.set_side(1);
            session.go_on(words);
        },
        |session: &mut Session, _: &Catalogue| session.describe(),
        |session: &mut Session, _: &Catalogue| session.restart(),
    ] {
        let mut session = visit(CHATBOT);
        session.go_on(&words);
        session.submit(&["program"]).unwrap();
        session.back();
        session.back();
        change(&mut session, &words);
        assert!(session.answers().get(question("object")).is_none_or(|answer| answer.chosen != ["program"]));
    }
    let mut session = visit(CHATBOT);
    session.go_on(&words);
    session.back();
    session.describe();
    assert!(session.answers().is_empty());
    assert_eq!(asked(&session), Some(BOOK.agenda[0].id));
    session.back();
    assert!(matches!(session.screen(), Screen::Start), "without a system the way back ends at the list");
}

#[test]
fn answers_of_the_page_come_before_what_is_assumed() {
    let words = words("en");
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    let mut prefill = Prefill { locked: vec!["exclusions"], ..Prefill::default() };
    prefill.answers.give(&BOOK, "exclusions", &["open-source"]).unwrap();
    prefill.answers.give(&BOOK, "object", &["system"]).unwrap();
    session.set_prefill(prefill);
    assert!(!session.lists_systems(), "whoever comes with answers goes on with them");
    session.set_opening(Opening::With(CHATBOT.to_owned()));
    assert!(matches!(session.screen(), Screen::Assumptions));
    let view = page(&session, &words);
    assert!(view.assumed.iter().all(|(point, _)| point.question != "exclusions"));
    assert_eq!(announced(&session, &words), ["origin", "areas", "changes"]);
    session.go_on(&words);
    assert_eq!(asked(&session), Some("origin"));
    assert_eq!(session.answers().get(question("exclusions")).unwrap().chosen, ["open-source"]);
    assert!(!session.is_assumed("exclusions"));
    session.restart();
    assert!(matches!(session.screen(), Screen::Assumptions) && session.answers().iter().count() == 2);
}

#[test]
fn a_visit_begins_as_the_page_wants() {
    let words = words("en");
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    assert!(session.lists_systems());
    session.set_opening(Opening::Ask);
    assert!(!session.lists_systems() && matches!(session.screen(), Screen::Start));
    session.begin();
    session.submit(&["system"]).unwrap();
    session.set_opening(Opening::With(CHATBOT.to_owned()));
    assert!(asked(&session).is_some(), "a visit under way goes on");
    session.go_to(Screen::Assumptions);
    assert!(matches!(session.screen(), Screen::Start), "nothing is assumed yet");
    session.restart();
    session.go_on(&words);
    session.go_to(Screen::Assumptions);
    assert!(matches!(session.screen(), Screen::Assumptions));
}

/// The answer of the typical case, and where none is told that of somebody to whom nothing applies.
fn typical<'s>(side: &'s Side, question: &'static Question) -> Vec<&'s str> {
    if let Some(asked) = side.ask.iter().find(|asked| asked.question == question.id) {
        return asked.typical.iter().map(String::as_str).collect();
    }
    let usual = question.option_ids().find(|id| [NONE, "no"].contains(id));
    vec![usual.or_else(|| question.option_ids().next()).unwrap()]
}

/// From every side of every system a visitor comes to the class that the law gives it, over the questions that the page named
/// before, and over no other.
#[test]
fn every_system_leads_to_its_class_over_the_questions_that_were_announced() {
    let words = words("en");
    let mut faults = Vec::new();
    let mut most = (0, String::new());
    for system in files().iter().flat_map(|file| &file.systems) {
        for (place, side) in system.sides.iter().enumerate() {
            let mut session = visit(&system.id);
            session.set_side(place);
            let view = page(&session, &words);
            let assumed: Vec<&str> = view.assumed.iter().map(|(point, _)| point.question).collect();
            assert_eq!(assumed, side.assume.iter().map(|a| a.question.as_str()).collect::<Vec<_>>(), "{}", system.id);
            let expected = announced(&session, &words);
            session.go_on(&words);
            let mut came = Vec::new();
            while let Screen::Question(question) = session.screen() {
                came.push(question.id);
                session.submit(&typical(side, question)).unwrap();
            }
            most = most.max((came.len(), format!("{} {came:?}", system.id)));
            let classes = session.assessment().classes.iter().filter(|o| o.truth == Truth::Yes);
            let classes: BTreeSet<String> = classes.map(|o| o.category.id.to_owned()).collect();
            // Where a class stays open, what hangs on it is asked as well.
            let more = !side.class.is_empty() && came.len() > expected.len();
            if !came.starts_with(&expected) || more || classes != side.class {
                let whose = side.r#for;
                faults.push(format!("{} {whose:?}: {expected:?} announced, {came:?} asked; {classes:?}", system.id));
            }
        }
    }
    assert!(faults.is_empty(), "{} sides:\n{}", faults.len(), faults.join("\n"));
    assert_eq!(most.0, 6, "{}: of which five decide a class at most", most.1);
}

/// Whether a question comes on the way of the typical case.
fn comes(session: &mut Session, side: &Side, id: &str) -> bool {
    while let Screen::Question(question) = session.screen() {
        if question.id == id {
            return true;
        }
        session.submit(&typical(side, question)).unwrap();
    }
    false
}

/// Whatever does not fit is announced and asked; where it is not, nothing can depend on it. No denied fact is answered in silence.
#[test]
fn whatever_does_not_fit_is_asked_at_every_system() {
    let words = words("en");
    let mut faults = Vec::new();
    for system in files().iter().flat_map(|file| &file.systems) {
        for (place, side) in system.sides.iter().enumerate() {
            for assumed in side.assume.iter().map(|assumed| assumed.question.as_str()) {
                let mut session = visit(&system.id);
                session.set_side(place);
                session.set_unfit(assumed, true);
                let told = announced(&session, &words).contains(&assumed);
                session.go_on(&words);
                let asked = comes(&mut session, side, assumed);
                let open = session.assessment().classes.iter().any(|outcome| outcome.truth == Truth::Unknown);
                let silent = session.answers().get(question(assumed)).is_some();
                if !told || silent || (!asked && open && !side.class.is_empty()) {
                    faults.push(format!("{} {:?}: {assumed}", system.id, side.r#for));
                }
            }
        }
    }
    assert!(faults.is_empty(), "never asked:\n{}", faults.join("\n"));
}

/// Whoever checks one system after the other must not find what was said of the first in the file of the second.
#[test]
fn what_was_said_of_a_system_is_none_of_another() {
    let words = words("en");
    let said = |session: &Session| !session.remarks().name().is_empty() || !session.remarks().reflections().is_empty();
    let begun = || {
        let mut session = visit(CHATBOT);
        // What a page gives before the first answer stays.
        session.remarks_mut().set_reflections("[1]".to_owned());
        session.go_on(&words);
        assert_eq!(session.remarks().reflections(), "[1]");
        session.remarks_mut().set_name("Ours");
        session
    };
    let mut session = begun();
    session.go_on(&words);
    assert!(said(&session), "the same system goes on with it");
    session.choose(RANKING);
    assert!(said(&session), "it is only looked at");
    session.go_on(&words);
    assert!(!said(&session));
    let mut session = begun();
    session.describe();
    assert!(!said(&session));
}
