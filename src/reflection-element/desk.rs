//! What every part of the element finds around it: catalogues, words, what was written, and ways to write more.

use std::rc::Rc;

use documents::reflection::{Holds, Reflection, StatedFact};
use kit::BOOK;
use kit::{Env, use_env};
use reflection::binding::Binding;
use reflection::catalogue::{Catalogue, Texts};
use reflection::labels::Labels;
use reflection::sheets::Writer;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::state::{Action, Change, Page, Place, Visit, tidied};

/// What the element reads once.
#[derive(Debug)]
pub struct Shelf {
    /// The catalogues that the page offers, in its order.
    pub catalogues: Vec<Catalogue>,
    /// The words around points and answers.
    pub labels: Labels,
    /// What the law has to do with the catalogues.
    pub binding: Binding,
}

impl Shelf {
    /// The catalogues with these ids; an id that none has is left out.
    ///
    /// # Errors
    /// A sentence, if a file of this build is not as it should be.
    pub fn read(ids: &[&str]) -> Result<Self, String> {
        let catalogues = ids.iter().map(|id| Catalogue::read(id)).collect::<Result<_, _>>()?;
        Ok(Self { catalogues, labels: Labels::read()?, binding: Binding::of(BOOK)? })
    }
}

/// What every part of the element finds around it. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    /// The catalogues and the words around them.
    pub shelf: Rc<Shelf>,
    /// The visit so far.
    pub visit: UseReducerHandle<Visit>,
    /// Language, day, words and page.
    pub env: Env,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.shelf, &other.shelf) && self.visit == other.visit && self.env == other.env
    }
}

/// What stands around the component that asks.
///
/// # Panics
/// Never: every part stands within the root.
#[hook]
pub fn use_desk() -> Desk {
    let env = use_env();
    let Some(desk) = use_context::<Desk>() else { unreachable!("every part stands within the root") };
    Desk { env, ..desk }
}

impl Desk {
    /// A text of a catalogue in the language on screen.
    #[must_use]
    pub fn text(&self, texts: &Texts) -> String {
        texts.get(self.env.lang()).to_owned()
    }

    /// The catalogue with an id, if it is offered.
    #[must_use]
    pub fn catalogue(&self, id: &str) -> Option<&Catalogue> {
        self.shelf.catalogues.iter().find(|catalogue| catalogue.head.id == id)
    }

    /// What was written to a catalogue, as it was typed.
    #[must_use]
    pub fn typed(&self, catalogue: &Catalogue) -> Reflection {
        self.visit.reflection(&catalogue.head.id, catalogue.head.version)
    }

    /// What was written to a catalogue, as documents have it.
    #[must_use]
    pub fn written(&self, catalogue: &Catalogue) -> Reflection {
        tidied(&self.typed(catalogue), &self.env.say("group.unnamed"))
    }

    /// What puts a reflection into words.
    #[must_use]
    pub fn writer<'a>(&'a self, catalogue: &'a Catalogue, reflection: &'a Reflection) -> Writer<'a> {
        Writer {
            catalogue,
            reflection,
            labels: &self.shelf.labels,
            words: &self.env.words.catalogue,
            binding: &self.shelf.binding,
            book: BOOK,
            day: self.env.day,
        }
    }

    /// Leads to a page of a catalogue.
    #[must_use]
    pub fn leads(&self, catalogue: &str, page: Page) -> Callback<()> {
        let visit = self.visit.clone();
        let place = Place { catalogue: Some(AttrValue::from(catalogue.to_owned())), page };
        Callback::from(move |()| visit.dispatch(Action::Go(place.clone())))
    }

    /// Leads to where all catalogues are offered.
    #[must_use]
    pub fn leads_to_all(&self) -> Callback<()> {
        let visit = self.visit.clone();
        Callback::from(move |()| {
            visit.dispatch(Action::Go(Place { catalogue: None, page: Page::Overview }));
        })
    }

    /// Writes down what is said to a catalogue.
    #[must_use]
    pub fn writes(&self, catalogue: &Catalogue) -> Callback<Change> {
        let (visit, day, version) = (self.visit.clone(), self.env.today, catalogue.head.version);
        let id = AttrValue::from(catalogue.head.id.clone());
        Callback::from(move |change| {
            if !visit.kept.contains_key(id.as_str()) {
                visit.dispatch(Action::Change(id.clone(), day, Change::Begin(version)));
            }
            visit.dispatch(Action::Change(id.clone(), day, change));
        })
    }

    /// Whether the answers of a check tell a fact.
    #[must_use]
    pub fn is_told(&self, fact: &str) -> bool {
        self.visit.known.iter().any(|known| known.fact == fact && known.holds != Holds::Unknown)
    }
}

/// What is known of a fact.
#[must_use]
pub fn holds(facts: &[StatedFact], id: &str) -> Holds {
    facts.iter().find(|fact| fact.fact == id).map_or(Holds::Unknown, |fact| fact.holds)
}

/// What stands in a field after an event of it.
#[must_use]
pub fn typed(event: &InputEvent) -> String {
    let field = event.target_dyn_into::<HtmlInputElement>().map(|field| field.value());
    field.or_else(|| event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value())).unwrap_or_default()
}
