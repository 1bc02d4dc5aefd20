//! A topic of a system is filled in. The form follows the schema: what can be chosen is chosen, limits are counted, and nothing
//! typed is lost by a fault.

use std::rc::Rc;

use kit::parts::{Button, Heading, Title};
use register::record::System;
use register::schema::{self, Fault, Level, Wrong};
use register::{file, path};
use serde_json::{Map, Value, json};
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::fields::{self, choices, is_structure, members};
use crate::parts::Select;
use crate::state::{Action, Screen};

/// Longer texts than this get several lines.
const ONE_LINE: usize = 260;

/// What the form is told.
#[derive(PartialEq, Properties)]
pub struct EditProps {
    /// The system.
    pub id: String,
    /// The topic.
    pub topic: &'static str,
}

/// The form.
#[function_component]
pub fn Edit(props: &EditProps) -> Html {
    let desk = use_desk();
    let system = desk.system(&props.id).unwrap_or_default();
    // In the state of the register, so that whoever looks elsewhere meanwhile finds it again.
    let kept = desk.state.draft.as_ref().filter(|(id, topic, _)| *id == props.id && *topic == props.topic);
    let draft =
        Rc::new(kept.map_or_else(|| serde_json::to_value(&system).unwrap_or_default(), |(_, _, draft)| draft.clone()));
    let faults = use_state(Vec::<String>::new);
    let body = use_state(String::new);
    let summary = use_node_ref();
    let Some((topic, paths)) = fields::topic(props.topic) else { return Html::default() };
    let onsubmit = {
        let (desk, draft, faults, body) = (desk.clone(), draft.clone(), faults.clone(), body.clone());
        let (id, summary) = (props.id.clone(), summary.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match taken(&desk, &draft, paths, &body, &id) {
                Ok(()) => {}
                Err(found) => {
                    faults.set(found);
                    if let Some(summary) = summary.cast::<HtmlElement>() {
                        summary.class_list().remove_1("nothing").ok();
                        let _ = summary.focus();
                    }
                }
            }
        })
    };
    let fields = fields::fields(paths).into_iter().map(|field| {
        let value = path::get(&draft, &field.path).cloned().unwrap_or(Value::Null);
        let onchange = {
            let (desk, draft, path) = (desk.clone(), Rc::clone(&draft), field.path.clone());
            let (id, topic) = (props.id.clone(), props.topic);
            Callback::from(move |value: Value| {
                let mut next = (*draft).clone();
                path::set(&mut next, &path, value);
                desk.act(Action::Draft(Some((id.clone(), topic, next))));
            })
        };
        // What nobody says anything about is public.
        let level = Some(desk.level(&system, &field)).filter(|_| fields::level(&system, &field) != Level::Public);
        html! { <Input path={field.path.clone()} label={desk.label(&field.path)} shape={Shape(field.shape)} {value} {onchange} {level} key={field.path.clone()} /> }
    });
    let discard = {
        let (desk, id) = (desk.clone(), props.id.clone());
        Callback::from(move |()| {
            desk.act(Action::Draft(None));
            desk.act(Action::Go(Screen::System(id.clone())));
        })
    };
    let title = desk.fill("edit.title", &[("topic", &desk.say(&format!("topic.{topic}"))), ("name", &system.name)]);
    html! {
        <div class="main edit">
            <Title text={title} screen={format!("edit-{}-{topic}", props.id)} />
            <p class="quiet">{ desk.say(&format!("edit.hint-{topic}")) }{ " " }{ desk.say("edit.level") }</p>
            <div ref={summary} tabindex="-1" class={classes!((!faults.is_empty()).then_some("summary-box"))} role={(!faults.is_empty()).then_some("alert")}>
                if !faults.is_empty() {
                    <Heading below=1>{ html! { desk.say("edit.faults") } }</Heading>
                    <ul class="dashes">{ for faults.iter().map(|fault| html! { <li>{ fault }</li> }) }</ul>
                }
            </div>
            <form {onsubmit} novalidate=true>
                { for fields }
                if topic == "general" {
                    <NewBody value={body.clone()} />
                }
                <div class="buttons">
                    <button class="button main-button" type="submit" data-name="accept">{ desk.say("edit.accept") }</button>
                    <Button quiet=true text={desk.say("edit.discard")} onclick={discard} />
                </div>
            </form>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct NewBodyProps {
    value: UseStateHandle<String>,
}

/// A body that the register does not have yet.
#[function_component]
fn NewBody(props: &NewBodyProps) -> Html {
    let desk = use_desk();
    let value = props.value.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        value.set(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    html! {
        <label class="field entry">
            <span class="label">{ desk.say("edit.new-body") }</span>
            <input type="text" maxlength="200" value={(*props.value).clone()} {oninput} />
        </label>
    }
}

/// Puts what the form asks for, the fields below `paths`, into the record as it is by now; else says what is wrong with it.
fn taken(desk: &Desk, form: &Value, paths: &[&str], body: &str, id: &str) -> Result<(), Vec<String>> {
    let Some(system) = desk.system(id) else { return Err(vec![desk.say("edit.gone")]) };
    let mut draft = serde_json::to_value(&system).unwrap_or_default();
    for field in fields::fields(paths) {
        path::set(&mut draft, &field.path, path::get(form, &field.path).cloned().unwrap_or_default());
    }
    emptied(&mut draft);
    let mut register = (*desk.register()).clone();
    let words = desk.law_words();
    if !body.trim().is_empty() {
        let key = register::merge::folded(body);
        let of = register::identity::named(&["organisation", &key]);
        if register.organisation(&of).is_none() {
            let name = body.trim().to_owned();
            register.organisations.push(register::record::Organisation { id: of.clone(), name, ..Default::default() });
        }
        path::set(&mut draft, "organisation.responsible", json!(of));
    }
    if path::get(&draft, "name").is_none() {
        return Err(vec![desk.say("edit.nameless")]);
    }
    let document = json!({ "format": file::FORMAT, "register": register.register, "organisations": register.organisations, "systems": [draft] });
    let said = |fault: &Fault| {
        let path = fault.path.strip_prefix("systems[1]")?.trim_start_matches('.');
        let bare: String = path.split(['[', ']']).step_by(2).collect();
        let shown = Fault { path: desk.label(&bare), what: fault.what.clone() };
        // What a form cannot ask for is no fault of the one who fills it in.
        // What is missing stands on the page of the system; it keeps nobody from going on.
        let is_missing = matches!(fault.what, Wrong::Missing(_));
        if bare.is_empty() || is_missing { None } else { Some(shown.sentence(words)) }
    };
    let faults: Vec<String> = schema::faults(&document).iter().filter_map(said).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut system: System = serde_json::from_value(draft).map_err(|error| vec![error.to_string()])?;
    for claim in &mut system.claims {
        if claim.class.is_none() {
            claim.class = Some(register::claims::class_of(&claim.raw));
        }
    }
    system.revise(&desk.today());
    let what = desk.fill("edit.done", &[("name", &system.name)]);
    register.systems.iter_mut().filter(|known| known.id == id).for_each(|known| known.clone_from(&system));
    desk.env.shim.say(&what);
    desk.act(Action::Draft(None));
    desk.act(Action::Change(Rc::new(register), what, Screen::System(id.to_owned())));
    Ok(())
}

/// Takes out what is empty: that is absent.
fn emptied(value: &mut Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => {
            items.retain_mut(|item| !emptied(item));
            items.is_empty()
        }
        Value::Object(members) => {
            members.retain(|_, member| !emptied(member));
            members.is_empty()
        }
        _ => false,
    }
}

/// A place of the schema, compared by its address.
#[derive(Clone, Copy, Debug)]
pub struct Shape(pub &'static Value);

impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// What a field of the form is told.
#[derive(PartialEq, Properties)]
pub struct InputProps {
    /// Its path.
    pub path: String,
    /// Its label.
    pub label: String,
    /// Its schema.
    pub shape: Shape,
    /// What stands there.
    pub value: Value,
    /// What is to be done with what is put there.
    pub onchange: Callback<Value>,
    /// Who sees it.
    #[prop_or_default]
    pub level: Option<String>,
}

/// One field of the form, of whatever kind.
#[function_component]
pub fn Input(props: &InputProps) -> Html {
    let desk = use_desk();
    let shape = props.shape.0;
    let resolved = schema::resolved(shape);
    // What may be null has two types, of which the first says what it is.
    let kind = resolved.get("type").and_then(|of| of.as_str().or_else(|| of.get(0)?.as_str())).unwrap_or("string");
    if is_structure(shape) {
        return structure(&desk, props);
    }
    match kind {
        _ if is_body(&props.path) => bodies(&desk, props),
        "array" => match schema::items(shape) {
            Some(of) if is_structure(of) => {
                html! { <Items path={props.path.clone()} label={props.label.clone()} of={Shape(of)} value={props.value.clone()} onchange={props.onchange.clone()} /> }
            }
            Some(of) if choices(of).is_some() => ticks(&desk, props, choices(of).unwrap_or_default()),
            _ => lines(&desk, props),
        },
        "boolean" => {
            let options = vec![
                (String::new(), desk.say("no-value")),
                ("true".to_owned(), desk.law_words().get("site.yes")),
                ("false".to_owned(), desk.law_words().get("site.no")),
            ];
            let value = props.value.as_bool().map_or_else(String::new, |truth| truth.to_string());
            let onchange = props.onchange.reform(|text: String| text.parse::<bool>().map_or(Value::Null, Value::Bool));
            html! { <div class="entry"><Select label={labelled(props)} {options} {value} {onchange} name={props.path.clone()} /></div> }
        }
        "integer" | "number" => {
            html! { <Number path={props.path.clone()} label={labelled(props)} value={props.value.clone()} onchange={props.onchange.clone()} is_whole={kind == "integer"} /> }
        }
        _ if choices(shape).is_some() => {
            let mut options = vec![(String::new(), desk.say("no-value"))];
            let all = choices(shape).unwrap_or_default();
            options.extend(all.into_iter().map(|id| (id.to_owned(), desk.value(&props.path, id))));
            let value = props.value.as_str().unwrap_or_default().to_owned();
            let onchange =
                props.onchange.reform(|text: String| if text.is_empty() { Value::Null } else { Value::String(text) });
            html! { <div class="entry"><Select label={labelled(props)} {options} {value} {onchange} name={props.path.clone()} /></div> }
        }
        "object" => Html::default(),
        _ => text(&desk, props),
    }
}

/// The label, with who sees it.
fn labelled(props: &InputProps) -> String {
    props.level.as_ref().map_or_else(|| props.label.clone(), |level| format!("{} ({level})", props.label))
}

/// Whether a field names a body of the register.
fn is_body(path: &str) -> bool {
    matches!(path, "organisation.responsible" | "organisation.using")
}

fn structure(desk: &Desk, props: &InputProps) -> Html {
    let inputs = members(props.shape.0).unwrap_or_default().into_iter().map(|(name, shape)| {
        let path = format!("{}.{name}", props.path);
        let value = props.value.get(name).cloned().unwrap_or(Value::Null);
        let onchange = {
            let (whole, name) = (props.value.clone(), name.clone());
            props.onchange.reform(move |value: Value| {
                let mut next = whole.as_object().cloned().unwrap_or_default();
                next.insert(name.clone(), value);
                Value::Object(next)
            })
        };
        html! { <Input label={desk.member_label(&path)} {path} shape={Shape(shape)} {value} {onchange} /> }
    });
    html! { <fieldset class="inner"><legend>{ &props.label }</legend>{ for inputs }</fieldset> }
}

/// Texts and days.
fn text(desk: &Desk, props: &InputProps) -> Html {
    let shape = schema::resolved(props.shape.0);
    let form = shape.get("x-form").and_then(Value::as_str).unwrap_or_default();
    let most = schema::longest(props.shape.0);
    let value = props.value.as_str().unwrap_or_default().to_owned();
    let length = value.chars().count();
    let hint = match form {
        "partial-date" => Some(desk.say("edit.partial-date")),
        "url" => Some(desk.say("edit.url")),
        _ => most
            .filter(|most| length * 10 > most * 7)
            .map(|most| desk.fill("edit.length", &[("is", &length.to_string()), ("most", &most.to_string())])),
    };
    let is_long = most.is_none_or(|most| most > ONE_LINE) && form.is_empty();
    let control = if is_long {
        let oninput = props
            .onchange
            .reform(|event: InputEvent| Value::String(event.target_unchecked_into::<HtmlTextAreaElement>().value()));
        let rows = if most.is_some_and(|most| most <= 600) { "3" } else { "5" };
        html! { <textarea {rows} {value} {oninput} data-name={props.path.clone()} /> }
    } else {
        let oninput = props
            .onchange
            .reform(|event: InputEvent| Value::String(event.target_unchecked_into::<HtmlInputElement>().value()));
        let kind = if form == "date" { "date" } else { "text" };
        html! { <input type={kind} {value} {oninput} data-name={props.path.clone()} /> }
    };
    html! {
        <label class="field entry">
            <span class="label">{ labelled(props) }</span>
            { control }
            if let Some(hint) = hint {
                <span class="meta">{ hint }</span>
            }
        </label>
    }
}

/// Texts, one in each line.
fn lines(desk: &Desk, props: &InputProps) -> Html {
    let texts = props.value.as_array().into_iter().flatten().filter_map(Value::as_str);
    let value = texts.collect::<Vec<_>>().join("\n");
    let oninput = props.onchange.reform(|event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        text.split('\n').map(|line| Value::String(line.to_owned())).collect()
    });
    html! {
        <label class="field entry">
            <span class="label">{ labelled(props) }</span>
            <textarea rows="3" {value} {oninput} data-name={props.path.clone()} />
            <span class="meta">{ desk.say("edit.lines") }</span>
        </label>
    }
}

/// Several of a closed list.
fn ticks(desk: &Desk, props: &InputProps, all: Vec<&'static str>) -> Html {
    let options = all.into_iter().map(|id| (id.to_owned(), desk.value(&props.path, id))).collect();
    ticked(props, options)
}

fn ticked(props: &InputProps, options: Vec<(String, String)>) -> Html {
    let chosen: Vec<Value> = props.value.as_array().cloned().unwrap_or_default();
    let boxes = options.into_iter().map(|(id, text)| {
        let value = Value::String(id);
        let checked = chosen.contains(&value);
        let onchange = {
            let chosen = chosen.clone();
            props.onchange.reform(move |_: Event| {
                let mut next: Vec<Value> = chosen.iter().filter(|known| **known != value).cloned().collect();
                if next.len() == chosen.len() {
                    next.push(value.clone());
                }
                Value::Array(next)
            })
        };
        html! { <label class="tick"><input type="checkbox" {checked} {onchange} /><span>{ text }</span></label> }
    });
    html! { <fieldset class="inner"><legend>{ labelled(props) }</legend><div class="ticks">{ for boxes }</div></fieldset> }
}

/// Bodies of the register.
fn bodies(desk: &Desk, props: &InputProps) -> Html {
    let register = desk.register();
    let options: Vec<(String, String)> =
        register.organisations.iter().map(|body| (body.id.clone(), body.name.clone())).collect();
    if props.path.ends_with("using") {
        return ticked(props, options);
    }
    let value = props.value.as_str().unwrap_or_default().to_owned();
    let onchange = props.onchange.reform(Value::String);
    html! { <div class="entry"><Select label={labelled(props)} {options} {value} {onchange} /></div> }
}

#[derive(PartialEq, Properties)]
struct NumberProps {
    path: String,
    label: String,
    value: Value,
    onchange: Callback<Value>,
    is_whole: bool,
}

/// A number, typed as people write it. What is none stays as it was typed, and is named when the form is taken.
#[function_component]
fn Number(props: &NumberProps) -> Html {
    let desk = use_desk();
    let typed = use_state(|| match &props.value {
        Value::Number(number) if desk.env.lang() == "de" => number.to_string().replace('.', ","),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        _ => String::new(),
    });
    let oninput = {
        let (typed, onchange, is_whole) = (typed.clone(), props.onchange.clone(), props.is_whole);
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            onchange.emit(number(&text, is_whole));
            typed.set(text);
        })
    };
    html! {
        <label class="field entry">
            <span class="label">{ &props.label }</span>
            <input type="text" inputmode="decimal" value={(*typed).clone()} {oninput} data-name={props.path.clone()} />
        </label>
    }
}

fn number(text: &str, is_whole: bool) -> Value {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    // Thousands in one language are thousandths in the other: the form asks.
    let is_ambiguous = bare.split_once(['.', ',']).is_some_and(|(whole, part)| {
        (1..=3).contains(&whole.len()) && part.len() == 3 && part.chars().all(|c| c.is_ascii_digit())
    });
    if is_ambiguous {
        return Value::String(text.to_owned());
    }
    let bare = if bare.contains(',') { bare.replace('.', "").replace(',', ".") } else { bare };
    if bare.is_empty() {
        return Value::Null;
    }
    let whole = bare.parse::<u64>().ok().map(|n| json!(n));
    let part = || bare.parse::<f64>().ok().filter(|n| n.is_finite()).map(|n| json!(n));
    let read = if is_whole { whole } else { whole.or_else(part) };
    read.unwrap_or_else(|| Value::String(text.to_owned()))
}

#[derive(PartialEq, Properties)]
struct ItemsProps {
    path: String,
    label: String,
    of: Shape,
    value: Value,
    onchange: Callback<Value>,
}

/// A list of structures.
#[function_component]
fn Items(props: &ItemsProps) -> Html {
    let desk = use_desk();
    let items: Vec<Value> = props.value.as_array().cloned().unwrap_or_default();
    let with = |items: Vec<Value>| props.onchange.reform(move |_: ()| Value::Array(items.clone()));
    let shown = items.iter().enumerate().map(|(at, item)| {
        let label = format!("{} {}", props.label, at + 1);
        let onchange = {
            let items = items.clone();
            props.onchange.reform(move |value: Value| {
                let mut next = items.clone();
                if let Some(item) = next.get_mut(at) {
                    *item = value;
                }
                Value::Array(next)
            })
        };
        let mut fewer = items.clone();
        fewer.remove(at);
        html! {
            <div class="item" key={at}>
                <Input path={props.path.clone()} label={label.clone()} shape={props.of} value={item.clone()} {onchange} />
                <Button quiet=true text={desk.say("edit.remove")} about={label} onclick={with(fewer)} />
            </div>
        }
    });
    let mut more = items.clone();
    more.push(Value::Object(Map::new()));
    html! {
        <div class="items">
            <p class="label">{ &props.label }</p>
            { for shown }
            <Button text={desk.fill("edit.add", &[("what", &props.label)])} onclick={with(more)} />
        </div>
    }
}
