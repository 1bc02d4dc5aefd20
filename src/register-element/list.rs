//! All systems: found, counted, filtered, sorted.

use std::collections::BTreeMap;
use std::rc::Rc;

use kit::parts::{Button, Title};
use register::assess::OPEN;
use register::claims::Comparison;
use register::record::{Register, System};
use register::scheme;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::intake::{self, Choose};
use crate::parts::{Select, mark};
use crate::rows::Row;
use crate::sight::{COLUMNS, Column, FACETS, FINDINGS, Facet, PAGE, Seen, Sight, id_of};
use crate::state::{Action, Screen};

/// More values than this are a choice list instead of buttons.
const MOST_BUTTONS: usize = 8;

/// The list.
#[function_component]
pub fn List() -> Html {
    let desk = use_desk();
    let register = desk.register();
    let sight = desk.state.sight.clone();
    let today = desk.today();
    let seen = {
        let (rows, sight) = (Rc::clone(&desk.state.rows), sight.clone());
        let register = Rc::clone(&register);
        use_memo((Rc::as_ptr(&register), Rc::as_ptr(&rows), sight.clone()), move |_| {
            sight.seen(&register, &rows, &today)
        })
    };
    // A page may be gone since it was chosen.
    let sight = Sight { page: sight.page.min(seen.places.len().saturating_sub(1) / PAGE), ..sight };
    let count_line = use_node_ref();
    let look = {
        let (desk, count_line) = (desk.clone(), count_line.clone());
        Callback::from(move |(sight, moves): (Sight, bool)| {
            desk.act(Action::Look(sight));
            if moves && let Some(line) = count_line.cast::<HtmlElement>() {
                let _ = line.focus();
            }
        })
    };
    html! {
        <div class="list">
            <p class="meta publisher">{ publisher(&desk, &register) }</p>
            <Title text={headline(&desk, &register)} screen="list" />
            if desk.state.public && desk.state.withheld > 0 {
                <p class="quiet">{ desk.count("public.withheld", usize::try_from(desk.state.withheld).unwrap_or(0)) }</p>
            }
            if register.systems.is_empty() {
                <p class="lead">{ desk.say("list.empty") }</p>
            } else {
                { findings(&desk, &sight, &seen, &look) }
                { filters(&desk, &register, &sight, &seen, &look) }
                { count(&desk, &register, &sight, &seen, &look, &count_line) }
                { table(&desk, &register, &sight, &seen, &look) }
                { pages(&desk, &sight, &seen, &look) }
                <p class="meta">{ desk.say("list.two") }</p>
            }
            if !desk.state.public {
                <Deeds />
            }
        </div>
    }
}

type Look = Callback<(Sight, bool)>;

fn publisher(desk: &Desk, register: &Register) -> String {
    let body = desk.publisher();
    if register.register.title.contains(&body) {
        register.register.title.clone()
    } else {
        format!("{body} · {}", register.register.title)
    }
}

/// What there is to say first.
fn headline(desk: &Desk, register: &Register) -> String {
    let all = desk.count("list.systems", register.systems.len());
    let known = register.systems.iter().filter_map(|system| desk.row(&system.id));
    let low = known.filter(|row| row.comparison == Comparison::TooLow).count();
    if low > 0 { desk.fill("list.headline", &[("systems", &all), ("low", &desk.count("list.low", low))]) } else { all }
}

/// The counts that are the first filters.
fn findings(desk: &Desk, sight: &Sight, seen: &Seen, look: &Look) -> Html {
    let all = Sight { finding: None, page: 0, ..sight.clone() };
    let total = all.seen(&desk.register(), &desk.state.rows, &desk.today()).places.len();
    let wanted =
        FINDINGS.into_iter().filter(|finding| sight.finding == Some(*finding) || seen.findings.contains_key(finding));
    let button = |finding: Option<_>, count: usize, text: String| {
        let next = Sight { finding, page: 0, ..sight.clone() };
        let onclick = look.reform(move |_: MouseEvent| (next.clone(), true));
        let pressed = (sight.finding == finding).to_string();
        html! {
            <button type="button" class="count" aria-pressed={pressed} {onclick}>
                <span class="number">{ count }</span><span class="of">{ text }</span>
            </button>
        }
    };
    html! {
        <div class="counts" role="group" aria-label={desk.say("list.counts")}>
            { for wanted.map(|finding| {
                let count = seen.findings.get(&finding).copied().unwrap_or(0);
                button(Some(finding), count, desk.count(finding.key(), count))
            }) }
            { button(None, total, desk.say("finding.all")) }
        </div>
    }
}

/// What a value of a facet is called.
fn value(desk: &Desk, register: &Register, facet: Facet, id: &str) -> String {
    match facet {
        Facet::Class => desk.class(id),
        Facet::Role => desk.role(id),
        Facet::Status => scheme::name("lifecycle.status", id, desk.env.lang()),
        Facet::Body => register.organisation(id).map_or_else(String::new, |body| body.name.clone()),
    }
}

/// Search, and the other filters.
fn filters(desk: &Desk, register: &Register, sight: &Sight, seen: &Seen, look: &Look) -> Html {
    let oninput = {
        let (look, sight) = (look.clone(), sight.clone());
        Callback::from(move |event: InputEvent| {
            let search = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            look.emit((Sight { search, page: 0, ..sight.clone() }, false));
        })
    };
    let chosen = sight.facets.len();
    let summary = if chosen > 0 { desk.count("list.filters-set", chosen) } else { desk.say("list.filters") };
    html! {
        <>
            <label class="field search-field">
                <span class="label">{ desk.say("list.search") }</span>
                <input type="search" value={sight.search.clone()} {oninput} />
            </label>
            <details class="more filters" open={chosen > 0}>
                <summary>{ summary }</summary>
                <div class="duty-body">
                    { for FACETS.map(|facet| facet_of(desk, register, facet, (sight, seen), look)) }
                    { columns(desk, sight, look) }
                </div>
            </details>
        </>
    }
}

fn facet_of(desk: &Desk, register: &Register, facet: Facet, (sight, seen): (&Sight, &Seen), look: &Look) -> Html {
    let chosen = sight.facets.get(&facet);
    let mut values: Vec<(String, usize)> =
        seen.facets.get(&facet).into_iter().flatten().map(|(id, count)| (id.clone(), *count)).collect();
    if let Some(chosen) = chosen.filter(|chosen| !values.iter().any(|(id, _)| id == *chosen)) {
        values.push((chosen.clone(), 0));
    }
    values.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), id.clone()));
    if values.len() < 2 && chosen.is_none() {
        return Html::default();
    }
    let next = |id: Option<String>| {
        let mut next = Sight { page: 0, ..sight.clone() };
        match id {
            Some(id) => next.facets.insert(facet, id),
            None => next.facets.remove(&facet),
        };
        next
    };
    let name = desk.say(facet.key());
    if values.len() > MOST_BUTTONS {
        let mut options = vec![(String::new(), desk.say("facet.any"))];
        options.extend(
            values.iter().map(|(id, count)| (id.clone(), format!("{} ({count})", value(desk, register, facet, id)))),
        );
        let (look, sight) = (look.clone(), sight.clone());
        let onchange = Callback::from(move |id: String| {
            let mut next = Sight { page: 0, ..sight.clone() };
            if id.is_empty() {
                next.facets.remove(&facet)
            } else {
                next.facets.insert(facet, id)
            };
            look.emit((next, true));
        });
        return html! { <Select label={name} {options} value={chosen.cloned().unwrap_or_default()} {onchange} /> };
    }
    let buttons = values.iter().map(|(id, count)| {
        let is_chosen = chosen == Some(id);
        let next = next((!is_chosen).then(|| id.clone()));
        let onclick = look.reform(move |()| (next.clone(), true));
        html! { <Button pressed={is_chosen} text={format!("{} ({count})", value(desk, register, facet, id))} {onclick} /> }
    });
    html! {
        <div class="facet" role="group" aria-label={name.clone()}>
            <p class="label">{ name }</p>
            <div class="filter">{ for buttons }</div>
        </div>
    }
}

/// Which columns stand.
fn columns(desk: &Desk, sight: &Sight, look: &Look) -> Html {
    let buttons = COLUMNS.into_iter().filter(|column| *column != Column::Name).map(|column| {
        let shown = sight.columns.contains(&column);
        let mut next = sight.clone();
        if shown {
            next.columns.retain(|known| *known != column);
        } else {
            next.columns = COLUMNS.into_iter().filter(|c| *c == column || sight.columns.contains(c)).collect();
        }
        let onclick = look.reform(move |()| (next.clone(), false));
        html! { <Button pressed={shown} text={desk.say(column.key())} {onclick} /> }
    });
    html! {
        <div class="facet" role="group" aria-label={desk.say("list.columns")}>
            <p class="label">{ desk.say("list.columns") }</p>
            <div class="filter">{ for buttons }</div>
        </div>
    }
}

/// How many are shown: where the focus goes after a filter.
fn count(desk: &Desk, register: &Register, sight: &Sight, seen: &Seen, look: &Look, node: &NodeRef) -> Html {
    let (shown, all) = (seen.places.len(), register.systems.len());
    let line = match desk.state.work {
        Some(work) => desk.fill("list.work", &[("done", &work.done.to_string()), ("total", &work.total.to_string())]),
        None if shown == all => desk.count("list.all", all),
        None => desk.fill("list.some", &[("shown", &shown.to_string()), ("all", &all.to_string())]),
    };
    let clear = Sight { search: String::new(), finding: None, facets: BTreeMap::default(), page: 0, ..sight.clone() };
    let is_filtered = clear.search != sight.search || clear.finding != sight.finding || clear.facets != sight.facets;
    let onclick = look.reform(move |()| (clear.clone(), true));
    html! {
        <div class="count-line">
            <p tabindex="-1" data-focus="" ref={node.clone()}><strong>{ line }</strong></p>
            if is_filtered {
                <Button quiet=true text={desk.say("list.clear")} {onclick} />
            }
            <div class="sort-choice">{ sort_choice(desk, sight, look) }</div>
        </div>
    }
}

/// Sorting where there are no heads of columns.
fn sort_choice(desk: &Desk, sight: &Sight, look: &Look) -> Html {
    let options = COLUMNS.map(|column| (column.key().to_owned(), desk.say(column.key()))).to_vec();
    let (look, sight) = (look.clone(), sight.clone());
    let value = sight.sort.key().to_owned();
    let onchange = Callback::from(move |key: String| {
        let sort = COLUMNS.into_iter().find(|column| column.key() == key).unwrap_or(Column::Name);
        look.emit((Sight { sort, backwards: false, page: 0, ..sight.clone() }, false));
    });
    html! { <Select label={desk.say("list.sort")} {options} {value} {onchange} /> }
}

fn table(desk: &Desk, register: &Register, sight: &Sight, seen: &Seen, look: &Look) -> Html {
    let columns: Vec<Column> = std::iter::once(Column::Name).chain(sight.columns.clone()).collect();
    let head = columns.iter().map(|column| {
        let column = *column;
        let is_sorted = sight.sort == column;
        let backwards = is_sorted && !sight.backwards;
        let sorted = is_sorted.then_some(if sight.backwards { "descending" } else { "ascending" });
        let next = Sight { sort: column, backwards, page: 0, ..sight.clone() };
        let onclick = look.reform(move |_: MouseEvent| (next.clone(), false));
        html! {
            <th role="columnheader" scope="col" aria-sort={sorted}>
                <button type="button" class="sorter" {onclick}>
                    { desk.say(column.key()) }
                    <span aria-hidden="true">{ match sorted { Some("ascending") => " ▾", Some(_) => " ▴", None => "" } }</span>
                </button>
            </th>
        }
    });
    let from = sight.page * PAGE;
    let rows =
        seen.places.iter().skip(from).take(PAGE).filter_map(|place| register.systems.get(*place)).map(|system| {
            let row = desk.row(&system.id);
            let cells = columns.iter().skip(1).map(|column| {
                html! {
                    <td role="cell" data-column={column.key()}>
                        <span class="narrow">{ desk.say(column.key()) }</span>
                        <span>{ cell(desk, register, system, row.as_deref(), *column) }</span>
                    </td>
                }
            });
            let onclick = desk.goes(Screen::System(system.id.clone())).reform(|_: MouseEvent| ());
            html! {
                <tr role="row" key={system.id.clone()}>
                    <th role="rowheader" scope="row">
                        <button type="button" class="opener" {onclick}>{ &system.name }</button>
                        <span class="meta">{ under(desk, register, system, &columns) }</span>
                    </th>
                    { for cells }
                </tr>
            }
        });
    html! {
        <table class="systems-table" role="table" aria-label={desk.say("list.caption")}>
            <thead role="rowgroup"><tr role="row">{ for head }</tr></thead>
            <tbody role="rowgroup">{ for rows }</tbody>
        </table>
    }
}

/// Whose a system is and how far, where no column says so.
fn under(desk: &Desk, register: &Register, system: &System, columns: &[Column]) -> String {
    let body = if system.organisation.unit.is_empty() { register.body_of(system) } else { &system.organisation.unit };
    let status = system.lifecycle.status.map(|s| scheme::name("lifecycle.status", &id_of(&s), desk.env.lang()));
    let body = Some(body.to_owned()).filter(|body| !body.is_empty() && !columns.contains(&Column::Body));
    let status = status.filter(|_| !columns.contains(&Column::Status));
    body.into_iter().chain(status).collect::<Vec<_>>().join(" · ")
}

fn cell(desk: &Desk, register: &Register, system: &System, row: Option<&Row>, column: Column) -> Html {
    let quiet = |text: String| html! { <span class="quiet">{ text }</span> };
    match (column, row) {
        (Column::Name, _) => Html::default(),
        (Column::Body, _) => html! { register.body_of(system) },
        (Column::Status, _) => {
            let status = system.lifecycle.status.map(|s| scheme::name("lifecycle.status", &id_of(&s), desk.env.lang()));
            html! { <>{ status }</> }
        }
        (Column::Claim, _) => match &system.claims[..] {
            [] => quiet(desk.say("no-claim")),
            claims if claims.iter().all(|claim| claim.raw.is_empty()) => quiet(desk.say("no-claim")),
            claims => {
                let said = claims.iter().filter(|claim| !claim.raw.is_empty());
                html! { said.map(|claim| desk.quoted(&claim.raw)).collect::<Vec<_>>().join(", ") }
            }
        },
        (Column::Review, _) if system.review.next.is_empty() => quiet(desk.say("no-date")),
        (Column::Review, _) => {
            let day = desk.date(&system.review.next);
            if system.review.next <= desk.today() {
                html! { <strong>{ desk.fill("list.due", &[("day", &day)]) }</strong> }
            } else {
                html! { day }
            }
        }
        (_, None) => quiet(desk.say("list.computing")),
        (Column::ForBody | Column::AsSystem, Some(row)) if !row.assessed => quiet(desk.say("unassessed")),
        (Column::ForBody, Some(row)) => class(desk, row.body, false),
        (Column::AsSystem, Some(row)) => class(desk, row.system, row.from.is_some_and(|from| from > desk.day())),
        (Column::Comparison, Some(row)) => comparison(desk, row, system),
    }
}

fn comparison(desk: &Desk, row: &Row, system: &System) -> Html {
    let text = desk.law_words().get(row.comparison.key());
    match row.comparison {
        _ if !row.assessed && system.claims.iter().any(|claim| !claim.raw.is_empty()) => {
            html! { <span class="quiet">{ desk.say("not-yet-compared") }</span> }
        }
        Comparison::TooLow | Comparison::TooHigh | Comparison::Open => html! { <strong>{ text }</strong> },
        _ => html! { <span class="quiet">{ text }</span> },
    }
}

/// A class with its sign.
pub fn class(desk: &Desk, id: &str, is_later: bool) -> Html {
    html! { <span class="classed" data-class={id.to_owned()}>{ mark(if id.is_empty() { OPEN } else { id }, is_later) }{ " " }<span>{ desk.class(id) }</span></span> }
}

fn pages(desk: &Desk, sight: &Sight, seen: &Seen, look: &Look) -> Html {
    let last = seen.places.len().saturating_sub(1) / PAGE;
    if last == 0 {
        return Html::default();
    }
    let to = |page: usize| {
        let next = Sight { page, ..sight.clone() };
        look.reform(move |()| (next.clone(), true))
    };
    let (from, until) = (sight.page * PAGE + 1, ((sight.page + 1) * PAGE).min(seen.places.len()));
    let parts = [("from", from), ("until", until), ("all", seen.places.len())].map(|(key, n)| (key, n.to_string()));
    let parts = parts.each_ref().map(|(key, n)| (*key, n.as_str()));
    html! {
        <nav class="pages" aria-label={desk.say("list.pages")}>
            if sight.page > 0 {
                <Button quiet=true text={desk.say("list.previous")} onclick={to(sight.page - 1)} />
            }
            <span>{ desk.fill("list.page", &parts) }</span>
            if sight.page < last {
                <Button quiet=true text={desk.say("list.next")} onclick={to(sight.page + 1)} />
            }
        </nav>
    }
}

/// What can be done with the whole register.
#[function_component]
fn Deeds() -> Html {
    let desk = use_desk();
    let add = {
        let desk = desk.clone();
        Callback::from(move |()| {
            let register = desk.register();
            let system = intake::new_system(&desk, &register, &desk.say("new.system"));
            let id = system.id.clone();
            desk.put(system, &desk.say("new.added"), Screen::Edit(id, "general"));
        })
    };
    html! {
        <div class="buttons deeds">
            <Button main=true text={desk.say("list.add")} onclick={add} />
            <Choose id="take" text={desk.say("list.take")} />
        </div>
    }
}
