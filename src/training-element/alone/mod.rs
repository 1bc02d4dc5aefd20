//! Somebody alone: chooses cases, guesses, sees the path, meets the partner, and takes a record along.

mod case;
pub mod end;
mod partner;
pub mod result;
pub mod start;

use serde_json::json;
use training::worked::{Choice, Worked};
use yew::prelude::*;

use crate::here::{Here, Running};
use crate::parts::head;
use crate::state::{SURE, Said, Stage, View};

/// The screen at hand, with its name.
pub fn screen(here: &Here, faults: &[String]) -> (&'static str, Html) {
    let alone = &here.state.alone;
    let Some(running) = here.running.as_ref().filter(|_| alone.begun) else {
        return ("start", start::screen(here, faults));
    };
    let Some((worked, shown, turned)) = running.case(alone.at) else { return ("end", end::screen(here, running)) };
    let said = alone.said.get(&alone.at).cloned().unwrap_or_default();
    let now = Now { running, worked, at: alone.at, said: &said };
    match alone.stage {
        Stage::Guess => ("guess", case::screen(here, &now, shown)),
        Stage::Path(so_many) => ("path", result::steps(here, &now, shown, so_many)),
        Stage::Result => ("result", result::screen(here, &now, shown)),
        Stage::Partner => ("partner", partner::screen(here, &now)),
        Stage::Turned => ("turned", partner::result(here, &now, turned)),
    }
}

/// The case at hand.
pub struct Now<'n> {
    /// The course.
    pub running: &'n Running,
    /// The case.
    pub worked: &'n Worked,
    /// Its place.
    pub at: usize,
    /// What was said of it.
    pub said: &'n Said,
}

impl Now<'_> {
    /// The class that was guessed.
    pub fn guess(&self) -> Option<&Choice> {
        self.worked.choices.get(self.said.class?)
    }

    /// "Case 3 of 8 · Administration · First hour".
    pub fn place(&self, here: &Here) -> String {
        let (number, all) = ((self.at + 1).to_string(), self.running.prepared.cases.len().to_string());
        let mut parts = vec![here.fill("case.place", &[("n", &number), ("all", &all)])];
        parts.extend(self.worked.case.groups.first().map(|group| here.group(*group)));
        parts.push(here.level(self.worked.case.level));
        parts.join(" · ")
    }

    /// Tells the page what was guessed and what came out, without anything that was typed.
    pub fn tell(&self, here: &Here, part: &str, guess: Option<&Choice>, result: &[&str]) {
        let guess = guess.map(|choice| {
            let sure = self.said.sure.and_then(|place| SURE.get(place));
            json!({ "ids": choice.ids, "fact": self.said.fact, "sure": sure })
        });
        let detail = json!({ "case": self.worked.case.id, "part": part, "guess": guess, "result": { "ids": result } });
        here.env.shim.event("training", &detail.to_string());
    }
}

/// Where one is among the cases.
pub fn way(here: &Here, now: &Now) -> Html {
    let cases = &now.running.prepared.cases;
    let line = |(at, worked): (usize, &Worked)| {
        let (sign, state) = match at.cmp(&now.at) {
            std::cmp::Ordering::Less => ("done", "way.done"),
            std::cmp::Ordering::Equal => ("now", "way.now"),
            std::cmp::Ordering::Greater => return Html::default(),
        };
        let current = (at == now.at).then_some("step");
        html! {
            <li class="gate" aria-current={current}>
                { crate::parts::mark(sign) }
                <span class="name">{ worked.case.title.clone() }</span>
                <span class="state">{ here.say(state) }</span>
            </li>
        }
    };
    let left = cases.len().saturating_sub(now.at + 1);
    let minutes = cases.iter().skip(now.at + 1).map(|worked| worked.case.minutes / 2).fold(0, u16::saturating_add);
    let minutes = here.minutes(minutes);
    let left = here.env.words.count("way.left", left).replace("{minutes}", &minutes);
    html! {
        <div class="board">
            { head(1, "sub", here.say("way.title")) }
            <ol class="gates">{ for cases.iter().enumerate().map(line) }</ol>
            <p class="tally">{ left }{ " " }{ here.say("way.no-mark") }</p>
        </div>
    }
}

/// Leads back to where the course was composed, if it came from there.
pub fn back(here: &Here) -> Html {
    if View::named(here.env.attribute("view")) != View::Compose {
        return Html::default();
    }
    html! {
        <button class="link back" type="button" onclick={here.on(|| crate::state::Action::Leave)}>
            { here.say("compose.back") }
        </button>
    }
}
