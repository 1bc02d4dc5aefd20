//! The cases there are, those that are looked for.

use std::collections::BTreeSet;

use kit::parts::Button;
use training::case::{Case, Group, Level};
use training::course::Entry;
use yew::prelude::*;

use crate::here::{Here, words};
use crate::parts::{Typed, head, pick, typed};
use crate::state::{Action, Draft, Filter};

/// So many cases are listed at first, and so many more each time.
const ROWS: usize = 12;

/// The list with what narrows it.
pub fn list(here: &Here) -> Html {
    let found: Vec<&Case> = here.library.iter().filter(|case| fits(here, case)).collect();
    let shown = ROWS + here.state.draft.filter.more;
    let (n, all) = (found.len().to_string(), here.library.len().to_string());
    html! {
        <>
            { head(1, "group-head", here.say("compose.pick")) }
            <div class="picks">{ search(here) }{ group(here) }{ level(here) }{ law(here) }</div>
            <p class="found" role="status">{ here.fill("compose.found", &[("n", &n), ("all", &all)]) }</p>
            <ul class="library">{ for found.iter().take(shown).map(|case| row(here, case)) }</ul>
            if found.len() > shown {
                <p class="more-rows">
                    <Button name="more" text={here.fill("compose.more", &[("n", &(found.len() - shown).to_string())])} onclick={more(here)} />
                </p>
            }
        </>
    }
}

fn fits(here: &Here, case: &Case) -> bool {
    let filter = &here.state.draft.filter;
    let search = filter.search.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&search);
    filter.group.is_none_or(|group| case.groups.contains(&group))
        && filter.level.is_none_or(|level| case.level == level)
        && (filter.law.is_empty() || provisions(&case.law).contains(&filter.law))
        && (search.is_empty() || [&case.title, &case.story, &case.law, &case.id].into_iter().any(|text| has(text)))
}

/// The articles and annexes of "Art. 50(1), Annex III 5(a)": the word and the number after it.
fn provisions(law: &str) -> Vec<String> {
    let one = |part: &str| {
        let mut words = part.split_whitespace();
        let (word, number) = (words.next()?, words.next()?);
        let number: String = number.chars().take_while(char::is_ascii_alphanumeric).collect();
        (!number.is_empty()).then(|| [word, " ", &number].concat())
    };
    law.split([',', ';']).filter_map(one).filter(|found| found.starts_with('A')).collect()
}

/// Changes the filter.
fn filtered(here: &Here, change: impl Fn(&mut Filter, String) + 'static) -> Callback<String> {
    let here = here.clone();
    Callback::from(move |value| {
        let mut draft: Draft = here.state.draft.clone();
        draft.filter.more = 0;
        change(&mut draft.filter, value);
        here.send(Action::Draft(Box::new(draft)));
    })
}

fn more(here: &Here) -> Callback<()> {
    let here = here.clone();
    Callback::from(move |()| {
        let mut draft = here.state.draft.clone();
        draft.filter.more += 2 * ROWS;
        here.send(Action::Draft(Box::new(draft)));
    })
}

fn search(here: &Here) -> Html {
    typed(Typed {
        id: "search",
        kind: "search",
        label: here.say("compose.search"),
        value: here.state.draft.filter.search.clone(),
        taken: filtered(here, |filter, value| filter.search = value),
    })
}

fn group(here: &Here) -> Html {
    let all = std::iter::once((String::new(), here.say("all.groups")));
    let values = all.chain(Group::ALL.map(|group| (group.name().to_owned(), here.group(group)))).collect();
    let now = here.state.draft.filter.group.map_or("", Group::name);
    let chosen = filtered(here, |filter, name| filter.group = Group::ALL.into_iter().find(|one| one.name() == name));
    pick("group", &here.say("start.group"), values, now, chosen)
}

fn level(here: &Here) -> Html {
    let all = std::iter::once((String::new(), here.say("all.levels")));
    let values = all.chain(Level::ALL.map(|level| (level.name().to_owned(), here.level(level)))).collect();
    let now = here.state.draft.filter.level.map_or("", Level::name);
    let chosen = filtered(here, |filter, name| filter.level = Level::ALL.into_iter().find(|one| one.name() == name));
    pick("level", &here.say("start.level"), values, now, chosen)
}

fn law(here: &Here) -> Html {
    // By word, then by number: Art. 5 before Art. 50, and these before the annexes.
    let mut by = BTreeSet::new();
    for found in here.library.iter().flat_map(|case| provisions(&case.law)) {
        let digits: String = found.chars().filter(char::is_ascii_digit).collect();
        by.insert((!found.starts_with("Art"), digits.parse::<u32>().unwrap_or_default(), found));
    }
    let all = std::iter::once((String::new(), here.say("all.law")));
    let values = all.chain(by.into_iter().map(|(_, _, found)| (found.clone(), found))).collect();
    let now = here.state.draft.filter.law.clone();
    pick("law", &here.say("compose.law"), values, &now, filtered(here, |filter, value| filter.law = value))
}

fn row(here: &Here, case: &Case) -> Html {
    let taken = here.state.draft.entries.iter().any(|entry| is(entry, &case.id));
    let groups: Vec<String> = case.groups.iter().map(|group| here.group(*group)).collect();
    let about = [groups.join(", "), here.level(case.level), here.minutes(case.minutes), case.law.clone()];
    let key = if taken { "compose.out" } else { "compose.in" };
    html! {
        <li key={case.id.clone()} data-taken={taken.then_some("")}>
            <div>
                <p class="row-title">{ case.title.clone() }</p>
                <p class="meta">{ about.join(" · ") }</p>
                <details class="here"><summary>{ here.say("compose.story") }<span class="hidden">{ format!(": {}", case.title) }</span></summary>
                    <p class="small">{ case.story.clone() }</p>
                    <p class="small">{ words(&here.env).fill("adds", &[("adds", &case.adds)]) }</p>
                    <p class="small">{ case.turn.asks.clone() }</p>
                </details>
            </div>
            <button class="choice" type="button" aria-pressed={taken.to_string()} onclick={toggle(here, &case.id, &case.title, taken)}>
                { here.say(key) }<span class="hidden">{ format!(": {}", case.title) }</span>
            </button>
        </li>
    }
}

/// Whether an entry is the case of an id.
fn is(entry: &Entry, id: &str) -> bool {
    match entry {
        Entry::Library(known) => known == id,
        Entry::Own(_) => false,
    }
}

fn toggle(here: &Here, id: &str, title: &str, taken: bool) -> Callback<MouseEvent> {
    let (here, id, title) = (here.clone(), id.to_owned(), title.to_owned());
    Callback::from(move |_| {
        let mut draft = here.state.draft.clone();
        if taken {
            draft.entries.retain(|entry| !is(entry, &id));
        } else {
            draft.entries.push(Entry::Library(id.clone()));
        }
        draft.note = None;
        let key = if taken { "compose.is-out" } else { "compose.is-in" };
        let so_many = here.env.words.count("cases", draft.entries.len());
        here.env.shim.say(&here.fill(key, &[("title", &title), ("cases", &so_many)]));
        here.send(Action::Draft(Box::new(draft)));
    })
}
