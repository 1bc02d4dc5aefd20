//! The widget in a headless browser: real nodes, real events, real focus. `.cargo/config.toml` says how it is run.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::LazyLock;

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::date::Date;
use ai_act_check::engine::rulebook::{Kind, UNKNOWN};
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;
use ai_act_check::rulebooks::{FINGERPRINT, pack, packs};
use ai_act_check::session;
use ai_act_check::text::{Catalogue, key};
use ai_act_check::ui::element::{Shim, Widget};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Document, Element, Event, EventInit, EventTarget, HtmlElement, HtmlInputElement, ShadowRoot, ShadowRootInit,
    ShadowRootMode,
};

wasm_bindgen_test_configure!(run_in_browser);

static GERMAN: LazyLock<&str> = LazyLock::new(|| pack("de").unwrap());
static ENGLISH: LazyLock<&str> = LazyLock::new(|| pack("en").unwrap());
const TODAY: &str = "2026-11-21";

/// A firm in the Union sells a tool that ranks applications: what it ticks.
const CV_RANKING: &[(&str, &[&str])] = &[
    ("object", &["system"]),
    ("activity", &["offer"]),
    ("stage", &["use"]),
    ("exclusions", &["none"]),
    ("origin", &["own"]),
    ("output", &["none"]),
    ("practices", &["none"]),
    ("areas", &["employment"]),
    ("employment", &["filter"]),
    ("profiling", &["yes"]),
    ("providing", &["suppliers!", "logs!"]),
    ("existing", &["new"]),
];

#[wasm_bindgen_test]
fn the_start_screen_stands_in_the_language_given() {
    for lang in ["de", "en"] {
        let stage = Stage::new(lang, TODAY);
        let words = words(lang);
        assert_eq!(stage.step(), "start");
        assert_eq!(stage.text("[data-focus]"), words.get(key::BOOK_TITLE), "{lang}");
        assert_eq!(stage.text("[data-action=start]"), words.get(key::START_BEGIN), "{lang}");
        assert_eq!(stage.text("[data-action=language]"), words.others().next().unwrap().1, "{lang}");
        assert_ne!(stage.one("[data-action=language]").get_attribute("lang").as_deref(), Some(lang));
        assert_eq!(stage.all(".gates li").len(), BOOK.gates.len());
        assert!(stage.focused().is_none(), "the page keeps the focus");
    }
}

#[wasm_bindgen_test]
fn the_start_button_leads_to_a_question_whose_heading_has_the_focus() {
    let stage = Stage::started("de");
    assert_eq!(stage.step(), "question");
    assert_eq!(stage.question(), "object");
    let focused = stage.focused().unwrap();
    assert_eq!(focused.text_content(), Some(words("de").get("question.object.title")));
    assert_eq!((focused.tag_name().as_str(), focused.closest("legend").unwrap().is_some()), ("H2", true));
    assert!(stage.ticked().is_empty() && stage.all("[data-summary]").is_empty(), "nothing is chosen, nothing is wrong");
}

#[wasm_bindgen_test]
fn every_screen_moves_the_focus_to_its_heading() {
    let stage = Stage::finished("en");
    assert_eq!((stage.step().as_str(), stage.focus_is_on("[data-focus]")), ("answers", true));
    for (action, step) in [("result", "result"), ("answers", "answers"), ("back", "question"), ("restart", "start")] {
        if stage.all(&format!("[data-action={action}]")).is_empty() {
            stage.act("answers", &[]);
        }
        stage.click(&format!("[data-action={action}]"));
        assert_eq!(stage.step(), step, "after \"{action}\"");
        assert!(stage.focus_is_on("[data-focus]"), "after \"{action}\" the focus is not on the heading");
    }
    stage.click("[data-action=start]");
    assert!(stage.ticked().is_empty(), "a new start forgets the answers");
}

#[wasm_bindgen_test]
fn heading_levels_follow_the_page() {
    let mut stage = Stage::started("en");
    for level in 1..=6_u8 {
        set_up(stage.widget(), level);
        assert_eq!(stage.one("[data-focus]").tag_name(), format!("H{level}"));
        for below in 1..level {
            assert!(stage.all(&format!("h{below}")).is_empty(), "h{below} stands below level {level}");
        }
    }
}

#[wasm_bindgen_test]
fn continue_without_an_answer_says_what_is_missing() {
    // One question that takes one option, and one that takes several.
    for (lang, question) in [("de", "object"), ("en", "object"), ("de", "stage"), ("en", "practices")] {
        let stage = Stage::started(lang);
        stage.open(question);
        let sentence = words(lang).get(&format!("question.{question}.error"));
        for _ in 0..2 {
            stage.go_on();
            assert_eq!((stage.step().as_str(), stage.question().as_str()), ("question", question), "the screen stays");
            assert!(stage.focus_is_on("[data-summary]"), "the summary has the focus");
            assert_eq!(stage.text("[data-summary] a"), sentence, "{lang}: the summary");
            assert_eq!(stage.text("#error"), sentence, "{lang}: the sentence at the field");
            assert_eq!(stage.one("[data-summary]").get_attribute("role").as_deref(), Some("alert"));
            let described = stage.one("fieldset").get_attribute("aria-describedby").unwrap();
            assert!(described.split(' ').any(|id| id == "error"), "the fieldset names the sentence");
            for id in described.split(' ') {
                assert_eq!(stage.all(&format!("[id={id}]")).len(), 1, "\"{id}\" stands once");
            }
        }
        let address = web_sys::window().unwrap().location().href().unwrap();
        stage.click("[data-summary] a");
        assert!(stage.focus_is_on("input"), "the link leads to an option");
        assert_eq!(stage.focused_value(), stage.inputs()[0].value(), "namely to the first one");
        assert_eq!(web_sys::window().unwrap().location().href().unwrap(), address, "the page's address stays");

        stage.choose(&[UNKNOWN]);
        stage.go_on();
        assert!(stage.all("[data-summary]").is_empty() && stage.all("#error").is_empty(), "the fault is gone");
        assert!(stage.step() != "question" || stage.question() != question, "an answer leads on");
    }
}

#[wasm_bindgen_test]
fn an_answer_leads_on_to_the_result() {
    let stage = Stage::started("de");
    for (at, (question, options)) in CV_RANKING.iter().enumerate() {
        assert_eq!(stage.question(), *question);
        assert!(stage.focus_is_on("[data-focus]"), "\"{question}\": the heading has the focus");
        assert_eq!(
            stage.text("legend .caption").split('·').next().unwrap().trim().rsplit([' ', '\u{a0}']).next(),
            Some((at + 1).to_string().as_str()),
            "\"{question}\": the questions are counted"
        );
        stage.choose(options);
        stage.go_on();
    }
    assert_eq!(stage.step(), "answers");
    assert_eq!(stage.all("dl:not(.off) [data-action=change]").len(), CV_RANKING.len(), "every answer can be changed");
    stage.click("[data-action=result]");
    assert_eq!(stage.one(".verdict").get_attribute("data-weight").as_deref(), Some("high-risk"));
    let date = words("de").date(Date::new(2027, 12, 2));
    let headline = words("de").fill("class.high-risk.headline.later.provider", &[("date", &date)]);
    assert_eq!(stage.text("[data-focus]"), headline);
    let ground = stage.one("[data-class=high-risk] [data-rule] .source a").get_attribute("href").unwrap();
    assert!(ground.starts_with("https://eur-lex.europa.eu/"), "{ground}");
}

#[wasm_bindgen_test]
fn back_keeps_the_answer() {
    let stage = Stage::finished("en");
    for (question, options) in CV_RANKING.iter().rev() {
        stage.click("[data-action=back]");
        assert_eq!(stage.question(), *question);
        assert_eq!(stage.ticked(), *options, "\"{question}\"");
    }
    stage.click("[data-action=back]");
    assert_eq!(stage.step(), "start");
    assert_eq!(stage.text("[data-action=start]"), words("en").get(key::START_RESUME));
    stage.click("[data-action=start]");
    assert_eq!(stage.step(), "answers", "every answer is still there");
}

/// For every question that takes several options: what stands alone and what does not exclude each other at once.
#[wasm_bindgen_test]
fn an_option_that_stands_alone_unticks_the_others_and_they_untick_it() {
    let stage = Stage::started("en");
    let mut alone_seen = Vec::new();
    for question in BOOK.agenda.iter().filter(|q| q.kind == Kind::Several) {
        stage.open(question.id);
        let ids: Vec<&str> = question.option_ids().collect();
        let (others, alone): (Vec<&str>, Vec<&str>) = ids.iter().partition(|id| question.doubts(id));
        let all: Vec<String> = others.iter().flat_map(|id| [(*id).to_owned(), format!("{id}?")]).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).chain(alone.iter().copied()).collect();
        let shown: Vec<String> = stage.inputs().iter().map(HtmlInputElement::value).collect();
        assert_eq!(
            shown.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            all.into_iter().collect(),
            "\"{}\"",
            question.id
        );
        for lonely in alone {
            clear(&stage);
            stage.choose(&others);
            assert_eq!(stage.ticked(), others, "\"{}\": what does not stand alone goes together", question.id);
            stage.choose(&[lonely]);
            assert_eq!(stage.ticked(), [lonely], "\"{}\": \"{lonely}\" unticks the others", question.id);
            stage.choose(&[&format!("{}?", others[0])]);
            assert_eq!(stage.ticked(), [format!("{}?", others[0])], "\"{}\": a doubt unticks it", question.id);
            for other in ids.iter().filter(|id| **id != lonely) {
                clear(&stage);
                stage.choose(&[lonely, other]);
                assert_eq!(stage.ticked(), [*other], "\"{}\": \"{other}\" unticks \"{lonely}\"", question.id);
            }
            alone_seen.push((question.id, lonely));
        }
        assert_eq!(stage.question(), question.id, "nothing moves and nothing is confirmed");
    }
    assert!(alone_seen.contains(&("practices", "none")), "{alone_seen:?}");
    assert!(alone_seen.iter().any(|(_, option)| *option != "none"), "{alone_seen:?}");
}

#[wasm_bindgen_test]
fn a_line_can_be_in_doubt_and_the_list_says_how_it_is_read() {
    let mut stage = Stage::started("en");
    stage.open("areas");
    stage.choose(&["employment", "education?"]);
    let read = stage.text(".understood");
    let areas = BOOK.question("areas").unwrap();
    let rest = areas.option_ids().filter(|id| areas.doubts(id)).count() - 2;
    for part in ["Work and staff", "School", &format!("{rest} other lines")] {
        assert!(read.contains(part), "\"{read}\" lacks \"{part}\"");
    }
    stage.choose(&["employment?"]);
    assert_eq!(stage.ticked(), ["employment?", "education?"], "a line is certain or in doubt");
    stage.go_on();
    stage.open("areas");
    assert_eq!(stage.ticked(), ["employment?", "education?"], "the doubt is kept");
    stage.widget().set_language("de", &GERMAN).unwrap();
    assert_eq!(stage.ticked(), ["employment?", "education?"]);
    stage.choose(&["unknown"]);
    assert_eq!(stage.ticked(), ["unknown"]);
}

/// What is ticked in the form where this is the answer.
fn ticks(question: &str, option: &str) -> Vec<String> {
    let mut answers = Answers::default();
    answers.give(&BOOK, question, &[option]).unwrap();
    answers.iter().flat_map(session::ticks).collect()
}

#[wasm_bindgen_test]
fn no_line_that_is_asked_for_is_a_no_by_being_left_empty() {
    for lang in ["de", "en"] {
        let mut stage = Stage::started(lang);
        stage.open("deploying");
        assert_eq!(
            (stage.all(".line").len(), stage.inputs().len()),
            (5, 15),
            "three answers to each line, and no more"
        );
        let missing = |line: &str| {
            let label = words(lang).get(&format!("question.deploying.option.{line}"));
            words(lang).fill(key::QUESTION_LINE_MISSING, &[("option", &label)])
        };
        stage.go_on();
        assert_eq!(stage.text("[data-summary] a"), missing("decisions"));
        stage.choose(&["decisions", "staff!", "logs?"]);
        stage.go_on();
        assert_eq!((stage.text("[data-summary] a"), stage.text("#error")), (missing("input"), missing("input")));
        assert_eq!(stage.ticked(), ["decisions", "staff!", "logs?"], "what was ticked stays");
        stage.click("[data-summary] a");
        assert_eq!(stage.focused_value(), "input", "the link leads to the line");
        let line = stage.focused().unwrap().closest("[role=radiogroup]").unwrap().unwrap();
        assert_eq!(line.get_attribute("aria-invalid").as_deref(), Some("true"));
        assert_eq!(stage.all("[aria-invalid]").len(), 1, "only the line is wrong");
        let (other, pack) = if lang == "de" { ("en", *ENGLISH) } else { ("de", *GERMAN) };
        stage.widget().set_language(other, pack).unwrap();
        assert_eq!(stage.ticked(), ["decisions", "staff!", "logs?"], "in the other language too");
        stage.choose(&["input!", "dpia!"]);
        stage.go_on();
        assert!(stage.all("[data-summary]").is_empty() && stage.all(".line").is_empty(), "it goes on");
        let answers = stage.widget().answers().unwrap();
        assert!(answers.contains(r#""deploying":["decisions","logs?"]"#), "{answers}");
        stage.open("deploying");
        assert_eq!(stage.ticked(), ["decisions", "staff!", "input!", "logs?", "dpia!"]);
    }
}

/// Unticks every box. A radio button stays chosen until another one is.
fn clear(stage: &Stage) {
    let ticked = stage.ticked();
    stage.choose(&ticked.iter().map(String::as_str).collect::<Vec<_>>());
}

#[wasm_bindgen_test]
fn every_question_shows_its_options_and_takes_each() {
    let stage = Stage::started("de");
    let words = words("de");
    for question in BOOK.agenda {
        for option in question.option_ids() {
            stage.open(question.id);
            assert_eq!(stage.text("[data-focus]"), words.get(&format!("question.{}.title", question.id)));
            let each = question.kind == Kind::EachLine;
            let round = |i: &HtmlInputElement| each || !question.doubts(i.value().trim_end_matches('?'));
            assert!(stage.inputs().iter().all(|i| (i.type_() == "radio") == round(i)), "\"{}\"", question.id);
            clear(&stage);
            let ticks = ticks(question.id, option);
            stage.choose(&ticks.iter().map(String::as_str).collect::<Vec<_>>());
            stage.go_on();
            assert!(stage.all("[data-summary]").is_empty(), "\"{}\": \"{option}\" is refused", question.id);
            stage.open(question.id);
            assert_eq!(stage.ticked(), ticks, "\"{}\"", question.id);
        }
    }
}

#[wasm_bindgen_test]
fn the_language_switch_keeps_answers_and_what_is_not_confirmed() {
    let mut stage = Stage::started("de");
    stage.answer(&CV_RANKING[..5]);
    assert_eq!(stage.question(), "output");
    stage.choose(&["generates"]);
    stage.widget().set_language("en", &ENGLISH).unwrap();
    assert_eq!(stage.question(), "output");
    assert_eq!(stage.text("[data-focus]"), words("en").get("question.output.title"));
    assert_eq!(stage.ticked(), ["generates"], "what was chosen but not confirmed");
    stage.click("[data-action=back]");
    assert_eq!((stage.question(), stage.ticked()), ("origin".to_owned(), vec!["own".to_owned()]));
    // A choice that differs from the answer given stays as it is, too.
    stage.choose(&["own", "commissioned"]);
    stage.widget().set_language("de", &GERMAN).unwrap();
    assert_eq!(stage.ticked(), ["commissioned"]);
    // And so does a fault.
    stage.open("practices");
    stage.go_on();
    stage.widget().set_language("en", &ENGLISH).unwrap();
    assert_eq!(stage.text("[data-summary] a"), words("en").get("question.practices.error"));
}

#[wasm_bindgen_test]
fn the_language_switch_works_on_every_screen() {
    let mut stage = Stage::finished("de");
    for action in ["answers", "result", "restart"] {
        stage.act(action, &[]);
        let step = stage.step();
        for (lang, pack) in [("en", *ENGLISH), ("de", *GERMAN)] {
            stage.widget().set_language(lang, pack).unwrap();
            assert_eq!(stage.step(), step);
            let other = words(lang).others().next().unwrap().1.to_owned();
            assert_eq!(stage.text("[data-action=language]"), other, "{step} in {lang}");
        }
    }
}

#[wasm_bindgen_test]
fn the_language_button_is_a_wish_to_the_page() {
    let mut stage = Stage::started("de");
    stage.choose(&["system"]);
    stage.focus("[data-action=language]");
    stage.click("[data-action=language]");
    assert_eq!(stage.told("language"), ["en"]);
    assert_eq!(stage.text("[data-focus]"), words("de").get("question.object.title"), "the page has not answered yet");
    assert_eq!(stage.ticked(), ["system"]);
    stage.widget().set_language("en", &ENGLISH).unwrap();
    assert!(stage.focus_is_on("[data-action=language]"), "the button that was pressed keeps the focus");
    stage.click("[data-action=language]");
    assert_eq!(stage.told("language"), ["en", "de"]);
}

#[wasm_bindgen_test]
fn duties_stand_by_time_and_unfold() {
    let stage = Stage::finished("en");
    stage.click("[data-action=result]");
    let groups: Vec<_> = stage.all(".duty-group").iter().map(|g| g.get_attribute("data-moment").unwrap()).collect();
    assert_eq!(groups, ["now", "later", "event"]);
    let duty = stage.one("[data-duty=art-9]");
    assert!(!duty.has_attribute("open"), "the list is short at first");
    for part in ["what", "step", "evidence"] {
        let text = words("en").get(&format!("duty.art-9.{part}"));
        assert!(duty.text_content().unwrap().contains(&text), "the duty says its {part}");
    }
    assert!(duty.query_selector("a[href*=art_9]").unwrap().is_some(), "the article is linked");
    assert!(stage.all("[data-action=filter]").is_empty(), "one role needs no filter");
}

#[wasm_bindgen_test]
fn an_optional_detail_is_answered_from_the_result() {
    let stage = Stage::finished("de");
    stage.click("[data-action=result]");
    stage.click(".detail [data-question=size]");
    assert_eq!(stage.question(), "size");
    stage.answer(&[("size", &["sme-alone"])]);
    assert_eq!(stage.step(), "result");
    assert!(stage.all(".detail [data-question=size]").is_empty());
    assert!(!stage.all("[data-duty=art-11-1-small]").is_empty(), "the relief for small firms is there");
}

#[wasm_bindgen_test]
fn the_result_is_shown_for_the_day_typed_in() {
    let stage = Stage::finished("en");
    stage.click("[data-action=result]");
    assert!(stage.all("[data-action=today]").is_empty(), "it is the day of the page already");
    let show = |day: &str| {
        stage.one("[data-day]").unchecked_into::<HtmlInputElement>().set_value(day);
        stage.click("[data-action=as-of]");
    };
    show("2027-12-02");
    let now = words("en").get("class.high-risk.headline.now.provider");
    assert_eq!(stage.text(".hero"), now);
    assert!(stage.focus_is_on("[data-day]"), "the focus stays on the control");
    for wrong in ["", "2025-02-01"] {
        show(wrong);
        assert_eq!(stage.all("[data-day][aria-invalid]").len(), 1, "{wrong:?} is refused");
        assert_eq!(stage.text(".hero"), now, "nothing else changes");
    }
    stage.click("[data-action=today]");
    assert_ne!(stage.text(".hero"), now);
    assert!(stage.all("[data-day][aria-invalid]").is_empty());
}

#[wasm_bindgen_test]
fn another_day_changes_the_result() {
    let mut stage = Stage::finished("en");
    stage.click("[data-action=result]");
    let words = words("en");
    let later = |day| words.fill("class.high-risk.headline.later.provider", &[("date", &words.date(day))]);
    let cases = [
        ("2027-12-01", "later", later(Date::new(2027, 12, 2))),
        ("2027-12-02", "yes", words.get("class.high-risk.headline.now.provider")),
        ("2026-07-26", "later", later(Date::new(2026, 8, 2))),
        (TODAY, "later", later(Date::new(2027, 12, 2))),
    ];
    for (day, gate, headline) in cases {
        stage.widget().set_as_of(day).unwrap();
        assert_eq!(stage.step(), "result", "{day}");
        assert_eq!(stage.text("[data-focus]"), headline, "{day}");
        assert_eq!(stage.one("[data-gate=high-risk]").get_attribute("data-state").as_deref(), Some(gate), "{day}");
        let shown = words.date(Date::parse(day).unwrap());
        assert!(stage.text(".foot").contains(&shown), "the foot names the day {day}");
    }
    stage.act("answers", &[]);
    assert_eq!(stage.all("dl:not(.off) [data-action=change]").len(), CV_RANKING.len(), "the answers stay");
}

#[wasm_bindgen_test]
fn another_day_keeps_what_is_not_confirmed() {
    let mut stage = Stage::started("en");
    stage.open("practices");
    stage.choose(&["scoring"]);
    stage.widget().set_as_of("2028-01-01").unwrap();
    assert_eq!((stage.question(), stage.ticked()), ("practices".to_owned(), vec!["scoring".to_owned()]));
}

/// Packs that are refused, and a word of the sentence that says so.
fn wrong_packs() -> Vec<(String, &'static str)> {
    vec![
        (String::new(), "not a language pack"),
        ("<!doctype html><title>404</title>".to_owned(), "not a language pack"),
        (ENGLISH.replacen("\ten\t", "\txx\t", 1), "not a language pack"),
        (ENGLISH.replacen(FINGERPRINT, "0000000000000000", 1), "another build"),
        (ENGLISH.replacen(FINGERPRINT, "", 1), "another build"),
    ]
}

/// Days that are refused, and what the sentence must name.
const WRONG_DAYS: &[(&str, &str)] = &[
    ("", "\"\""),
    ("2027-02-29", "2027-02-29"),
    ("2027-13-01", "2027-13-01"),
    ("2.12.2027", "2.12.2027"),
    ("today", "today"),
    ("2024-07-31", "2024-08-01"),
    ("<img src=x>", "<img src=x>"),
];

#[wasm_bindgen_test]
fn a_wrong_pack_or_day_is_refused_in_a_sentence_and_nothing_changes() {
    let mut stage = Stage::started("de");
    stage.choose(&["system"]);
    let before = stage.text(".frame");
    for (pack, word) in wrong_packs() {
        let sentence = sentence(Widget::new(&Host::new().root, shim().0, "en", &pack, TODAY).err());
        assert!(sentence.contains(word), "{sentence}");
        let sentence = self::sentence(stage.widget().set_language("en", &pack).err());
        assert!(sentence.contains(word), "{sentence}");
    }
    for (day, word) in WRONG_DAYS {
        let host = Host::new();
        let sentence = sentence(Widget::new(&host.root, shim().0, "en", &ENGLISH, day).err());
        assert!(sentence.contains(word), "{sentence}");
        assert!(host.root.first_child().is_none(), "nothing is drawn");
        let sentence = self::sentence(stage.widget().set_as_of(day).err());
        assert!(sentence.contains(word), "{sentence}");
    }
    assert_eq!(stage.text(".frame"), before);
    assert_eq!(stage.ticked(), ["system"]);
    stage.go_on();
    assert_eq!(stage.question(), "activity", "the widget goes on as before");
}

fn sentence(error: Option<JsError>) -> String {
    let error = JsValue::from(error.unwrap()).dyn_into::<js_sys::Error>().unwrap();
    let text = String::from(error.message());
    assert!(!text.contains('\n') && !text.contains("Error"), "{text}");
    text
}

#[wasm_bindgen_test]
fn two_widgets_are_independent() {
    let mut one = Stage::started("de");
    let two = Stage::started("en");
    assert_eq!((one.question(), two.question()), (two.question(), one.question()));
    one.open("stage");
    two.open("stage");
    // Radio buttons of the same name: each widget has its own choice.
    one.choose(&["use"]);
    two.choose(&["offer"]);
    assert_eq!((one.ticked(), two.ticked()), (vec!["use".to_owned()], vec!["offer".to_owned()]));
    one.go_on();
    assert_eq!((two.question(), two.ticked()), ("stage".to_owned(), vec!["offer".to_owned()]));
    one.widget().set_as_of("2028-01-01").unwrap();
    one.widget().set_language("en", &ENGLISH).unwrap();
    let shown = words("en").date(Date::parse(TODAY).unwrap());
    assert!(two.text(".foot").contains(&shown), "the other one keeps its day");
    drop(one);
    two.go_on();
    assert_ne!(two.question(), "stage", "and its life");
}

#[wasm_bindgen_test]
fn the_answers_outlive_a_stay_outside_the_page() {
    let stage = Stage::started("de");
    stage.choose(&["system"]);
    stage.host.element.remove();
    assert_eq!(stage.ticked(), ["system"]);
    body().append_child(&stage.host.element).unwrap();
    stage.go_on();
    assert_eq!(stage.question(), "activity");
}

#[wasm_bindgen_test]
fn a_dropped_widget_listens_no_longer() {
    let mut stage = Stage::started("de");
    stage.open("practices");
    // A listener left behind would call into what is gone.
    let errors = hear(&web_sys::window().unwrap(), "error");
    stage.widget = None;
    stage.choose(&["scoring", "none"]);
    assert_eq!(stage.ticked(), ["scoring", "none"], "nobody unticks");
    for action in ["back", "language"] {
        stage.click(&format!("[data-action={action}]"));
        assert_eq!((stage.step(), stage.question()), ("question".to_owned(), "practices".to_owned()), "\"{action}\"");
    }
    assert!(stage.told("language").is_empty() && errors.borrow().is_empty());
    // In the same root another widget can follow.
    let stage = Stage::of(stage.host, "en", &ENGLISH, TODAY);
    assert_eq!((stage.step(), stage.all(".frame").len()), ("start".to_owned(), 1));
    stage.click("[data-action=start]");
    assert_eq!(stage.question(), "object");
}

/// What a page or a visitor might put into the root without harm.
#[wasm_bindgen_test]
fn clicks_that_mean_nothing_change_nothing() {
    let stage = Stage::started("de");
    for (action, attributes) in [
        ("", &[][..]),
        ("erase", &[]),
        ("continue", &[]),
        ("change", &[]),
        ("change", &[("data-question", "")]),
        ("change", &[("data-question", "no-such-question")]),
        ("change", &[("data-question", "<b>object</b>")]),
    ] {
        stage.act(action, attributes);
        assert_eq!((stage.step(), stage.question()), ("question".to_owned(), "object".to_owned()), "\"{action}\"");
    }
    for selector in ["legend", "p", ".board", "svg"] {
        let target = stage.one(selector);
        target.dispatch_event(&Event::new_with_event_init_dict("click", &bubbling()).unwrap()).unwrap();
        assert_eq!(stage.question(), "object", "a click on {selector}");
    }
}

/// What a page puts into a slot is its own: a button that is called as one of ours, and a form.
#[wasm_bindgen_test]
fn what_stands_in_a_slot_is_none_of_ours() {
    let stage = Stage::new("de", TODAY);
    let [form, button] = ["form", "button"].map(|name| document().create_element(name).unwrap());
    form.set_attribute("slot", "intro").unwrap();
    button.set_attribute("data-action", "start").unwrap();
    button.set_attribute("type", "button").unwrap();
    form.append_child(&button).unwrap();
    stage.host.element.append_child(&form).unwrap();
    let init = bubbling();
    init.set_cancelable(true);
    // An event made by a script has no consequence of its own, so the form stays.
    for (target, name) in [(&button, "click"), (&form, "submit"), (&form, "change")] {
        let event = Event::new_with_event_init_dict(name, &init).unwrap();
        target.dispatch_event(&event).unwrap();
        assert_eq!(stage.step(), "start", "after \"{name}\"");
        assert!(!event.default_prevented(), "\"{name}\" was taken for ours");
    }
}

/// A visitor who is ahead of the second part of the texts waits for it and loses nothing.
#[wasm_bindgen_test]
fn a_screen_without_words_waits_for_them() {
    let (english, german) = (packs("en").unwrap(), packs("de").unwrap());
    let mut stage = Stage::of(Host::new(), "en", english.first, TODAY);
    stage.click("[data-action=start]");
    assert_eq!(stage.question(), "object");
    stage.choose(&["system"]);
    stage.go_on();
    assert_eq!(stage.text("[data-step=wait] [data-focus]"), words("en").get(key::WAIT_TITLE));
    assert!(stage.widget().complete(german.rest).is_err(), "a part in another language is taken");
    assert!(!stage.widget().is_complete());
    stage.widget().complete(english.rest).unwrap();
    assert!(stage.widget().is_complete());
    assert_eq!(stage.question(), "activity");
    stage.click("[data-action=back]");
    assert_eq!(stage.ticked(), ["system"]);
}

/// Texts that try to become markup, an attribute or an address, on every screen.
#[wasm_bindgen_test]
fn hostile_texts_stay_texts() {
    const HOSTILE: &str =
        "\"><img src=x onerror=alert(1)><script>alert(1)</script><style>*{}</style>{date}javascript:alert(1)";
    let is_head = |line: &str| line.starts_with("ai-act-check\t");
    let lines = ENGLISH.lines().map(|line| format!("{}\n", if is_head(line) { line } else { HOSTILE }));
    let pack: String = lines.collect();
    let stage = Stage::of(Host::new(), "en", &pack, TODAY);
    harmless(&stage, "start");
    stage.click("[data-action=start]");
    for (question, options) in CV_RANKING {
        assert_eq!(stage.question(), *question);
        stage.go_on();
        harmless(&stage, question);
        stage.choose(options);
        stage.go_on();
    }
    harmless(&stage, "answers");
    stage.click("[data-action=result]");
    harmless(&stage, "result");
    assert!(stage.text(".frame").contains("<img src=x"), "the texts are shown as they stand");
}

fn harmless(stage: &Stage, screen: &str) {
    const OURS: &str = "A BUTTON CAPTION DD DETAILS DIV DL DT FIELDSET FORM H2 H3 H4 H5 INPUT LABEL LEGEND LI NAV OL P \
        SLOT SMALL SPAN STRONG SUMMARY TABLE TBODY TD TEXTAREA TH THEAD TIME TR UL \
        svg circle g path rect text title tspan";
    for element in stage.all("*") {
        let tag = element.tag_name();
        assert!(OURS.split_whitespace().any(|our| our == tag), "{screen}: an element <{tag}> stands there");
        for name in element.get_attribute_names().iter().filter_map(|n| n.as_string()) {
            assert!(!name.starts_with("on") && name != "style", "{screen}: <{tag}> has the attribute {name}");
        }
        if let Some(address) = element.get_attribute("href") {
            let ours = address == "#" || address.starts_with("https://");
            assert!(ours, "{screen}: a link leads to {address}");
        }
    }
}

fn words(lang: &str) -> Catalogue {
    Catalogue::read(if lang == "de" { *GERMAN } else { *ENGLISH }, &BOOK).unwrap()
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn body() -> HtmlElement {
    document().body().unwrap()
}

fn bubbling() -> EventInit {
    let init = EventInit::new();
    init.set_bubbles(true);
    init
}

/// An element in the page with an open shadow root. It leaves the page at the end.
struct Host {
    element: Element,
    root: ShadowRoot,
}

impl Host {
    fn new() -> Self {
        let element = document().create_element("div").unwrap();
        body().append_child(&element).unwrap();
        let root = element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        Self { element, root }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.element.remove();
    }
}

/// A widget in a page of its own, with what a visitor does and sees.
struct Stage {
    widget: Option<Widget>,
    host: Host,
    heard: Heard,
}

impl Stage {
    fn new(lang: &str, day: &str) -> Self {
        Self::of(Host::new(), lang, if lang == "de" { *GERMAN } else { *ENGLISH }, day)
    }

    fn of(host: Host, lang: &str, pack: &str, day: &str) -> Self {
        let (shim, heard) = shim();
        let widget = Widget::new(&host.root, shim, lang, pack, day).unwrap();
        set_up(&widget, 2);
        Self { widget: Some(widget), host, heard }
    }

    /// At the first question.
    fn started(lang: &str) -> Self {
        let stage = Self::new(lang, TODAY);
        stage.click("[data-action=start]");
        stage
    }

    /// At the list of answers, with all answers of a tool that ranks applications.
    fn finished(lang: &str) -> Self {
        let stage = Self::started(lang);
        stage.answer(CV_RANKING);
        assert_eq!(stage.step(), "answers");
        stage
    }

    fn widget(&mut self) -> &mut Widget {
        self.widget.as_mut().unwrap()
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let list = self.host.root.query_selector_all(selector).unwrap();
        (0..list.length()).map(|at| list.get(at).unwrap().unchecked_into()).collect()
    }

    fn one(&self, selector: &str) -> HtmlElement {
        let found = self.host.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("nothing is there for {selector}")).unchecked_into()
    }

    fn text(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap()
    }

    fn step(&self) -> String {
        self.one("[data-step]").get_attribute("data-step").unwrap()
    }

    fn question(&self) -> String {
        self.one(".step").get_attribute("data-question").unwrap()
    }

    fn inputs(&self) -> Vec<HtmlInputElement> {
        self.all("input").into_iter().map(JsCast::unchecked_into).collect()
    }

    fn ticked(&self) -> Vec<String> {
        self.inputs().iter().filter(|i| i.checked()).map(HtmlInputElement::value).collect()
    }

    fn click(&self, selector: &str) {
        self.one(selector).click();
    }

    fn focus(&self, selector: &str) {
        self.one(selector).focus().unwrap();
    }

    /// Clicks on options, as a visitor does: a box that was ticked is unticked.
    fn choose(&self, options: &[&str]) {
        for option in options {
            self.click(&format!("input[value=\"{option}\"]"));
        }
    }

    fn go_on(&self) {
        self.click("[data-action=continue]");
    }

    /// Answers the questions as they come; the ids must be those asked.
    fn answer(&self, list: &[(&str, &[&str])]) {
        for (question, options) in list {
            assert_eq!(self.question(), *question);
            self.choose(options);
            self.go_on();
        }
    }

    /// Presses a button that may stand on another screen.
    fn act(&self, action: &str, attributes: &[(&str, &str)]) {
        let button = document().create_element("button").unwrap();
        button.set_attribute("type", "button").unwrap();
        button.set_attribute("data-action", action).unwrap();
        for (name, value) in attributes {
            button.set_attribute(name, value).unwrap();
        }
        self.host.root.append_child(&button).unwrap();
        button.unchecked_ref::<HtmlElement>().click();
        button.remove();
    }

    /// Opens a question, whatever the answers before it.
    fn open(&self, question: &str) {
        self.act("change", &[("data-question", question)]);
        assert_eq!(self.question(), question);
    }

    fn focused(&self) -> Option<Element> {
        self.host.root.active_element()
    }

    fn focused_value(&self) -> String {
        self.focused().unwrap().unchecked_into::<HtmlInputElement>().value()
    }

    fn focus_is_on(&self, selector: &str) -> bool {
        self.focused().is_some_and(|e| e.matches(selector).unwrap())
    }

    /// The first details of what the shim was told by this name.
    fn told(&self, what: &str) -> Vec<String> {
        self.heard.borrow().iter().filter(|(name, _)| name == what).map(|(_, detail)| detail.clone()).collect()
    }
}

/// What a shim was told: names, each with its first detail or nothing.
type Heard = Rc<RefCell<Vec<(String, String)>>>;

/// A shim that only listens.
fn shim() -> (Shim, Heard) {
    let heard = Heard::default();
    let list = Rc::clone(&heard);
    let tell = Closure::<dyn FnMut(String, js_sys::Array)>::new(move |what: String, details: js_sys::Array| {
        list.borrow_mut().push((what, details.get(0).as_string().unwrap_or_default()));
    });
    let any = "return new Proxy({}, { get: (_, what) => (...details) => tell(what, details) });";
    let shim = js_sys::Function::new_with_args("tell", any).call1(&JsValue::NULL, &tell.into_js_value()).unwrap();
    (shim.unchecked_into(), heard)
}

fn set_up(widget: &Widget, heading: u8) {
    assert_eq!(
        widget.set_up(heading, None, "none", "", "ask", false).unwrap(),
        "\n",
        "every report and the start is one"
    );
}

/// The types of all events of this name from here on.
fn hear(target: &EventTarget, name: &str) -> Rc<RefCell<Vec<String>>> {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let list = Rc::clone(&heard);
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| list.borrow_mut().push(event.type_()));
    target.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref()).unwrap();
    // The listener lives as long as the page of the tests.
    closure.forget();
    heard
}

#[wasm_bindgen_test]
fn the_page_may_call_back_while_the_widget_draws() {
    let Stage { mut widget, host, heard } = Stage::started("de");
    let widget = Rc::new(RefCell::new(widget.take().unwrap()));
    let held = Rc::clone(&widget);
    let closure = Closure::<dyn FnMut(Event)>::new(move |_: Event| held.borrow_mut().set_as_of("2028-01-01").unwrap());
    host.root.add_event_listener_with_callback("focusin", closure.as_ref().unchecked_ref()).unwrap();
    closure.forget();
    let stage = Stage { widget: None, host, heard };
    stage.choose(&["system"]);
    stage.go_on();
    assert_eq!(stage.question(), "activity");
}

#[wasm_bindgen_test]
fn a_redraw_keeps_the_focus_on_the_option() {
    let mut stage = Stage::started("de");
    stage.focus("input[value=model]");
    stage.widget().set_language("en", &ENGLISH).unwrap();
    assert_eq!(stage.focused_value(), "model");
    stage.widget().set_as_of("2028-01-01").unwrap();
    assert_eq!(stage.focused_value(), "model");
}
