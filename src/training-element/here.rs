//! What every screen is drawn from.

use std::rc::Rc;

use kit::BOOK;
use kit::Env;
use training::Words;
use training::case::{Case, Group, Level};
use training::course::{Course, Entry, FORMAT, Prepared};
use training::shown::Shown;
use training::worked::Worked;
use yew::prelude::*;

use crate::state::{Action, State};

/// What every screen is drawn from. Cheap to clone.
#[derive(Clone)]
pub struct Here {
    /// What is around the element.
    pub env: Env,
    /// What the visitor has done.
    pub state: UseReducerHandle<State>,
    /// The cases of the library in the language.
    pub library: Rc<Vec<Case>>,
    /// The course that is worked, if there is one that holds.
    pub running: Option<Rc<Running>>,
}

/// A course in which every case has been worked.
#[derive(Debug)]
pub struct Running {
    /// The course.
    pub prepared: Prepared,
    /// What a screen shows of each case, and of its partner.
    pub shown: Vec<[Option<Shown>; 2]>,
}

impl Running {
    /// Works a course in the language of the page.
    ///
    /// # Errors
    /// A sentence for each case that does not hold.
    pub fn of(course: &Course, env: &Env) -> Result<Self, Vec<String>> {
        let course = Course { lang: env.lang().to_owned(), ..course.clone() };
        let prepared = course.prepare_in(words(env), BOOK)?;
        let show = |worked: &Worked| {
            let (day, words) = (prepared.day, &prepared.words);
            [worked.shown(BOOK, day, words), worked.partner_shown(BOOK, day, words)]
        };
        let shown = prepared.cases.iter().map(show).collect();
        Ok(Self { prepared, shown })
    }

    /// A case and what is shown of it.
    pub fn case(&self, at: usize) -> Option<(&Worked, &Shown, &Shown)> {
        let [Some(shown), Some(partner)] = self.shown.get(at)? else { return None };
        Some((self.prepared.cases.get(at)?, shown, partner))
    }
}

/// The words of training in the language of the page.
pub fn words(env: &Env) -> Words {
    Words::beside(Rc::clone(&env.words.catalogue))
}

impl Here {
    /// Does something.
    pub fn send(&self, action: Action) {
        self.state.dispatch(action);
    }

    /// What does something when it is called.
    pub fn on<E: 'static>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        let here = self.clone();
        Callback::from(move |_: E| here.send(action()))
    }

    /// A text of the element.
    pub fn say(&self, key: &str) -> String {
        self.env.say(key)
    }

    /// A text with its gaps filled.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.env.fill(key, values)
    }

    /// The name of a group.
    pub fn group(&self, group: Group) -> String {
        words(&self.env).get(&format!("group.{}", group.name()))
    }

    /// The name of a level.
    pub fn level(&self, level: Level) -> String {
        words(&self.env).get(&format!("level.{}", level.name()))
    }

    /// So many minutes, in words.
    pub fn minutes(&self, minutes: u16) -> String {
        self.env.words.count("minutes", usize::from(minutes))
    }

    /// A course of cases of the library on the day of the page, without those that do not hold on that day.
    pub fn course(&self, ids: impl Iterator<Item = String>) -> Course {
        let words = words(&self.env);
        let holds = |id: &String| {
            let case = self.library.iter().find(|case| case.id == *id);
            case.is_some_and(|case| Worked::of(case.clone(), BOOK, self.env.day, &words).is_ok())
        };
        Course {
            format: FORMAT.to_owned(),
            title: words.get("title"),
            lang: self.env.lang().to_owned(),
            day: self.env.day.to_string(),
            minutes: 90,
            pass: None,
            cases: ids.filter(holds).map(Entry::Library).collect(),
        }
    }
}
