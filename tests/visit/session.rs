//! A visit from screen to screen: nothing is lost, every step can be undone.

use std::collections::BTreeSet;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{DutyOutcome, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::rulebook::Start;
use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::pack;
use ai_act_check::session::{
    AnswersView, BoardView, ClassChanges, DayView, DutiesView, DutyGroup, GateState, HalfView, OpenView, QuestionView,
    ResultView, Screen, Session, Telling, is_hidden, said, ticks,
};
use ai_act_check::text::Catalogue;

const TODAY: Date = Date::new(2026, 11, 21);

fn words(lang: &str) -> Catalogue {
    Catalogue::read(pack(lang).unwrap(), &BOOK).unwrap()
}

/// The question on screen, or the name of the other screen.
fn place(session: &Session) -> &'static str {
    match session.screen() {
        Screen::Start => "start",
        Screen::Assumptions => "assumptions",
        Screen::Question(question) => question.id,
        Screen::Answers => "answers",
        Screen::Result => "result",
    }
}

/// Answers the questions as they come; the ids must be those asked.
fn answer(session: &mut Session, list: &[(&str, &[&str])]) {
    for (question, options) in list {
        assert_eq!(place(session), *question);
        session.submit(options).unwrap();
    }
}

/// A visit that begins with these answers.
fn answered(list: &[(&str, &[&str])], day: Date) -> Session {
    let mut answers = Answers::default();
    for (question, options) in list {
        answers.give(&BOOK, question, options).unwrap();
    }
    Session::with_answers(&BOOK, answers, day).unwrap()
}

const CV_RANKING: &[(&str, &[&str])] = &[
    ("object", &["system"]),
    ("activity", &["offer"]),
    ("stage", &["use"]),
    ("exclusions", &["abroad"]),
    ("origin", &["own"]),
    ("union", &["outside"]),
    ("union-links", &["market"]),
    ("output", &["none"]),
    ("practices", &["none"]),
    ("areas", &["employment"]),
    ("employment", &["filter"]),
    ("profiling", &["yes"]),
    ("providing", &["none"]),
    ("existing", &["new"]),
];

fn cv_ranking() -> Session {
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    session.begin();
    answer(&mut session, CV_RANKING);
    session
}

#[test]
fn the_interview_leads_over_the_answers_to_the_result() {
    let mut session = cv_ranking();
    assert_eq!(place(&session), "answers");
    session.show_result();
    let view = ResultView::of(&session, &words("de"));
    assert_eq!(view.weight, "high-risk");
    assert_eq!(
        view.headline.replace('\u{a0}', " "),
        "Ab 2. Dezember 2027 sind Sie Anbieter eines Hochrisiko-KI-Systems."
    );
    let reasons: Vec<_> = view.classes[0].grounds[0].reasons.iter().map(|r| r.question).collect();
    assert_eq!(reasons, ["areas", "employment", "profiling"], "the deciding answers, and nothing else");
    assert!(view.open.is_empty() && view.possible.is_empty());
}

#[test]
fn back_walks_the_way_back_and_keeps_answers() {
    let mut session = cv_ranking();
    for (question, options) in CV_RANKING.iter().rev() {
        session.back();
        assert_eq!(place(&session), *question);
        let Screen::Question(asked) = session.screen() else { unreachable!() };
        assert_eq!(session.answers().get(asked).unwrap().chosen, *options);
    }
    session.back();
    assert_eq!(place(&session), "start");
    session.begin();
    assert_eq!(place(&session), "answers", "every answer is still there");
}

#[test]
fn continue_after_back_goes_on_through_the_answers_given() {
    let mut session = cv_ranking();
    session.change("areas");
    session.back();
    assert_eq!(place(&session), "answers", "back from a change leads to where it began");
    for _ in 0..4 {
        session.back();
    }
    assert_eq!(place(&session), "employment");
    session.submit(&["monitoring"]).unwrap();
    assert_eq!(place(&session), "profiling");
}

#[test]
fn a_changed_answer_asks_what_is_new_and_returns() {
    let mut session = cv_ranking();
    session.change("areas");
    session.submit(&["employment", "education"]).unwrap();
    assert_eq!(place(&session), "education", "the new area brings its question");
    session.submit(&["grading"]).unwrap();
    assert_eq!(place(&session), "answers");
    session.show_result();
    session.change("output");
    session.submit(&["bodies?"]).unwrap();
    assert_eq!(place(&session), "biometrics", "what may be so brings its question too");
    session.submit(&["identity?"]).unwrap();
    assert_eq!(place(&session), "identification", "and that another");
    session.submit(&["verification"]).unwrap();
    assert_eq!(place(&session), "result");
}

#[test]
fn a_screen_of_the_history_is_gone_to_and_no_change_goes_on_from_there() {
    let mut session = cv_ranking();
    session.change("areas");
    session.go_to(Screen::Question(BOOK.question("stage").unwrap()));
    assert_eq!(place(&session), "stage");
    session.back();
    assert_eq!(place(&session), "activity", "back leads along the way, not to where the change began");
    for (screen, expected) in [(Screen::Start, "start"), (Screen::Answers, "answers"), (Screen::Result, "result")] {
        session.go_to(screen);
        assert_eq!(place(&session), expected);
    }
}

#[test]
fn a_screen_of_the_history_to_which_nothing_leads_any_more_is_the_list_of_answers() {
    let question = |id| Screen::Question(BOOK.question(id).unwrap());
    let mut session = cv_ranking();
    session.go_to(question("education"));
    assert_eq!(place(&session), "answers", "nobody would ask this");
    session.change("areas");
    session.submit(&["none"]).unwrap();
    session.go_to(question("employment"));
    assert_eq!(place(&session), "employment", "its answer is kept, and can be changed");
    session.restart();
    for (screen, expected) in
        [(Screen::Result, "answers"), (question("employment"), "answers"), (question("activity"), "activity")]
    {
        session.go_to(screen);
        assert_eq!(place(&session), expected, "after a new start");
    }
    assert!(session.answers().is_empty());
}

/// Unicode Standard Annex 9, section 2, and Unicode, section 23.7: two at the end of each plane and thirty-two more.
#[test]
fn what_turns_writing_and_what_is_no_character_is_hidden() {
    let turns =
        |c| matches!(c, '\u{61c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}');
    let no_character = |c: char| c as u32 % 0x1_0000 >= 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    for c in '\0'..=char::MAX {
        let byte_order_mark = c == '\u{feff}';
        assert_eq!(is_hidden(c), turns(c) || no_character(c) || byte_order_mark, "{c:?}");
    }
}

#[test]
fn answers_that_stop_mattering_are_kept_and_shown_as_such() {
    let mut session = cv_ranking();
    session.change("areas");
    session.submit(&["none"]).unwrap();
    let view = AnswersView::of(&session, &words("en"));
    let off: Vec<_> = view.uncounted.iter().map(|r| r.question).collect();
    assert_eq!(off, ["employment", "profiling", "providing", "existing"]);
    session.change("areas");
    session.submit(&["employment"]).unwrap();
    assert_eq!(place(&session), "answers", "the kept answers count again, nothing is asked twice");
    assert_eq!(session.assessment().outcome_by_id("high-risk").unwrap().truth, Truth::Yes);
}

#[test]
fn an_empty_answer_is_refused_and_the_screen_stays() {
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    session.begin();
    assert!(session.submit(&[]).is_err());
    assert_eq!(place(&session), "object");
    assert!(session.answers().is_empty());
}

#[test]
fn the_day_decides_when_and_answers_stay() {
    let mut session = cv_ranking();
    let gate =
        |s: &Session| BoardView::of(s, &words("en")).gates.into_iter().find(|g| g.id == "high-risk").unwrap().state;
    assert_eq!(gate(&session), GateState::Later(Date::new(2027, 12, 2)));
    session.set_day(Date::new(2027, 12, 2)).unwrap();
    assert_eq!(gate(&session), GateState::Yes);
    session.set_day(Date::new(2026, 7, 26)).unwrap();
    assert_eq!(
        gate(&session),
        GateState::Later(Date::new(2026, 8, 2)),
        "before the amendment the date was another one"
    );
    assert!(session.set_day(Date::new(2024, 7, 31)).is_err());
    assert_eq!(session.day(), Date::new(2026, 7, 26));
}

/// The form has a "no" for each line; the answer is written as that of any list.
#[test]
fn where_every_line_is_asked_for_none_is_a_no_by_being_left_empty() {
    let words = words("en");
    let asked = BOOK.question("deploying").unwrap();
    let cases: [(&[&str], &[&str], [&str; 3]); 5] = [
        (&["none"], &["decisions!", "staff!", "input!", "logs!", "dpia!"], ["–", "–", "5"]),
        (&["unknown"], &["decisions?", "staff?", "input?", "logs?", "dpia?"], ["–", "5", "–"]),
        (&["staff", "unknown"], &["decisions?", "staff", "input?", "logs?", "dpia?"], ["1", "4", "–"]),
        (&["decisions", "logs?"], &["decisions", "staff!", "input!", "logs?", "dpia!"], ["1", "1", "3"]),
        (&[], &[], ["–", "–", "–"]),
    ];
    for (given, ticked, read) in cases {
        let list = [("deploying", given)];
        let session = answered(if given.is_empty() { &[] } else { &list }, TODAY);
        let view = QuestionView::of(&session, asked, &words);
        let lines = view.options.iter().map(|o| (o.id, o.chosen, o.doubted, o.denied));
        let shown = lines.map(|(id, chosen, doubted, denied)| match (chosen, doubted, denied) {
            (true, Some(false), Some(false)) => id.to_owned(),
            (false, Some(true), Some(false)) => format!("{id}?"),
            (false, Some(false), Some(true)) => format!("{id}!"),
            _ => String::new(),
        });
        let shown: Vec<String> = shown.filter(|tick| !tick.is_empty()).collect();
        assert_eq!((shown, view.options.len()), (ticked.iter().map(|t| (*t).to_owned()).collect(), 5), "{given:?}");
        assert_eq!(view.understood.unwrap().map(|line| line.options), read, "{given:?}");
        assert_eq!(view.missing, given.is_empty().then_some("decisions"), "{given:?}");
        let Some(answer) = session.answers().get(asked) else { continue };
        let back = said(asked, ticks(answer));
        let again = answered(&[("deploying", &back.iter().map(String::as_str).collect::<Vec<_>>())], TODAY);
        let same =
            QuestionView::of(&again, asked, &words).options.iter().map(|o| (o.chosen, o.denied)).collect::<Vec<_>>();
        assert_eq!(same, view.options.iter().map(|o| (o.chosen, o.denied)).collect::<Vec<_>>(), "{given:?}");
        // Without one of its lines the form has no answer, and says which is missing.
        let short: Vec<String> = ticks(answer).into_iter().filter(|tick| !tick.starts_with("input")).collect();
        let view = QuestionView::ticked(&session, asked, &short, &words);
        assert_eq!(view.missing, Some("input"));
        assert!(view.error.contains("We decide which data goes in"), "{}", view.error);
        assert!(said(asked, short).is_empty());
    }
    let list = BOOK.question("areas").unwrap();
    assert_eq!(said(list, vec!["employment?".to_owned()]), ["employment?"], "other lists are as they are ticked");
}

#[test]
fn a_question_to_which_only_a_doubt_leads_says_so() {
    let words = words("en");
    let asked = BOOK.question("biometrics").unwrap();
    let said = |output: &[&str], practices: &[&str]| {
        let before: [(&str, &[&str]); 5] = [
            ("object", &["system"]),
            ("activity", &["use"]),
            ("stage", &["use"]),
            ("exclusions", &["none"]),
            ("origin", &["bought"]),
        ];
        let session = answered(&[&before[..], &[("output", output), ("practices", practices)]].concat(), TODAY);
        QuestionView::of(&session, asked, &words).supposed
    };
    let sentence = said(&["bodies?"], &["none"]).unwrap();
    assert!(sentence.contains("“It evaluates people’s faces") && sentence.ends_with("”."), "{sentence}");
    // A doubt that leads elsewhere is none here, and what is certain needs no such words.
    assert_eq!(said(&["bodies?"], &["scoring?"]).unwrap(), sentence);
    assert_eq!(said(&["bodies"], &["scoring?"]), None);
    let whole = said(&["unknown"], &["none"]).unwrap();
    assert!(whole.contains("“What does the system do with people and content?”"), "{whole}");
}

#[test]
fn both_languages_show_the_same_screens() {
    let session = cv_ranking();
    let (de, en) = (words("de"), words("en"));
    for question in BOOK.agenda {
        let (a, b) = (QuestionView::of(&session, question, &de), QuestionView::of(&session, question, &en));
        assert_eq!(
            a.options.iter().map(|o| o.id).collect::<Vec<_>>(),
            b.options.iter().map(|o| o.id).collect::<Vec<_>>()
        );
        let notes = |v: &QuestionView| v.options.iter().map(|o| o.note.is_some()).collect::<Vec<_>>();
        assert_eq!(notes(&a), notes(&b), "question \"{}\"", question.id);
        assert_eq!(
            a.cites.iter().map(|c| c.link.is_some()).collect::<Vec<_>>(),
            b.cites.iter().map(|c| c.link.is_some()).collect::<Vec<_>>()
        );
        assert_ne!(a.title, b.title, "question \"{}\" is the same in both languages", question.id);
    }
}

/// Answers by question, the question that tells apart, and answers with a part of the result they lead to.
type OpenCase =
    (&'static [(&'static str, &'static [&'static str])], &'static str, &'static [(&'static str, &'static str)]);

/// Open cases: the answers that make them so, the question that tells apart, and for each result a part of its answers and of its
/// sentence. What is certain beside a doubt stays in every half.
const HALVES: &[OpenCase] = &[
    (
        &[("profiling", &["unknown"]), ("exemption", &["procedural"]), ("influence", &["no"])],
        "profiling",
        &[("Yes", "provider of a high-risk AI system"), ("No", "an exemption applies")],
    ),
    (
        &[("object", &["program"]), ("method", &["unknown"])],
        "method",
        &[
            ("It learned from data", "provider of a high-risk AI system"),
            ("It only carries out rules", "also because of the question “Where do its rules"),
        ],
    ),
    (
        &[("employment", &["filter?", "terms?"]), ("profiling", &["yes"])],
        "employment",
        &[
            ("Handling job applications", "provider of a high-risk AI system"),
            ("None of these", "No class with duties of its own"),
        ],
    ),
];

#[test]
fn an_open_result_is_answered_in_halves() {
    let words = words("en");
    for (said, question, expected) in HALVES {
        let list: Vec<_> = CV_RANKING
            .iter()
            .filter(|(id, _)| !said.iter().any(|(other, _)| other == id))
            .chain(*said)
            .copied()
            .collect();
        let session = answered(&list, TODAY);
        let telling = Telling::of(&session, &words);
        assert_eq!(telling.result().weight, "open", "{said:?}");
        let halves = telling.halves().unwrap();
        assert_eq!(halves.question, *question, "{said:?}");
        for (answer, then) in *expected {
            let has = |half: &&HalfView| half.answers.iter().any(|a| a.contains(answer)) && half.then.contains(then);
            assert!(halves.halves.iter().find(has).is_some(), "\"{answer}\" leads to \"{then}\": {halves:#?}");
        }
    }
    let session = answered(CV_RANKING, TODAY);
    assert!(Telling::of(&session, &words).halves().is_none(), "what is certain has no halves");
}

#[test]
fn what_is_open_names_the_question_that_settles_it() {
    let mut session = cv_ranking();
    session.change("profiling");
    session.submit(&["unknown"]).unwrap();
    assert_eq!(place(&session), "exemption");
    session.submit(&["procedural"]).unwrap();
    session.submit(&["no"]).unwrap();
    session.show_result();
    let view = ResultView::of(&session, &words("en"));
    assert_eq!(view.weight, "open");
    let open: Vec<_> = view.open.iter().map(|o| (o.question, o.answer.as_deref())).collect();
    assert_eq!(open, [("profiling", Some("I don’t know"))]);
    let possible: Vec<_> = view.possible.iter().map(|c| c.id).collect();
    assert_eq!(possible, ["high-risk", "art-6-3-exempt", "minimal"]);
    assert_eq!(
        view.headline,
        "Still possible: High-risk AI system, Exemption under Art.\u{a0}6(3) and No special class."
    );
    assert_eq!(view.certainty, "An open answer decides.");
}

/// Two or three classes make a headline. One alone would sound certain, and more make none: there they stand below it.
#[test]
fn the_headline_of_an_open_result_names_a_few_classes() {
    let abroad: &[(&str, &[&str])] = &[
        ("object", &["system"]),
        ("activity", &["unknown"]),
        ("exclusions", &["abroad"]),
        ("union", &["outside"]),
        ("union-links", &["none"]),
    ];
    for (session, alone) in [(answered(abroad, TODAY), true), (Session::new(&BOOK, TODAY).unwrap(), false)] {
        let view = ResultView::of(&session, &words("en"));
        assert_eq!(view.possible.len() == 1, alone, "{:?}", view.possible);
        assert!(alone || view.possible.len() > 3, "{:?}", view.possible);
        assert_eq!(view.headline, "It is not decided yet which class applies.", "{:?}", view.possible);
        assert!(view.possible.iter().all(|class| view.certainty.contains(&class.name)), "{}", view.certainty);
    }
}

/// A town hall in the Union builds a benefits checker and uses it.
fn town_hall(organisation: &[&str]) -> Session {
    let given: &[(&str, &[&str])] = &[
        ("object", &["system"]),
        ("activity", &["use"]),
        ("stage", &["use"]),
        ("exclusions", &["none"]),
        ("origin", &["own"]),
        ("name", &["own"]),
        ("output", &["none"]),
        ("practices", &["none"]),
        ("areas", &["services"]),
        ("services", &["benefits"]),
        ("profiling", &["yes"]),
        ("organisation", organisation),
        ("deploying", &["decisions"]),
        ("providing", &["none"]),
        ("existing", &["new"]),
    ];
    let mut session = Session::new(&BOOK, TODAY).unwrap();
    session.begin();
    answer(&mut session, given);
    session
}

#[test]
fn duties_stand_by_time_and_by_role() {
    let session = town_hall(&["authority"]);
    let view = DutiesView::of(&session, &words("en"));
    let groups: Vec<_> = view.groups.iter().map(|g| (g.id, g.title.replace('\u{a0}', " "))).collect();
    let title = |text: &str| text.to_owned();
    assert_eq!(
        groups,
        [("now", title("Now")), ("later", title("From 2 December 2027")), ("event", title("When something happens"))]
    );
    let roles =
        |g: &DutyGroup| g.parts.iter().map(|p| p.roles.iter().map(|r| r.id).collect::<Vec<_>>()).collect::<Vec<_>>();
    assert_eq!(
        roles(&view.groups[0]),
        [vec!["provider", "deployer"]],
        "literacy is owed in both roles, and stands once"
    );
    assert_eq!(roles(&view.groups[1]), [vec!["provider"], vec!["deployer"]]);
    let all = view.groups.iter().flat_map(|g| &g.parts).map(|p| p.duties.len()).sum::<usize>();
    let ids: BTreeSet<_> = view.groups.iter().flat_map(|g| &g.parts).flat_map(|p| &p.duties).map(|d| d.id).collect();
    assert_eq!(ids.len(), all, "no duty stands twice");
    assert_eq!(view.roles.iter().map(|r| r.id).collect::<Vec<_>>(), ["provider", "deployer"]);
    let counts: Vec<usize> = view.groups.iter().map(|g| g.parts.iter().map(|p| p.duties.len()).sum()).collect();
    for (text, n) in view.counts.iter().zip(counts) {
        assert!(text.starts_with(&n.to_string()), "{text} counts {n}");
    }
}

#[test]
fn a_moved_day_names_the_former_one() {
    let session = town_hall(&["authority"]);
    let view = DutiesView::of(&session, &words("en"));
    let duty =
        |id: &str| view.groups.iter().flat_map(|g| &g.parts).flat_map(|p| &p.duties).find(|d| d.id == id).unwrap();
    let plain = |text: &Option<String>| text.clone().unwrap_or_default().replace('\u{a0}', " ");
    assert_eq!(plain(&duty("art-27").from), "applies from 2 December 2027");
    assert!(plain(&duty("art-27").former).contains("2 August 2026"), "{:?}", duty("art-27").former);
    assert_eq!(plain(&duty("art-4").former), "", "Art. 4 was never moved");
    assert!(
        duty("art-43-2").doubts.iter().any(|d| d.contains("Art.")),
        "the doubt about dates outside Sections 1 to 3"
    );
}

#[test]
fn an_optional_detail_is_offered_and_counts_once_given() {
    let mut session = town_hall(&["authority"]);
    assert_eq!(place(&session), "answers", "details are not asked for");
    let words = words("en");
    let details = |s: &Session| DutiesView::of(s, &words).details.iter().map(|d| d.question).collect::<Vec<_>>();
    assert!(details(&session).contains(&"member-state"));
    let offered: Vec<_> = AnswersView::of(&session, &words).offered.iter().map(|r| r.question).collect();
    assert_eq!(offered, details(&session));
    session.show_result();
    session.change("member-state");
    session.submit(&["germany"]).unwrap();
    assert_eq!(place(&session), "result");
    assert!(!details(&session).contains(&"member-state"));
    let view = DutiesView::of(&session, &words);
    let mut duties = view.groups.iter().flat_map(|g| &g.parts).flat_map(|p| &p.duties);
    let penalty = duties.find(|d| d.id == "art-9").unwrap().penalty.as_ref().unwrap();
    // Before the AI Office what a Member State says of its public bodies does not count, Art. 75c(4).
    assert!(penalty.cite.text.contains("KI-MIG") && penalty.basis.is_some() && penalty.open.is_some(), "{penalty:?}");
    session.show_result();
    session.change("supervision");
    session.submit(&["none"]).unwrap();
    let view = DutiesView::of(&session, &words);
    let mut duties = view.groups.iter().flat_map(|g| &g.parts).flat_map(|p| &p.duties);
    let penalty = duties.find(|d| d.id == "art-9").unwrap().penalty.as_ref().unwrap();
    assert!(penalty.cite.text.contains("KI-MIG") && penalty.open.is_none(), "{penalty:?}");
    assert!(session.uncounted().next().is_none());
}

#[test]
fn a_duty_that_hangs_on_an_open_answer_names_the_question() {
    let session = town_hall(&["unknown"]);
    let words = words("en");
    let view = DutiesView::of(&session, &words);
    let assessment = view.open.iter().flat_map(|g| &g.duties).find(|d| d.id == "art-27").unwrap();
    assert_eq!(assessment.questions.iter().map(|q| q.0).collect::<Vec<_>>(), ["organisation"]);
    let open: Vec<_> = ResultView::of(&session, &words).open.iter().map(|o| (o.question, o.hangs.clone())).collect();
    assert_eq!(open.len(), 1, "{open:?}");
    assert!(open[0].0 == "organisation" && open[0].1[0].contains("duties"), "{open:?}");
}

#[test]
fn the_question_that_settles_most_stands_first() {
    let mut told_apart = 0;
    for (name, answers) in support::cases() {
        let session = Session::with_answers(&BOOK, answers, TODAY).unwrap();
        let open = ResultView::of(&session, &words("en")).open;
        assert!(open.iter().all(|o| !o.hangs.is_empty()), "{name}: {open:?}");
        let weights: Vec<_> = open.iter().map(|o| (o.classes.len(), o.duties)).collect();
        assert!(weights.is_sorted_by(|a, b| a >= b), "{name}: {weights:?}");
        told_apart += usize::from(weights.first() > weights.last());
    }
    assert!(told_apart > 5, "only {told_apart} scenarios have open questions of different weight");
}

#[test]
fn an_open_point_names_every_class_and_role_that_hangs_on_it_and_counts_the_duties() {
    let (mut roles, mut without_duties) = (0, 0);
    for (name, answers) in support::cases() {
        let session = Session::with_answers(&BOOK, answers, TODAY).unwrap();
        let open = ResultView::of(&session, &words("en")).open;
        for point in &open {
            assert_eq!(point.hangs.len(), point.classes.len() + usize::from(point.duties > 0), "{name}: {point:?}");
            without_duties += usize::from(point.duties == 0);
        }
        let assessment = session.assessment();
        for role in assessment.roles.iter().filter(|o| o.truth == Truth::Unknown) {
            for question in assessment.open_questions(role.category) {
                let named = |p: &OpenView| p.question == question.id && p.classes.contains(&role.category.id);
                assert!(open.iter().any(named), "{name}: {} does not hang on {}", role.category.id, question.id);
                roles += 1;
            }
        }
    }
    assert!(roles > 0 && without_duties > 0, "{roles} open roles, {without_duties} points without a duty");
}

#[test]
fn a_class_with_two_possible_days_names_both() {
    let (words, mut seen) = (words("en"), 0);
    for (name, answers) in support::cases() {
        let session = Session::with_answers(&BOOK, answers, TODAY).unwrap();
        for class in ResultView::of(&session, &words).classes {
            let outcome = session.assessment().classes.iter().find(|o| o.category.id == class.id).unwrap();
            if let (Some((first, last)), Some(later)) = (outcome.span(), &class.later) {
                let days = [first, last].map(|day| words.date(day));
                assert!(days.iter().all(|day| later.contains(day)), "{name}: {later}, and not {days:?}");
                seen += usize::from(first != last);
            }
        }
    }
    assert!(seen > 0, "no scenario has a class with two possible days");
}

#[test]
fn a_gate_with_two_possible_days_names_both() {
    let generator: [(&str, &[&str]); 4] =
        [("areas", &["none"]), ("output", &["generates"]), ("generation", &["none"]), ("system-date", &["unknown"])];
    let session = answered(&[&CV_RANKING[..12], &generator].concat(), TODAY);
    let board = BoardView::of(&session, &words("en"));
    let note = board.gates.iter().find(|g| g.id == "transparency").and_then(|g| g.note.as_deref()).unwrap();
    assert_eq!(note.replace('\u{a0}', " "), "from 2 August 2026 or 2 December 2026");
}

#[test]
fn an_existing_high_risk_system_has_a_time_of_its_own() {
    let words = words("en");
    let later = Date::new(2028, 1, 1);
    for (existing, day, key, date) in [
        ("new", TODAY, "later.provider", Some(Date::new(2027, 12, 2))),
        ("unknown", TODAY, "later.provider", Some(Date::new(2027, 12, 2))),
        ("unknown", later, "now.provider", None),
        ("before", TODAY, "redesign.any", None),
        ("before", later, "redesign.any", None),
        ("before-public", TODAY, "existing.any", Some(Date::new(2030, 8, 2))),
        ("before-public", later, "existing.any", Some(Date::new(2030, 8, 2))),
        ("before-public", Date::new(2030, 8, 2), "now.provider", None),
    ] {
        let chosen = [existing];
        let mut answers = CV_RANKING.to_vec();
        answers.pop();
        answers.push(("existing", &chosen));
        answers.push(("redesign", &["no"]));
        let view = ResultView::of(&answered(&answers, day), &words);
        let date = date.map(|d| words.date(d));
        let expected =
            words.fill(&format!("class.high-risk.headline.{key}"), &[("date", date.as_deref().unwrap_or(""))]);
        assert_eq!(view.headline, expected, "{existing} on {day}");
        let from = view.classes[0].grounds[0].from.as_deref().unwrap();
        assert_eq!(from.contains("existing system"), !key.contains("provider"), "{existing} on {day}: {from}");
        assert!(!key.contains("existing") || date.iter().all(|d| from.contains(d)), "{existing} on {day}: {from}");
    }
}

#[test]
fn what_has_several_days_names_the_question_that_decides_until_they_have_come() {
    let (mut classes, mut duties, mut come) = (0, 0, 0);
    for (name, answers) in support::cases() {
        let result = assess(&BOOK, &answers, TODAY).unwrap();
        let several = |starts: &[&'static Start]| starts.len() > 1 && starts.iter().any(|s| s.from > TODAY);
        for class in result.classes.iter().filter(|o| o.certain().any(|g| several(&g.starts))) {
            classes += 1;
            assert!(!result.open_questions(class.category).is_empty(), "{name}: {}", class.category.id);
        }
        let certain = |o: &&DutyOutcome| o.truth == Truth::Yes && several(&o.starts);
        for duty in result.duties.iter().filter(certain) {
            duties += 1;
            assert!(!result.open_questions_of_duty(duty.duty).is_empty(), "{name}: {}", duty.duty.id);
        }
        let days = result.duties.iter().filter(certain).flat_map(|o| &o.starts).map(|s| s.from);
        let Some(last) = days.max() else { continue };
        let then = assess(&BOOK, &answers, last).unwrap();
        let here = |s: &&'static Start| s.from <= last && s.only_if.is_none();
        let settled = |o: &&DutyOutcome| o.truth == Truth::Yes && o.starts.len() > 1 && o.starts.iter().all(here);
        for duty in then.duties.iter().filter(settled) {
            come += 1;
            assert!(then.open_questions_of_duty(duty.duty).is_empty(), "{name}: {}", duty.duty.id);
        }
    }
    println!("{classes} classes and {duties} duties with several days, {come} duties whose days have come");
    assert!(classes > 0 && duties > 0 && come > 0);
}

#[test]
fn amounts_are_written_as_each_language_writes_them() {
    let mut session = town_hall(&["none"]);
    let penalty = |s: &Session, lang: &str| {
        let view = DutiesView::of(s, &words(lang));
        let duties = view.groups.iter().flat_map(|g| &g.parts).flat_map(|p| &p.duties);
        duties
            .filter(|d| d.id == "art-9")
            .map(|d| d.penalty.as_ref().unwrap().text.replace('\u{a0}', " "))
            .collect::<String>()
    };
    assert!(penalty(&session, "en").contains("EUR 15 million") && penalty(&session, "en").contains("3 %"));
    assert!(penalty(&session, "de").contains("15 Millionen Euro"));
    session.change("organisation");
    session.submit(&["union-body"]).unwrap();
    assert!(penalty(&session, "en").contains("EUR 750 000"), "{}", penalty(&session, "en"));
    assert!(penalty(&session, "de").contains("750 000 Euro"));
}

#[test]
fn the_timeline_has_every_day_that_matters_once_and_in_order() {
    let mut session = town_hall(&["authority"]);
    let words = words("en");
    let days = DayView::of(&session, &words);
    assert!(days.windows(2).all(|pair| pair[0].date < pair[1].date));
    let plain = |day: &DayView| (day.date.to_string(), day.time, day.events.len(), day.former.len());
    let shown: Vec<_> = days.iter().map(plain).collect();
    let row = |date: &str, time, events, former| (date.to_owned(), time, events, former);
    assert_eq!(
        shown,
        [
            row("2025-02-02", "past", 1, 0),
            row("2026-08-02", "past", 0, 1),
            row("2026-11-21", "today", 0, 0),
            row("2027-12-02", "future", 2, 0),
        ]
    );
    session.set_day(Date::new(2027, 12, 2)).unwrap();
    let last = DayView::of(&session, &words).pop().unwrap();
    assert_eq!(plain(&last), row("2027-12-02", "today", 2, 0), "the day of the result is not told twice");
}

#[test]
fn changes_name_the_answers_that_would_turn_a_class() {
    let mut session = cv_ranking();
    session.show_result();
    let classes = ClassChanges::of(&session, &words("en"));
    assert_eq!(classes.iter().map(|c| c.id).collect::<Vec<_>>(), ["high-risk"]);
    let own: Vec<_> = classes[0].own.iter().map(|c| (c.others[0].question, c.others[0].answers.clone())).collect();
    let answers = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
    assert_eq!(
        own,
        [
            ("areas", answers(&["None of these"])),
            ("employment", answers(&["None of these"])),
            ("profiling", answers(&["No"]))
        ]
    );
    assert!(classes[0].single && classes[0].own[2].then.contains("further questions"), "{:?}", classes[0].own[2]);
    let beside: Vec<_> = classes[0].beside.iter().map(|c| c.others[0].question).collect();
    assert!(beside.contains(&"union-links") && !beside.contains(&"profiling"), "{beside:?}");
}
