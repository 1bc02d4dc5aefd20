//! Two registers side by side: what both changed otherwise a person settles, nothing is lost, and removed records stay removed.

use std::collections::BTreeMap;
use std::rc::Rc;

use kit::parts::{Button, Title};
use register::file::Opened;
use register::merge::{self, Conflict, Merged};
use register::path;
use register::record::Register;
use serde_json::{Value, json};
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::page;
use crate::parts::Part;
use crate::state::{Action, Other, Said, Screen};

/// A register, compared by its address.
#[derive(Clone)]
struct Waiting(Rc<Other>);

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The first register that waits.
#[function_component]
pub fn Merge() -> Html {
    let desk = use_desk();
    let Some(other) = desk.state.others.first().cloned() else { return Html::default() };
    let key = format!("{}{}", other.file, desk.state.others.len());
    html! { <Side {key} other={Waiting(other)} /> }
}

#[derive(PartialEq, Properties)]
struct SideProps {
    other: Waiting,
}

#[function_component]
fn Side(props: &SideProps) -> Html {
    let desk = use_desk();
    let other = Rc::clone(&props.other.0);
    let merged = {
        let (desk, other) = (desk.clone(), Rc::clone(&other));
        use_memo((), move |()| merged(&desk, &other))
    };
    // For each conflict whether the other side is taken.
    let chosen = use_state(BTreeMap::<usize, bool>::new);
    let take = {
        let (desk, merged, chosen, other) = (desk.clone(), merged.clone(), chosen.clone(), Rc::clone(&other));
        Callback::from(move |()| take(&desk, &merged, &chosen, &other))
    };
    let instead = {
        let (desk, other) = (desk.clone(), Rc::clone(&other));
        Callback::from(move |()| {
            let opened = Box::new(Opened { register: other.register.clone(), faults: Vec::new(), edited: false });
            page::of(&desk.env.shim).merged(&other.file);
            desk.act(Action::Open {
                file: other.file.clone(),
                opened,
                said: Said::default(),
                saved: true,
                placed: other.placed,
            });
            desk.act(Action::NextOther);
        })
    };
    let leave = {
        let desk = desk.clone();
        Callback::from(move |()| desk.act(Action::NextOther))
    };
    let before = desk.register().systems.len();
    let new = merged.register.systems.len().saturating_sub(before);
    let conflicts: Vec<(usize, &Conflict)> =
        merged.conflicts.iter().enumerate().filter(|(_, conflict)| conflict.path != "register").collect();
    let counts = [("new", new), ("conflicts", conflicts.len()), ("doubles", merged.doubles.len())]
        .map(|(k, n)| (k, n.to_string()));
    let counts = counts.each_ref().map(|(k, n)| (*k, n.as_str()));
    html! {
        <div class="sheet">
            <Title text={desk.fill("merge.title", &[("file", &other.file)])} screen={format!("merge-{}", other.file)} />
            <p class="lead">{ desk.fill("merge.lead", &counts) }</p>
            if !conflicts.is_empty() {
                <Part title={desk.say("merge.conflicts")} note={desk.say("merge.conflicts-note")} name="conflicts">
                    { for conflicts.into_iter().map(|(at, conflict)| pair(&desk, &other, at, conflict, &chosen)) }
                </Part>
            }
            if !merged.doubles.is_empty() {
                <Part title={desk.say("merge.doubles")} note={desk.say("merge.doubles-note")} name="doubles">
                    <ul class="dashes">{ for merged.doubles.iter().map(|d| html! { <li>{ desk.fill("merge.double", &[("name", &d.name)]) }</li> }) }</ul>
                </Part>
            }
            <div class="buttons">
                <Button main=true name="merge" text={desk.say("merge.take")} onclick={take} />
                if !other.on_disk {
                    <Button text={desk.say("merge.instead")} onclick={instead} />
                }
                <Button quiet=true text={desk.say("merge.leave")} onclick={leave} />
            </div>
            if !other.on_disk && desk.state.is_unsaved() {
                <p class="meta">{ desk.say("merge.unsaved") }</p>
            }
        </div>
    }
}

fn merged(desk: &Desk, other: &Other) -> Merged {
    let base = desk.state.saved.clone().filter(|_| other.on_disk);
    merge::merge(base.as_deref(), &desk.register(), &other.register)
}

/// What stands at the place of a conflict in a register.
fn here(register: &Register, conflict: &Conflict) -> Value {
    let record = register
        .systems
        .iter()
        .find(|system| system.id == conflict.id)
        .map(|system| serde_json::to_value(system).unwrap_or_default())
        .or_else(|| register.organisation(&conflict.id).map(|o| serde_json::to_value(o).unwrap_or_default()))
        .unwrap_or_else(|| json!({ "register": register.register }));
    path::get(&record, &conflict.path).cloned().unwrap_or(Value::Null)
}

/// One conflict: both sides, one of which is chosen.
fn pair(
    desk: &Desk,
    other: &Other,
    at: usize,
    conflict: &Conflict,
    chosen: &UseStateHandle<BTreeMap<usize, bool>>,
) -> Html {
    if conflict.path.is_empty() {
        return html! { <p>{ desk.fill("merge.removed", &[("name", &conflict.name)]) }</p> };
    }
    let kept_is_mine = here(&desk.register(), conflict) == conflict.kept;
    let mine = [&conflict.kept, &conflict.other];
    let (mine, theirs) = if kept_is_mine { (mine[0], mine[1]) } else { (mine[1], mine[0]) };
    let takes_theirs = chosen.get(&at).copied().unwrap_or(false);
    let option = |theirs: bool, value: &Value, whose: String| {
        let chosen = chosen.clone();
        let onchange = Callback::from(move |_: Event| {
            let mut next = (*chosen).clone();
            next.insert(at, theirs);
            chosen.set(next);
        });
        let said = desk.told(&conflict.path, value).unwrap_or_else(|| desk.say("no-value"));
        html! {
            <div class="option">
                <label class="certain">
                    <input type="radio" name={format!("conflict-{at}")} checked={takes_theirs == theirs} {onchange} />
                    <span><span class="label">{ said }</span><small>{ whose }</small></span>
                </label>
            </div>
        }
    };
    html! {
        <fieldset class="conflict">
            <legend><strong>{ desk.fill("merge.field", &[("name", &conflict.name), ("field", &desk.label(&conflict.path))]) }</strong></legend>
            <div class="options">
                { option(false, mine, desk.fill("merge.mine", &[("file", &desk.state.file)])) }
                { option(true, theirs, desk.fill("merge.theirs", &[("file", &other.file)])) }
            </div>
        </fieldset>
    }
}

/// Puts both together, as was chosen. Where nothing was, the register that is open keeps what it says.
fn take(desk: &Desk, merged: &Merged, chosen: &BTreeMap<usize, bool>, other: &Other) {
    let before = desk.register();
    let mut register = merged.register.clone();
    // Of two registers the one that is open gives its head.
    if other.register.register.id != before.register.id {
        register.register.clone_from(&before.register);
    }
    for (at, conflict) in
        merged.conflicts.iter().enumerate().filter(|(_, c)| !c.path.is_empty() && c.path != "register")
    {
        let kept_is_mine = here(&before, conflict) == conflict.kept;
        let takes_theirs = chosen.get(&at).copied().unwrap_or(false);
        if kept_is_mine == takes_theirs {
            put(&mut register, conflict, &desk.today());
        }
    }
    let what = desk.fill("merge.done", &[("file", &other.file)]);
    // On the disk stands the other one now: what differs from it is not saved yet.
    if other.on_disk {
        desk.act(Action::Saved(other.file.clone(), Rc::new(other.register.clone())));
        page::of(&desk.env.shim).merged(&other.file);
    }
    desk.act(Action::Change(Rc::new(register), what.clone(), Screen::List));
    desk.act(Action::NextOther);
    desk.tell(Said { done: vec![what], faults: Vec::new() });
}

/// Puts the value of a conflict that was left aside.
fn put(register: &mut Register, conflict: &Conflict, today: &str) {
    if let Some(system) = register.systems.iter_mut().find(|system| system.id == conflict.id) {
        let mut record = serde_json::to_value(&*system).unwrap_or_default();
        path::set(&mut record, &conflict.path, conflict.other.clone());
        if let Ok(mut settled) = serde_json::from_value::<register::record::System>(without_nulls(record)) {
            settled.revise(today);
            *system = settled;
        }
        return;
    }
    if let Some(body) = register.organisations.iter_mut().find(|body| body.id == conflict.id) {
        let mut record = serde_json::to_value(&*body).unwrap_or_default();
        path::set(&mut record, &conflict.path, conflict.other.clone());
        if let Ok(settled) = serde_json::from_value(without_nulls(record)) {
            *body = settled;
        }
        return;
    }
    let mut record = json!({ "register": register.register });
    path::set(&mut record, &conflict.path, conflict.other.clone());
    if let Some(Ok(settled)) = without_nulls(record).get("register").cloned().map(serde_json::from_value) {
        register.register = settled;
    }
}

/// What is null is absent.
fn without_nulls(mut value: Value) -> Value {
    fn clear(value: &mut Value) {
        if let Value::Object(members) = value {
            members.retain(|_, member| !member.is_null());
            members.values_mut().for_each(clear);
        }
    }
    clear(&mut value);
    value
}
