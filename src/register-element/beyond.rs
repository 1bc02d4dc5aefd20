//! What is asked beyond the law about a system: the element of the catalogues within the register, where the page has it. What was
//! written belongs to the record, once a button takes it over.

use kit::parts::{Button, Title};
use register::record::{Others, System};
use serde_json::{Value, json};
use web_sys::Element;
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::page::{self, Listening};
use crate::parts::{Back, Part};
use crate::state::{Action, Screen, Written};

/// The element of the catalogues.
const ELEMENT: &str = "ai-act-reflection";

/// What the screen is told.
#[derive(PartialEq, Properties)]
pub struct BeyondProps {
    /// The system.
    pub id: String,
}

/// The catalogues for a system.
#[function_component]
pub fn Beyond(props: &BeyondProps) -> Html {
    let desk = use_desk();
    let system = desk.system(&props.id).unwrap_or_default();
    // In the state of the register, so that whoever looks elsewhere meanwhile finds it again.
    let pending = desk.state.written.get(&props.id).cloned().unwrap_or_default();
    let is_pending = !pending.is_empty();
    let mut written = system.reflections.clone();
    written.extend(pending.clone());
    let accept = {
        let (desk, system) = (desk.clone(), system.clone());
        Callback::from(move |()| accept(&desk, system.clone(), pending.clone()))
    };
    let onwritten = {
        let (desk, id) = (desk.clone(), props.id.clone());
        Callback::from(move |(catalogue, document)| desk.act(Action::Written(id.clone(), catalogue, document)))
    };
    let leave = {
        let (desk, id) = (desk.clone(), props.id.clone());
        Callback::from(move |()| {
            desk.act(Action::Unwritten(id.clone()));
            desk.act(Action::Go(Screen::System(id.clone())));
        })
    };
    html! {
        <div class="sheet">
            <Back to={Screen::System(props.id.clone())} text={system.name.clone()} />
            <Title text={desk.fill("beyond.title", &[("name", &system.name)])} screen={format!("beyond-{}", props.id)} />
            <p class="lead">{ desk.say("beyond.lead") }</p>
            <div class="buttons">
                if is_pending {
                    <Button main=true name="accept" text={desk.say("beyond.accept")} onclick={accept} />
                }
                <Button quiet=true text={desk.say("check.leave")} onclick={leave} />
            </div>
            if page::has(ELEMENT) {
                <Embedded {system} {written} {onwritten} />
            } else {
                <p>{ desk.say("beyond.none") }</p>
            }
        </div>
    }
}

/// What was written goes into the record; what it has on other catalogues stays.
fn accept(desk: &Desk, mut system: System, pending: Written) {
    system.reflections.extend(pending);
    let what = desk.fill("beyond.taken", &[("name", &system.name)]);
    let id = system.id.clone();
    desk.act(Action::Unwritten(id.clone()));
    desk.put(system, &what, Screen::System(id));
}

#[derive(PartialEq, Properties)]
struct EmbeddedProps {
    system: System,
    written: Written,
    onwritten: Callback<(String, Others)>,
}

/// The element, which begins with what was written before.
#[function_component]
fn Embedded(props: &EmbeddedProps) -> Html {
    let desk = use_desk();
    let node = use_node_ref();
    {
        let (node, onwritten) = (node.clone(), props.onwritten.clone());
        let (system, written) = (props.system.clone(), props.written.clone());
        use_effect_with((), move |()| {
            let listening = node.cast::<Element>().map(|element| {
                page::set(&element, "answers", &json!({ "answers": system.classification.answers }));
                let documents = written.values().map(|document| named(document, &system));
                page::set(&element, "reflections", &documents.collect());
                Listening::to(element, &["aiact-reflection", "aiact-ready", "aiact-error"], move |event| {
                    let detail = page::member(event, "detail");
                    let Some(document) = page::document::<Others>(&detail) else { return };
                    if let Some(catalogue) = document.get("catalogue").and_then(Value::as_str) {
                        onwritten.emit((catalogue.to_owned(), document));
                    }
                })
            });
            move || drop(listening)
        });
    }
    let lang = desk.env.lang().to_owned();
    let level = desk.env.given.heading.saturating_add(1).clamp(1, 6).to_string();
    let day = desk.day().to_string();
    html! {
        <div class="embedded">
            <ai-act-reflection ref={node} within="" {lang} heading-level={level} as-of={day} catalogues={desk.env.attribute("catalogues").map(str::to_owned)} />
        </div>
    }
}

/// A document in which nobody has named the system has the name of the record.
fn named(document: &Others, system: &System) -> Value {
    let mut document = document.clone();
    if document.get("system").and_then(Value::as_str).unwrap_or_default().is_empty() {
        document.insert("system".to_owned(), json!(system.name));
    }
    Value::Object(document)
}

/// On the page of a system: how much was written, and the way there.
pub fn part(desk: &Desk, system: &System) -> Html {
    let count = system.reflections.len();
    let on = system.reflections.values().filter_map(|one| one.get("day").and_then(Value::as_str)).max();
    let state = match (count, on) {
        (0, _) => desk.say("beyond.empty"),
        (_, None) => desk.env.words.count("beyond.begun", count),
        (_, Some(on)) => {
            format!(
                "{} {}",
                desk.env.words.count("beyond.begun", count),
                desk.fill("beyond.last", &[("day", &desk.date(on))])
            )
        }
    };
    let go = desk.goes(Screen::Beyond(system.id.clone()));
    html! {
        <Part title={desk.say("beyond.part")} note={desk.say("beyond.note")} name="beyond">
            <p>{ state }</p>
            <Button name="beyond" text={desk.say(if count == 0 { "beyond.begin" } else { "beyond.go-on" })} onclick={go} />
        </Part>
    }
}
