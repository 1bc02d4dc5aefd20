//! The whole at a glance: classes, what is open, days ahead; and what comes out on another day or under new rules.

use std::collections::BTreeMap;
use std::rc::Rc;

use engine::date::Date;
use kit::BOOK;
use kit::parts::{Button, Title};
use register::assess::{self, Difference, Renewed};
use register::record::{Register, Snapshot, System};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::parts::Part;
use crate::rows::{LAW, TOGETHER, results_of_all};
use crate::sight::{FACETS, Facet, Finding, Sight};
use crate::slices::Slice;
use crate::state::{Action, Screen};

/// How many things that came or went a line names.
const MOST_LINES: usize = 5;
/// How many systems a line names.
const NAMED: usize = 3;

/// The overview.
#[function_component]
pub fn Overview() -> Html {
    let desk = use_desk();
    let register = desk.register();
    html! {
        <div class="sheet">
            <Title text={desk.say("overview.title")} screen="overview" />
            if register.systems.is_empty() {
                <p class="lead">{ desk.say("list.empty") }</p>
            } else {
                { classes(&desk) }
                { open(&desk) }
                { ahead(&desk) }
                <Moved />
            }
        </div>
    }
}

/// A line that leads to the list, filtered.
fn leads(desk: &Desk, sight: Sight, text: String, count: usize) -> Html {
    let desk = desk.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        desk.act(Action::Look(sight.clone()));
        desk.act(Action::Go(Screen::List));
    });
    html! { <li class="tally-row"><button type="button" class="link" {onclick}>{ text }</button><span class="number">{ count }</span></li> }
}

fn classes(desk: &Desk) -> Html {
    let register = desk.register();
    let seen = Sight::default().seen(&register, &desk.state.rows, &desk.today());
    let facets = FACETS.into_iter().filter(|facet| *facet == Facet::Class);
    let rows = facets.flat_map(|facet| {
        let mut counts: Vec<(String, usize)> =
            seen.facets.get(&facet).into_iter().flatten().map(|(id, n)| (id.clone(), *n)).collect();
        counts.sort_by_key(|(id, _)| std::cmp::Reverse(LAW.rank(id).map_or(0, |rank| rank + 1)));
        counts.into_iter().map(move |(id, n)| (facet, id, n))
    });
    let rows = rows.map(|(facet, id, n)| {
        let text = desk.class(&id);
        leads(desk, Sight { facets: BTreeMap::from([(facet, id)]), ..Sight::default() }, text, n)
    });
    html! { <Part title={desk.say("overview.classes")} note={desk.say("overview.classes-note")} name="classes"><ul class="tallies">{ for rows }</ul></Part> }
}

fn open(desk: &Desk) -> Html {
    let register = desk.register();
    let seen = Sight::default().seen(&register, &desk.state.rows, &desk.today());
    let wanted = [Finding::TooLow, Finding::TooHigh, Finding::Open, Finding::Unassessed, Finding::Due];
    let rows = wanted.into_iter().map(|finding| {
        let n = seen.findings.get(&finding).copied().unwrap_or(0);
        leads(desk, Sight { finding: Some(finding), ..Sight::default() }, desk.count(finding.key(), n), n)
    });
    html! { <Part title={desk.say("overview.todo")} name="todo"><ul class="tallies">{ for rows }</ul></Part> }
}

/// The days ahead, of all systems: reviews, and days from which something applies.
fn ahead(desk: &Desk) -> Html {
    let today = desk.today();
    let mut days: BTreeMap<String, BTreeMap<String, Vec<String>>> = BTreeMap::new();
    for system in &desk.register().systems {
        let mut add = |day: String, what: String| {
            if day > today && day.len() == 10 {
                days.entry(day).or_default().entry(what).or_default().push(system.name.clone());
            }
        };
        add(system.review.next.clone(), desk.say("ahead.review"));
        let Some(row) = desk.row(&system.id) else { continue };
        if let Some(from) = row.from {
            add(from.to_string(), desk.fill("ahead.class", &[("class", &desk.class(row.system))]));
        }
        let last = system.classification.history.last();
        for day in last.into_iter().flat_map(|last| &last.duties).flat_map(|duty| &duty.applies_from) {
            add(day.clone(), desk.say("ahead.duties"));
        }
    }
    let items = days.into_iter().map(|(day, told)| {
        let lines = told.into_iter().map(|(what, mut names)| {
            names.dedup();
            let count = names.len();
            let rest = count.saturating_sub(NAMED);
            names.truncate(NAMED);
            let mut said = names.join(", ");
            if rest > 0 {
                said = format!("{said} {}", desk.count("ahead.more", rest));
            }
            html! { <p>{ format!("{what}: {said}") }</p> }
        });
        html! { <li><p class="when-was">{ desk.date(&day) }</p><div>{ for lines }</div></li> }
    });
    let items: Vec<Html> = items.collect();
    html! {
        <Part title={desk.say("overview.ahead")} name="ahead">
            if items.is_empty() {
                <p class="quiet">{ desk.say("ahead.none") }</p>
            } else {
                <ul class="history">{ for items }</ul>
            }
        </Part>
    }
}

/// A system that comes out otherwise.
#[derive(Clone, Debug, PartialEq)]
struct Change {
    id: String,
    name: String,
    before: Snapshot,
    now: Snapshot,
    difference: Difference,
}

/// What came of assessing all systems for another day.
#[derive(Clone, Debug, Default, PartialEq)]
struct Compared {
    done: usize,
    total: usize,
    changes: Vec<Change>,
    first: usize,
    /// How many results say something new.
    written: usize,
    /// The register that was compared, and that with every such result in its history, once all is done.
    kept: Option<(Rc<Register>, Rc<Register>)>,
}

/// What another day, or new rules, change.
#[function_component]
fn Moved() -> Html {
    let desk = use_desk();
    let compared = use_state(|| Option::<Compared>::None);
    let turn = use_mut_ref(|| 0_u32);
    let day = desk.day().to_string();
    let onday = {
        let (desk, compared, turn) = (desk.clone(), compared.clone(), turn.clone());
        Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            if let Some(day) = Date::parse(&text) {
                *turn.borrow_mut() += 1;
                compared.set(None);
                desk.act(Action::Day((day != desk.env.day).then_some(day)));
            }
        })
    };
    let run = {
        let (desk, compared, turn) = (desk.clone(), compared.clone(), turn.clone());
        Callback::from(move |()| {
            *turn.borrow_mut() += 1;
            let mine = *turn.borrow();
            let (desk, compared, turn) = (desk.clone(), compared.clone(), turn.clone());
            wasm_bindgen_futures::spawn_local(async move {
                compare(&desk, &compared, &move || *turn.borrow() == mine).await;
            });
        })
    };
    let stop = {
        let (compared, turn) = (compared.clone(), turn.clone());
        Callback::from(move |()| {
            *turn.borrow_mut() += 1;
            compared.set(None);
        })
    };
    let keep = {
        let (desk, compared) = (desk.clone(), compared.clone());
        Callback::from(move |()| {
            if let Some(compared) = &*compared {
                append(&desk, compared);
            }
            compared.set(None);
        })
    };
    // Whoever leaves needs no answer.
    use_effect_with((), {
        let turn = turn.clone();
        move |()| move || *turn.borrow_mut() += 1
    });
    // What was compared with a register that has changed since would undo the change.
    let is_of_today =
        |(of, _): &(Rc<Register>, _)| desk.state.register.as_ref().is_some_and(|register| Rc::ptr_eq(of, register));
    html! {
        <Part title={desk.say("moved.title")} note={desk.fill("moved.note", &[("rulebook", &desk.rulebook())])} name="moved">
            <div class="day">
                <label class="field"><span class="label">{ desk.say("moved.day") }</span><input type="date" value={day} onchange={onday} /></label>
            </div>
            { match &*compared {
                None => html! { <Button name="compare" text={desk.say("moved.run")} onclick={run} /> },
                Some(state) if state.kept.is_none() => html! {
                    <>
                        <p role="status">{ desk.fill("list.work", &[("done", &state.done.to_string()), ("total", &state.total.to_string())]) }</p>
                        <Button text={desk.say("moved.stop")} onclick={stop} />
                    </>
                },
                Some(state) => html! {
                    <>
                        { changes(&desk, state) }
                        if state.written > 0 && state.kept.as_ref().is_some_and(is_of_today) {
                            <Button main=true name="append" text={desk.say("moved.append")} onclick={keep} />
                            <p class="meta">{ desk.say("moved.append-note") }</p>
                        }
                    </>
                },
            } }
        </Part>
    }
}

/// Assesses all systems for the day that was chosen and compares with what was written down last, in slices.
async fn compare(desk: &Desk, to: &UseStateHandle<Option<Compared>>, goes_on: &dyn Fn() -> bool) {
    let register = desk.register();
    let is_answered = |system: &System| !system.classification.answers.is_empty();
    let total = register.systems.iter().filter(|system| is_answered(system)).count();
    let mut state = Compared { total, ..Compared::default() };
    let mut kept = (*register).clone();
    let mut slice = Slice::begin();
    let mut answered: Vec<&mut System> = kept.systems.iter_mut().filter(|system| is_answered(system)).collect();
    for systems in answered.chunks_mut(TOGETHER) {
        let all: Vec<&System> = systems.iter().map(|system| &**system).collect();
        let results = results_of_all(&all, desk.day());
        for (system, results) in systems.iter_mut().zip(results) {
            state.done += 1;
            if let Some(results) = results {
                let renewed = assess::written_down(results, system, desk.env.today);
                state.note(system, renewed);
            }
        }
        if slice.is_over() {
            to.set(Some(state.clone()));
            slice.rest().await;
            if !goes_on() {
                return;
            }
        }
    }
    state.kept = Some((register, Rc::new(kept)));
    desk.env.shim.say(&desk.count("moved.changed", state.changes.len()));
    to.set(Some(state));
}

impl Compared {
    /// Takes down what came out for one system.
    fn note(&mut self, system: &System, renewed: Renewed) {
        self.written += usize::from(renewed.written.is_some());
        match (renewed.before, renewed.difference) {
            (None, _) => self.first += 1,
            (Some(before), Some(difference)) => {
                let (id, name) = (system.id.clone(), system.name.clone());
                self.changes.push(Change { id, name, before, now: renewed.now, difference });
            }
            (Some(_), None) => {}
        }
    }
}

/// Old and new, side by side.
fn changes(desk: &Desk, state: &Compared) -> Html {
    let unchanged = state.total.saturating_sub(state.changes.len() + state.first);
    let classed = |snapshot: &Snapshot| {
        html! { <><p>{ desk.class(&snapshot.headline) }</p><p>{ desk.class(&snapshot.system_headline) }</p></> }
    };
    let rows = state.changes.iter().map(|change| {
        let why = lines(desk, &change.difference);
        let onclick = desk.goes(Screen::System(change.id.clone())).reform(|_: MouseEvent| ());
        html! {
            <tr role="row">
                <th scope="row" role="rowheader"><button type="button" class="opener" {onclick}>{ &change.name }</button></th>
                <td role="cell"><span class="narrow">{ desk.say("moved.before") }</span><span>{ classed(&change.before) }<span class="meta">{ desk.date(&change.before.as_of) }</span></span></td>
                <td role="cell"><span class="narrow">{ desk.say("moved.now") }</span><span>{ classed(&change.now) }<span class="meta">{ desk.date(&change.now.as_of) }</span></span></td>
                <td role="cell"><span class="narrow">{ desk.say("moved.why") }</span><span>{ for why.into_iter().map(|line| html! { <p class="meta">{ line }</p> }) }</span></td>
            </tr>
        }
    });
    html! {
        <>
            <p><strong>{ desk.count("moved.changed", state.changes.len()) }</strong>{ " " }{ desk.count("moved.unchanged", unchanged) }{ " " }
                if state.first > 0 { { desk.count("moved.first", state.first) } }</p>
            if !state.changes.is_empty() {
                <table class="systems-table moved" role="table" aria-label={desk.say("moved.title")}>
                    <thead role="rowgroup"><tr role="row">{ for ["column.name", "moved.before", "moved.now", "moved.why"].map(|key| html! { <th role="columnheader" scope="col">{ desk.say(key) }</th> }) }</tr></thead>
                    <tbody role="rowgroup">{ for rows }</tbody>
                </table>
            }
        </>
    }
}

/// What came and what went, in words.
fn lines(desk: &Desk, difference: &Difference) -> Vec<String> {
    let catalogue = &desk.env.words.catalogue;
    let named = |line: &String| {
        let (id, day) = line.split_once(' ').unwrap_or((line, ""));
        let bare = id.trim_end_matches('?');
        // Packs are looked up by place, so only what the rulebook has may be asked for.
        let name = match () {
            () if BOOK.classes.iter().any(|class| class.id == bare) => desk.class(bare),
            () if BOOK.roles.iter().any(|role| role.id == bare) => desk.role(bare),
            () if BOOK.duties.iter().copied().flatten().any(|duty| duty.id == bare) => {
                catalogue.get(["duty", bare, "title"])
            }
            () => bare.to_owned(),
        };
        let name = if id.ends_with('?') { desk.fill("moved.possible", &[("what", &name)]) } else { name };
        let days: Vec<String> = day.split(' ').filter(|day| !day.is_empty()).map(|day| desk.date(day)).collect();
        match &days[..] {
            [] => name,
            [day] => format!("{name} ({day})"),
            [first, ..] => format!("{name} ({})", desk.fill("moved.later", &[("day", first)])),
        }
    };
    let questions = |ids: &[String]| ids.iter().map(|id| desk.question(id)).collect::<Vec<_>>();
    let parts = [
        ("moved.gained", difference.gained.iter().map(named).collect::<Vec<_>>()),
        ("moved.lost", difference.lost.iter().map(named).collect()),
        ("moved.opened", questions(&difference.opened)),
        ("moved.settled", questions(&difference.settled)),
    ];
    let told = parts.into_iter().filter(|(_, list)| !list.is_empty());
    told.map(|(key, mut list)| {
        list.dedup();
        let rest = list.len().saturating_sub(MOST_LINES);
        list.truncate(MOST_LINES);
        let mut said = list.join("; ");
        if rest > 0 {
            said = format!("{said} {}", desk.count("ahead.more", rest));
        }
        desk.fill(key, &[("list", &said)])
    })
    .collect()
}

/// Takes over the register with every result that says something new in its history.
fn append(desk: &Desk, compared: &Compared) {
    let Some((_, kept)) = &compared.kept else { return };
    let what = desk.count("moved.appended", compared.written);
    desk.env.shim.say(&what);
    desk.act(Action::Change(Rc::clone(kept), what, Screen::Overview));
}
