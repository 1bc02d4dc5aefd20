//! The check within the register: it opens with the answers of a system, and what comes out is shown beside what was before; a
//! button takes it over.

use gloo_timers::future::TimeoutFuture;
use kit::BOOK;
use kit::parts::{Button, Title};
use register::assess::{self, Results};
use register::record::System;
use serde_json::json;
use session::Session;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::intake;
use crate::page::{self, Listening};
use crate::parts::{Back, Part};
use crate::rows::{LAW, results};
use crate::state::{Action, Answers, Screen};
use crate::system::fault;

/// What the screen is told.
#[derive(PartialEq, Properties)]
pub struct CheckProps {
    /// The system.
    pub id: String,
}

/// The check for a system.
#[function_component]
pub fn Check(props: &CheckProps) -> Html {
    let desk = use_desk();
    let system = desk.system(&props.id).unwrap_or_default();
    // In the state of the register, so that whoever looks elsewhere meanwhile finds it again.
    let answered = desk.state.answered.as_ref().filter(|(id, _)| *id == props.id).map(|(_, answers)| answers.clone());
    let answers = answered.unwrap_or_else(|| system.classification.answers.clone());
    let changed = answers != system.classification.answers;
    let accept = {
        let (desk, system, answers) = (desk.clone(), system.clone(), answers.clone());
        Callback::from(move |()| accept(&desk, system.clone(), answers.clone()))
    };
    let onanswers = {
        let (desk, system) = (desk.clone(), system.clone());
        Callback::from(move |answers: Answers| {
            let changed = answers != system.classification.answers;
            desk.act(Action::Answered(changed.then(|| (system.id.clone(), answers))));
        })
    };
    let leave = {
        let (desk, id) = (desk.clone(), props.id.clone());
        Callback::from(move |()| {
            desk.act(Action::Answered(None));
            desk.act(Action::Go(Screen::System(id.clone())));
        })
    };
    // As it opens: what is answered from then on must not begin it anew.
    let given = {
        let (desk, mut system, answers) = (desk.clone(), system.clone(), answers.clone());
        use_memo(props.id.clone(), move |_| {
            system.classification.answers = answers;
            given(&desk, &system)
        })
    };
    html! {
        <div class="sheet">
            <Back to={Screen::System(props.id.clone())} text={system.name.clone()} />
            <Title text={desk.fill("check.title", &[("name", &system.name)])} screen={format!("check-{}", props.id)} />
            { compared(&desk, &system, &answers, changed) }
            <div class="buttons">
                if changed {
                    <Button main=true name="accept" text={desk.say("check.accept")} onclick={accept} />
                }
                <Button quiet=true text={desk.say("check.leave")} onclick={leave} />
            </div>
            if page::has("ai-act-check") {
                <Embedded given={(*given).clone()} template={desk.state.template.clone()} onanswers={onanswers.clone()} />
            } else {
                { without(&desk, &system) }
            }
            <Paste {system} {onanswers} />
        </div>
    }
}

/// The answers with which the check opens: without that of the question that it shall ask.
fn given(desk: &Desk, system: &System) -> Answers {
    // As the rulebook takes them today: answers of an earlier one are told in its words.
    let told = |results: Results| -> Answers {
        results.answers.iter().map(|answer| (answer.question.id.to_owned(), answer.said().collect())).collect()
    };
    let mut given = results(system, desk.day()).map(told).unwrap_or_default();
    if let Some(question) = &desk.state.question {
        given.remove(question);
    }
    given
}

/// What came out before, and what comes out now.
fn compared(desk: &Desk, system: &System, answers: &Answers, changed: bool) -> Html {
    let mut next = system.clone();
    next.classification.answers.clone_from(answers);
    let tell = |results: Option<Results>| match results {
        None => [desk.say("unassessed"), desk.say("unassessed")],
        Some(results) => [desk.class(results.headline()), desk.class(results.system_headline())],
    };
    let [body, whole] = tell(results(system, desk.day()));
    let [body_now, whole_now] = tell(results(&next, desk.day()));
    html! {
        <table class="compare">
            <thead><tr><td></td><th scope="col">{ desk.say("check.before") }</th>if changed {<th scope="col">{ desk.say("check.now") }</th>}</tr></thead>
            <tbody>
                <tr><th scope="row">{ desk.say("column.for-body") }</th><td>{ body }</td>if changed {<td><strong>{ body_now }</strong></td>}</tr>
                <tr><th scope="row">{ desk.say("column.as-system") }</th><td>{ whole }</td>if changed {<td><strong>{ whole_now }</strong></td>}</tr>
            </tbody>
        </table>
    }
}

/// Takes answers over: the result is appended to the history.
fn accept(desk: &Desk, mut system: System, answers: Answers) {
    let before = results(&system, desk.day()).map(|results| desk.class(results.system_headline()));
    system.classification.answers = answers;
    if assess::renew(BOOK, &LAW, &mut system, (desk.day(), desk.env.today)).is_err() {
        return desk.tell(fault(desk.say("check.too-early")));
    }
    let now = results(&system, desk.day()).map(|results| desk.class(results.system_headline())).unwrap_or_default();
    let what = match before {
        Some(before) if before != now => {
            desk.fill("check.taken-changed", &[("name", &system.name), ("before", &before), ("now", &now)])
        }
        _ => desk.fill("check.taken", &[("name", &system.name), ("now", &now)]),
    };
    let id = system.id.clone();
    desk.act(Action::Answered(None));
    desk.put(system, &what, Screen::System(id));
}

/// Where the page has no check: a sentence, and a link if the page names one.
fn without(desk: &Desk, system: &System) -> Html {
    html! {
        <Part title={desk.say("check.none-title")}>
            <p>{ desk.say("check.none") }</p>
            if let Some(link) = link(desk, system) {
                <p><a href={link} target="_blank" rel="noopener">{ desk.say("check.link") }</a></p>
            }
        </Part>
    }
}

/// The answers of a system as a link into the check that the page names.
#[must_use]
pub fn link(desk: &Desk, system: &System) -> Option<String> {
    let page =
        desk.env.attribute("check").filter(|page| !page.trim_start().to_lowercase().starts_with("javascript:"))?;
    let Some(results) = results(system, desk.day()) else { return Some(page.to_owned()) };
    let session = Session::with_answers(BOOK, results.answers, desk.day()).ok()?;
    let fragment = documents::link::write(&session, false).ok()?;
    Some(format!("{page}#{fragment}"))
}

#[derive(PartialEq, Properties)]
struct EmbeddedProps {
    given: Answers,
    template: Option<String>,
    onanswers: Callback<Answers>,
}

/// The check itself.
#[function_component]
fn Embedded(props: &EmbeddedProps) -> Html {
    let desk = use_desk();
    let node = use_node_ref();
    {
        let (node, given, onanswers) = (node.clone(), props.given.clone(), props.onanswers.clone());
        use_effect_with((), move |()| {
            let listening = node.cast::<Element>().map(|check| listen(check, &given, onanswers));
            move || drop(listening)
        });
    }
    let lang = desk.env.lang().to_owned();
    let level = desk.env.given.heading.saturating_add(1).clamp(1, 6).to_string();
    let day = desk.day().to_string();
    let is_new = props.given.is_empty();
    html! {
        <div class="embedded">
            <ai-act-check ref={node} {lang} heading-level={level} as-of={day} persist="none" start={props.template.clone().filter(|_| is_new)} />
        </div>
    }
}

const EVENTS: [&str; 7] =
    ["aiact-answer", "aiact-result", "aiact-ready", "aiact-step", "aiact-export", "aiact-error", "aiact-change"];

fn listen(check: Element, given: &Answers, onanswers: Callback<Answers>) -> Listening {
    let goes_on = !given.is_empty();
    if goes_on {
        page::set(&check, "answers", &json!({ "answers": given }));
    }
    let of = check.clone();
    Listening::to(check, &EVENTS, move |event| {
        // Whoever comes with answers has begun already.
        if event.type_() == "aiact-ready" && goes_on {
            let check = of.clone();
            wasm_bindgen_futures::spawn_local(async move {
                TimeoutFuture::new(0).await;
                let main =
                    check.shadow_root().and_then(|root| root.query_selector("[data-step=start] .main-button").ok()?);
                if let Some(main) = main.and_then(|main| main.dyn_into::<HtmlElement>().ok()) {
                    main.click();
                }
            });
        }
        if ["aiact-answer", "aiact-result"].contains(&event.type_().as_str())
            && let Some(answers) = page::document(&page::member(&page::member(&of, "answers"), "answers"))
        {
            onanswers.emit(answers);
        }
    })
}

#[derive(PartialEq, Properties)]
struct PasteProps {
    system: System,
    onanswers: Callback<Answers>,
}

/// Answers that came from elsewhere: a link of the check, or those of another system.
#[function_component]
fn Paste(props: &PasteProps) -> Html {
    let desk = use_desk();
    let typed = use_state(String::new);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let take = {
        let (desk, typed, onanswers) = (desk.clone(), typed.clone(), props.onanswers.clone());
        Callback::from(move |()| match intake::answers_of_link(&typed) {
            Some(answers) => {
                desk.env.shim.say(&desk.say("paste.taken"));
                onanswers.emit(answers);
            }
            None => desk.tell(fault(desk.say("paste.bad"))),
        })
    };
    let register = desk.register();
    let others = register.systems.iter().filter(|s| s.id != props.system.id && !s.classification.answers.is_empty());
    let mut options = vec![(String::new(), desk.say("paste.choose"))];
    options.extend(others.map(|system| (system.id.clone(), system.name.clone())));
    let copy = {
        let (desk, onanswers) = (desk.clone(), props.onanswers.clone());
        Callback::from(move |id: String| {
            if let Some(other) = desk.system(&id) {
                onanswers.emit(other.classification.answers);
            }
        })
    };
    html! {
        <details class="more">
            <summary>{ desk.say("paste.title") }</summary>
            <div class="duty-body">
                <label class="field entry">
                    <span class="label">{ desk.say("paste.link") }</span>
                    <input type="text" value={(*typed).clone()} {oninput} />
                </label>
                <Button text={desk.say("paste.take")} onclick={take} />
                if options.len() > 1 {
                    <div class="entry"><crate::parts::Select label={desk.say("paste.copy")} {options} value={String::new()} onchange={copy} /></div>
                }
            </div>
        </details>
    }
}
