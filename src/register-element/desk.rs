//! What every screen of the register finds around it.

use std::rc::Rc;

use engine::date::Date;
use kit::BOOK;
use kit::{Env, use_env};
use register::record::{Register, System};
use register::words::Words;
use yew::prelude::*;

use crate::rows::Row;
use crate::state::{Action, Said, Screen, State};

/// The state of the register and the page.
#[derive(Clone)]
pub struct Desk {
    /// The state.
    pub state: UseReducerHandle<State>,
    /// The page.
    pub env: Env,
}

/// What stands around the component that asks.
#[hook]
pub fn use_desk() -> Desk {
    let env = use_env();
    let Some(state) = use_context::<UseReducerHandle<State>>() else {
        unreachable!("every screen stands within the register")
    };
    Desk { state, env }
}

impl Desk {
    /// The words of the crate `register`.
    #[must_use]
    pub fn law_words(&self) -> &'static Words {
        Words::of(self.env.lang())
    }

    /// A text of the element.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.env.say(key)
    }

    /// A text with its gaps filled.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.env.fill(key, values)
    }

    /// How many there are, in words.
    #[must_use]
    pub fn count(&self, key: &str, n: usize) -> String {
        self.env.words.count(key, n)
    }

    /// The register; an empty one before one is open.
    #[must_use]
    pub fn register(&self) -> Rc<Register> {
        self.state.register.clone().unwrap_or_default()
    }

    /// The system with an id.
    #[must_use]
    pub fn system(&self, id: &str) -> Option<System> {
        self.state.register.as_ref()?.systems.iter().find(|system| system.id == id).cloned()
    }

    /// What came out for a system.
    #[must_use]
    pub fn row(&self, id: &str) -> Option<Rc<Row>> {
        self.state.rows.get(id).cloned()
    }

    /// The day as of which the law is told.
    #[must_use]
    pub fn day(&self) -> Date {
        self.state.day.unwrap_or(self.env.day)
    }

    /// Today, as the register writes it.
    #[must_use]
    pub fn today(&self) -> String {
        self.env.today.to_string()
    }

    /// The body that keeps the register.
    #[must_use]
    pub fn publisher(&self) -> String {
        let register = self.register();
        register.organisation(&register.register.publisher).map_or_else(String::new, |body| body.name.clone())
    }

    /// A deed.
    pub fn act(&self, action: Action) {
        self.state.dispatch(action);
    }

    /// A callback that goes somewhere.
    #[must_use]
    pub fn goes(&self, screen: Screen) -> Callback<()> {
        let state = self.state.clone();
        Callback::from(move |()| state.dispatch(Action::Go(screen.clone())))
    }

    /// Says what happened, to eyes and ears.
    pub fn tell(&self, said: Said) {
        self.env.shim.say(&[said.faults.clone(), said.done.clone()].concat().join(" "));
        self.state.dispatch(Action::Say(said));
    }

    /// Puts a changed system into the register.
    pub fn put(&self, mut system: System, what: &str, screen: Screen) {
        system.revise(&self.today());
        let mut register = (*self.register()).clone();
        match register.systems.iter_mut().find(|known| known.id == system.id) {
            Some(known) => *known = system,
            None => register.systems.push(system),
        }
        self.env.shim.say(what);
        self.act(Action::Change(Rc::new(register), what.to_owned(), screen));
    }

    /// The title of a question of the check.
    #[must_use]
    pub fn question(&self, id: &str) -> String {
        // Packs are looked up by place, so only what the rulebook has may be asked for.
        let known = BOOK.agenda.iter().any(|question| question.id == id);
        let title = self.env.words.catalogue.find(["question", id, "title"]).filter(|_| known);
        title.unwrap_or_else(|| id.to_owned())
    }

    /// A day as people write it; what is no whole day as it stands.
    #[must_use]
    pub fn date(&self, day: &str) -> String {
        match (Date::parse(day), day.split_once('-')) {
            (Some(day), _) => self.env.words.catalogue.date(day),
            // A month, as both languages write it.
            (None, Some((year, month))) if register::schema::is_form(day, "partial-date") => format!("{month}/{year}"),
            _ => day.to_owned(),
        }
    }

    /// What a class is called.
    #[must_use]
    pub fn class(&self, id: &str) -> String {
        match id {
            "unassessed" => self.say("unassessed"),
            id => self.law_words().class(id),
        }
    }

    /// What a role is called.
    #[must_use]
    pub fn role(&self, id: &str) -> String {
        let known = BOOK.roles.iter().any(|role| role.id == id);
        self.env.words.catalogue.find(["role", id, "name"]).filter(|_| known).unwrap_or_else(|| id.to_owned())
    }

    /// Quoted as the language does.
    #[must_use]
    pub fn quoted(&self, text: &str) -> String {
        self.fill("quoted", &[("text", text)])
    }

    /// The rulebook's version, as a day.
    #[must_use]
    pub fn rulebook(&self) -> String {
        self.env.words.catalogue.date(BOOK.version)
    }
}
