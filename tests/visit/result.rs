//! What a result makes of its duties: each that is open stands once, under a question that settles it; a penalty that several
//! share is said once; what was near says which answer keeps it away; words to copy stand at the duty that asks for them.

use std::collections::BTreeSet;

use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::{EU_AI_ACT as BOOK, pack};
use ai_act_check::session::{DutyView, QuestionView, ResultView, Session};
use ai_act_check::text::Catalogue;

fn result(case: &str) -> ResultView {
    let session = Session::with_answers(&BOOK, support::case(case), BOOK.version).unwrap();
    ResultView::of(&session, &words())
}

fn words() -> Catalogue {
    Catalogue::read(pack("en").unwrap(), &BOOK).unwrap()
}

#[test]
fn an_open_duty_stands_once_under_a_question_that_settles_it() {
    let (words, mut groups, mut together) = (words(), 0, 0);
    for (name, answers) in support::cases() {
        let session = Session::with_answers(&BOOK, answers, BOOK.version).unwrap();
        let view = ResultView::of(&session, &words).duties;
        let mut seen = BTreeSet::new();
        for group in &view.open {
            let question =
                group.question.unwrap_or_else(|| panic!("{name}: no question settles {}", group.duties[0].id));
            for duty in &group.duties {
                assert!(duty.questions.iter().any(|(id, _)| *id == question), "{name}: {} under {question}", duty.id);
                assert!(seen.insert(duty.id), "{name}: {} stands twice", duty.id);
            }
            groups += 1;
            together = together.max(group.duties.len());
        }
        let sizes: Vec<usize> = view.open.iter().map(|group| group.duties.len()).collect();
        assert!(sizes.is_sorted_by(|a, b| a >= b), "{name}: {sizes:?}");
    }
    assert!(groups > 40 && together > 20, "{groups} groups, {together} duties in the largest");
}

/// Of several uses one may be high-risk and another exempt.
#[test]
fn a_class_says_for_which_of_several_uses_it_does_not_hold() {
    let lead = result("exempt-in-one-of-two-areas").lead;
    let [high, exempt] = ["annex-3-4-a", "annex-3-3-a"].map(|rule| words().get(["rule", rule, "name"]));
    let (before, after) = lead.split_once("Not for").unwrap();
    assert!(before.contains(&high) && after.contains(&exempt) && !after.contains(&high), "{lead}");
    for case in ["exempt-in-both-areas", "exempt-in-neither-area", "profiling-in-one-of-two-areas"] {
        assert!(!result(case).lead.contains("Not for"), "{case}");
    }
}

/// What was not named as an area is no line of the question for which of them the exemption holds.
#[test]
fn only_the_areas_that_may_be_are_asked_about() {
    let options = |case: &str| {
        let session = Session::with_answers(&BOOK, support::case(case), BOOK.version).unwrap();
        let view = QuestionView::of(&session, BOOK.question("exemption-areas").unwrap(), &words());
        view.options.iter().map(|option| option.id).collect::<Vec<_>>()
    };
    assert_eq!(options("exempt-in-one-of-two-areas"), ["employment", "education", "none", "unknown"]);
    assert_eq!(options("perhaps-in-a-second-area"), ["employment", "education", "none", "unknown"]);
    assert_eq!(options("biometrics-beside-an-area"), ["biometrics", "employment", "none", "unknown"]);
}

#[test]
fn a_penalty_that_several_share_is_that_of_most() {
    let view = result("a3-4a-cv").duties;
    let group = view.groups.iter().find(|group| group.penalty.is_some()).unwrap();
    let duties = || group.parts.iter().flat_map(|part| &part.duties);
    let shared = duties().filter(|duty| duty.penalty == group.penalty).count();
    let others = |duty: &DutyView| duties().filter(|other| other.penalty == duty.penalty).count();
    assert!(shared > 1 && duties().all(|duty| duty.penalty.is_none() || others(duty) <= shared));
}

#[test]
fn what_was_near_says_which_answer_keeps_it_away() {
    let excluded = result("anger-of-callers").excluded;
    let banned = excluded.iter().find(|e| e.rule == "art-5-1-f").unwrap();
    assert_eq!((banned.class, &*banned.questions), ("prohibited", &["emotion-place"][..]));
    assert!(banned.because[0].starts_with("It does not apply, because you answered “"), "{:?}", banned.because);
    let model = result("gpai-plain").excluded;
    assert!(model.iter().all(|e| e.class != "prohibited"), "nobody asked about a ban: {model:?}");
    let (words, mut found) = (words(), 0);
    for (name, answers) in support::cases() {
        let session = Session::with_answers(&BOOK, answers, BOOK.version).unwrap();
        for e in ResultView::of(&session, &words).excluded {
            let rule = BOOK.rules().find(|rule| rule.id == e.rule).unwrap();
            assert_eq!(session.assessment().interview.eval.rule(rule), Truth::No, "{name}: {}", e.rule);
            assert!(!e.because.is_empty() && e.because.len() == e.questions.len(), "{name}: {e:?}");
            found += 1;
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn words_to_copy_stand_at_the_duty_that_asks_for_them() {
    let view = result("anger-of-callers").duties;
    let duties = || view.groups.iter().flat_map(|g| &g.parts).flat_map(|p| &p.duties);
    let notices = |id| duties().find(|d| d.id == id).map_or(Vec::new(), |d| d.notices.iter().map(|n| n.id).collect());
    assert_eq!(notices("art-50-3"), ["emotions"], "and not those for categories");
    let named: BTreeSet<&str> = BOOK.notices.iter().map(|n| n.duty).collect();
    assert!(duties().all(|d| d.notices.is_empty() || named.contains(d.id)));
}
