//! Answers that the page gives: what is taken, what is said about the rest, and that the visitor cannot change the locked.

use ai_act_check::documents::prefill::{read, write};
use ai_act_check::engine::date::Date;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::session::{Screen, Session};

const TODAY: Date = Date::new(2026, 11, 21);
const GIVEN: &str =
    r#"{"answers":{"activity":["offer"],"object":["system"],"origin":["own"]},"locked":["activity","origin"]}"#;

fn session() -> Session {
    let (prefill, faults) = read(&BOOK, GIVEN);
    assert!(faults.is_empty(), "{faults:?}");
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    session.set_prefill(prefill);
    session
}

/// The question on screen; nothing on any other screen.
fn question(session: &Session) -> &'static str {
    if let Screen::Question(question) = session.screen() { question.id } else { "" }
}

#[test]
fn what_goes_in_comes_out() {
    assert_eq!(write(&session()), GIVEN);
}

#[test]
fn each_fault_is_named_and_the_rest_is_taken() {
    // The document, what the sentence names, and how many answers are taken.
    let faults = [
        ("", "\"answers\"", 0),
        ("[]", "\"answers\"", 0),
        (r#"{"answers":[]}"#, "\"answers\"", 0),
        (r#"{"origin":["own"]}"#, "\"answers\"", 0),
        (r#"{"answers":{"object":["system"],"colour":["red"]}}"#, "\"colour\"", 1),
        (r#"{"answers":{"object":["system"],"origin":["stolen"]}}"#, "\"stolen\"", 1),
        (r#"{"answers":{"object":["system"],"origin":"own"}}"#, "\"origin\"", 1),
        (r#"{"answers":{"object":["system"],"origin":[1]}}"#, "\"origin\"", 1),
        (r#"{"answers":{"object":["system"],"origin":[]}}"#, "\"origin\"", 1),
        (r#"{"answers":{"object":["system"]},"locked":["origin"]}"#, "\"origin\"", 1),
        (r#"{"answers":{"object":["system"]},"locked":"object"}"#, "\"locked\"", 1),
    ];
    for (document, named, taken) in faults {
        let (prefill, said) = read(&BOOK, document);
        assert_eq!(said.len(), 1, "{document}: {said:?}");
        assert!(said[0].contains(named), "{document}: {}", said[0]);
        assert_eq!((prefill.answers.iter().count(), prefill.locked.len()), (taken, 0), "{document}");
    }
}

#[test]
fn locked_questions_are_neither_asked_nor_opened() {
    let mut session = session();
    session.begin();
    assert_eq!(question(&session), "stage");
    session.submit(&["offer"]).unwrap();
    assert_eq!(question(&session), "exclusions");
    session.submit(&["none"]).unwrap();
    assert_eq!(question(&session), "output", "the answer to origin is the page's");
    for expected in ["exclusions", "stage", "object", ""] {
        session.back();
        assert_eq!(question(&session), expected, "activity is the page's");
    }
    session.show_answers();
    for locked in ["activity", "origin"] {
        session.change(locked);
        assert!(matches!(session.screen(), Screen::Answers), "{locked} opens");
        session.go_to(Screen::Question(BOOK.question(locked).unwrap()));
        assert!(matches!(session.screen(), Screen::Answers), "{locked} opens");
    }
    session.change("object");
    assert_eq!(question(&session), "object", "what is not locked can be changed");
}

#[test]
fn questions_are_counted_without_the_locked() {
    use ai_act_check::rulebooks::pack;
    use ai_act_check::session::QuestionView;
    use ai_act_check::text::Catalogue;
    let words = Catalogue::read(pack("en").unwrap(), &BOOK).unwrap();
    let mut session = session();
    session.begin();
    let Screen::Question(asked) = session.screen() else { panic!("no question") };
    let caption = QuestionView::of(&session, asked, &words).caption;
    assert!(caption.starts_with("Question 2 "), "{caption}: object comes first, activity is not asked");
}

#[test]
fn a_new_start_keeps_what_the_page_gave_and_nothing_else() {
    let mut session = session();
    session.begin();
    session.submit(&["offer"]).unwrap();
    session.change("object");
    session.submit(&["model"]).unwrap();
    session.restart();
    assert!(matches!(session.screen(), Screen::Start));
    assert_eq!(write(&session), GIVEN);
}

#[test]
fn a_case_that_is_opened_does_not_overrule_what_is_locked() {
    let mut session = session();
    let (other, _) = read(&BOOK, r#"{"answers":{"object":["model"],"origin":["bought"],"method":["learned"]}}"#);
    session.take_over(Session::with_answers(&BOOK, other.answers, TODAY).unwrap());
    let answers = r#"{"answers":{"activity":["offer"],"method":["learned"],"object":["model"],"origin":["own"]},"#;
    assert!(write(&session).starts_with(answers), "{}", write(&session));
    assert!(session.is_locked("origin") && !session.is_locked("object"));
    let certain =
        |s: &Session| s.assessment().interview.counted.iter().any(|a| a.question.id == "origin" && a.has("bought"));
    assert!(!certain(&session), "the assessment follows the locked answer");
}
