//! The root of the element: which screen stands, and what the page is told.

use std::rc::Rc;

use documents::prefill;
use documents::reflection::Reflection as Written;
use kit::BOOK;
use kit::{Around, Env, use_env};
use reflection::catalogue::Catalogue;
use yew::prelude::*;

use crate::band::NoLaw;
use crate::desk::{Desk, Shelf};
use crate::overview::Overview;
use crate::profile::Profile;
use crate::record::Record;
use crate::section::Section;
use crate::sheet::Sheet;
use crate::start::Start;
use crate::state::{Action, Fault, Page, Visit};

/// The property that has the answers of a check.
const ANSWERS: &str = "answers";
/// The property that has a document of an earlier visit.
const DOCUMENT: &str = "reflection";
/// The property that has the documents of a case, which take the place of all that was written.
const DOCUMENTS: &str = "reflections";

/// The element.
#[function_component]
pub fn Reflection() -> Html {
    let env = use_env();
    let wanted = offered(&env);
    let shelf = use_memo(wanted, |ids| {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        Shelf::read(&ids).map(Rc::new)
    });
    match &*shelf {
        Ok(shelf) => html! { <Opened shelf={Stocked(Rc::clone(shelf))} /> },
        Err(fault) => html! { <p class="error">{ fault }</p> },
    }
}

/// A shelf as components hand it on.
#[derive(Clone, Debug)]
pub struct Stocked(Rc<Shelf>);

impl PartialEq for Stocked {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the opened element is told.
#[derive(PartialEq, Properties)]
pub struct OpenedProps {
    shelf: Stocked,
}

/// The element, once its catalogues are read.
#[function_component]
pub fn Opened(props: &OpenedProps) -> Html {
    let env = use_env();
    let Stocked(shelf) = &props.shelf;
    let alone = match &*shelf.catalogues {
        [alone] => Some(AttrValue::from(alone.head.id.clone())),
        _ => None,
    };
    let visit = use_reducer(|| Visit::new(alone));
    let desk = Desk { shelf: Rc::clone(shelf), visit, env: env.clone() };
    use_taken(&desk);
    use_told(&desk);
    use_printed(&desk);
    let place = &desk.visit.place;
    let id = place.catalogue.as_deref().unwrap_or_default();
    let catalogue = desk.catalogue(id);
    let of = AttrValue::from(id.to_owned());
    let (step, screen) = match (catalogue, &place.page) {
        (None, _) => ("start", html! { <Start /> }),
        (_, Page::Overview) => ("overview", html! { <Overview catalogue={of} /> }),
        (_, Page::Section(section)) => ("section", html! { <Section catalogue={of} section={section.clone()} /> }),
        (_, Page::Profile) => ("profile", html! { <Profile catalogue={of} /> }),
        (_, Page::Sheet(sheet)) => ("sheet", html! { <Sheet catalogue={of} sheet={sheet.clone()} /> }),
    };
    let band = catalogue.map(|catalogue| AttrValue::from(desk.text(&catalogue.head.band)));
    html! {
        <ContextProvider<Desk> context={desk.clone()}>
            <Around name={env.say("name")} {step} notice={env.say("notice")}>
                <div class="on-screen">
                    <NoLaw {band} />
                    if let Some(fault) = &desk.visit.fault {
                        <p class="error" role="alert">
                            { &fault.sentence }
                            if let Some(detail) = &fault.detail {
                                { " " }<span class="detail-said" lang="en">{ detail }</span>
                            }
                        </p>
                    }
                    { screen }
                </div>
                <Record />
            </Around>
        </ContextProvider<Desk>>
    }
}

/// The catalogues that the page offers, by their ids: one, some, or all.
fn offered(env: &Env) -> Vec<String> {
    let known = Catalogue::ids();
    let wish = env.attribute("catalogue").or_else(|| env.attribute("catalogues")).unwrap_or_default();
    let mut wanted: Vec<String> = Vec::new();
    for id in wish.split_ascii_whitespace() {
        if known.contains(&id) && !wanted.iter().any(|other| other == id) {
            wanted.push(id.to_owned());
        }
    }
    if wanted.is_empty() { known.into_iter().map(str::to_owned).collect() } else { wanted }
}

/// The sentence about ids in the attributes that no catalogue has.
fn unknown(env: &Env) -> Option<String> {
    let known = Catalogue::ids();
    let given = ["catalogue", "catalogues"].into_iter().filter_map(|name| Some((name, env.attribute(name)?)));
    let wrong = given.flat_map(|(name, ids)| ids.split_ascii_whitespace().map(move |id| (name, id)));
    let (name, id) = wrong.into_iter().find(|(_, id)| !known.contains(id))?;
    Some(format!(
        "{name}: there is no catalogue \"{id}\"; choose one of {}. The element offers the others.",
        known.join(", ")
    ))
}

/// Takes what the page hands over: the answers of a check, a document, a file.
#[hook]
fn use_taken(desk: &Desk) {
    let (env, visit) = (desk.env.clone(), desk.visit.clone());
    let shelf = Rc::clone(&desk.shelf);
    let which = env.taken.as_ref().map(|taken| Rc::as_ptr(taken) as usize);
    use_effect_with(which, move |_| {
        let Some(taken) = &env.taken else { return };
        let content = String::from_utf8_lossy(&taken.content);
        match &*taken.what {
            ANSWERS => {
                let (given, faults) = prefill::read(BOOK, &content);
                for fault in faults {
                    complain(&env, "answers", &format!("answers: {fault} The element uses the others."));
                }
                visit.dispatch(Action::Facts(shelf.binding.facts(BOOK, &given.answers, env.day)));
            }
            DOCUMENT => match read(&shelf, &content) {
                Ok(document) => visit.dispatch(Action::Open(Box::new(document))),
                Err(fault) => complain(&env, "reflection", &format!("reflection: {fault}")),
            },
            DOCUMENTS => {
                let listed: Vec<serde_json::Value> = serde_json::from_str(&content).unwrap_or_default();
                let (documents, faults) = read_all(&shelf, &listed);
                visit.dispatch(Action::Replace(documents));
                for (catalogue, fault) in faults {
                    complain(&env, "reflections", &format!("reflections: {fault}"));
                    // What is written to a catalogue that is not offered here stays with the case, and nobody can touch it.
                    if shelf.catalogues.iter().any(|known| known.head.id == catalogue) {
                        let sentence = env.fill("open.refused", &[("catalogue", &catalogue)]);
                        visit.dispatch(Action::Fault(Fault { sentence, detail: Some(fault) }));
                    }
                }
            }
            _ => {}
        }
    });
}

/// The documents of a case that can be read, and of each other one its catalogue and what is wrong with it.
fn read_all(shelf: &Shelf, listed: &[serde_json::Value]) -> (Vec<Written>, Vec<(String, String)>) {
    let (mut documents, mut faults) = (Vec::new(), Vec::new());
    for one in listed {
        match read(shelf, &one.to_string()) {
            Ok(document) => documents.push(document),
            Err(fault) => {
                let catalogue = one.get("catalogue").and_then(serde_json::Value::as_str).unwrap_or_default();
                faults.push((catalogue.to_owned(), fault));
            }
        }
    }
    (documents, faults)
}

/// A document, if it is one to a catalogue that is offered.
///
/// # Errors
/// A sentence that says what is wrong with it.
pub fn read(shelf: &Shelf, content: &str) -> Result<Written, String> {
    let document = Written::read(content)?;
    let ids: Vec<&str> = shelf.catalogues.iter().map(|catalogue| &*catalogue.head.id).collect();
    if ids.contains(&&*document.catalogue) {
        Ok(document)
    } else {
        Err(format!("the file answers the catalogue \"{}\"; here there are {}", document.catalogue, ids.join(", ")))
    }
}

/// Tells whoever made the page what is wrong with it.
fn complain(env: &Env, code: &str, message: &str) {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let detail = format!("{{\"code\":{},\"message\":{},\"fatal\":false}}", quoted(code), quoted(message));
    env.shim.event("error", &detail);
}

/// Tells the page the document whenever it changes, and what it did wrong.
#[hook]
fn use_told(desk: &Desk) {
    let told = desk.clone();
    use_effect_with(desk.visit.touched.clone(), move |touched| {
        let Some((id, _)) = touched else { return };
        if let Some(catalogue) = told.catalogue(id) {
            told.env.shim.event("reflection", &told.written(catalogue).write());
        }
    });
    let env = desk.env.clone();
    use_effect_with(unknown(&env), move |fault| {
        if let Some(fault) = fault {
            complain(&env, "attribute", fault);
        }
    });
}

/// Prints a sheet once it stands in the record.
#[hook]
fn use_printed(desk: &Desk) {
    let told = desk.clone();
    use_effect_with(desk.visit.printing.clone(), move |printing| {
        if printing.is_some() {
            let title = crate::record::document(&told).map(|document| document.title().to_owned());
            told.env.shim.print(&title.unwrap_or_default());
        }
    });
}
