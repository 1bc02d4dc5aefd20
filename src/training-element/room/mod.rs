//! A room with a projector. What comes out is not in the page before it is revealed, and nothing on the page marks it.

mod clock;
mod keys;
mod votes;

use std::collections::BTreeMap;
use std::rc::Rc;

use kit::parts::{Button, Title};
use training::case::Asks;
use training::shown::Shown;
use training::worked::Worked;
use yew::prelude::*;

use crate::alone::result::{grounds, headline};
use crate::alone::start::choose;
use crate::here::{Here, Running, words};
use crate::parts::{dashes, faults, head};
use crate::path;
use crate::state::{Action, View};
pub use keys::Key;

/// Whoever holds a key down, or a clicker that bounces, reveals nothing: so long it takes before the second press counts.
const PAUSE_MS: u64 = 700;

/// The way through a course in the room.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Whether it has begun.
    pub begun: bool,
    /// Which case; past the last one is the end.
    pub at: usize,
    /// Where in it.
    pub stage: Stage,
    /// When the result was made ready to be revealed, in milliseconds.
    pub since: u64,
    /// Whether numbers are being typed.
    pub typing: bool,
    /// Whether single keys do nothing.
    pub keys_off: bool,
    /// When the time is up, in milliseconds.
    pub ends: Option<u64>,
    /// The hands counted: by case, then first, second and of the partner.
    pub votes: BTreeMap<(usize, usize), Vec<u32>>,
}

/// Where a room is in a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The story is read aloud.
    #[default]
    Story,
    /// Everybody votes alone.
    First,
    /// In pairs.
    Talk,
    /// Everybody votes again.
    Second,
    /// The next press reveals.
    Ready,
    /// So many steps of the path are shown, at least one.
    Path(usize),
    /// What comes out.
    Verdict,
    /// What if one thing were different? And everybody votes.
    Partner,
    /// The next press reveals.
    PartnerReady,
    /// What comes out of the partner.
    Turned,
}

impl Stage {
    /// Its name among the words.
    const fn name(self) -> &'static str {
        match self {
            Self::Story => "room.story",
            Self::First => "room.first",
            Self::Talk => "room.talk",
            Self::Second => "room.second",
            Self::Ready | Self::PartnerReady => "room.ready",
            Self::Path(_) => "room.path",
            Self::Verdict => "room.verdict",
            Self::Partner => "room.partner",
            Self::Turned => "room.turned",
        }
    }

    /// Whether what comes out is still covered.
    const fn covered(self) -> bool {
        !matches!(self, Self::Path(_) | Self::Verdict | Self::Turned)
    }
}

impl Room {
    /// What a key does in a case whose path has so many steps.
    pub fn press(&mut self, key: Key, steps: usize, cases: usize) {
        let now = clock::now();
        match key {
            Key::Begin => *self = Self { begun: true, ..Self::default() },
            Key::On => self.on(steps, cases, now),
            Key::Back => self.back(steps),
            Key::Numbers => self.typing = !self.typing,
            Key::Reveal => self.reveal(now),
            Key::Cover => self.cover(),
            Key::Clock => self.ends = if self.ends.is_some() { None } else { Some(now + clock::MINUTE) },
            Key::Keys => self.keys_off = !self.keys_off,
        }
        if matches!(key, Key::On | Key::Back | Key::Reveal | Key::Cover) {
            self.typing = false;
            self.ends = None;
        }
    }

    fn on(&mut self, steps: usize, cases: usize, now: u64) {
        if self.at >= cases {
            return;
        }
        self.stage = match self.stage {
            Stage::Story => Stage::First,
            Stage::First => Stage::Talk,
            Stage::Talk => Stage::Second,
            Stage::Path(shown) if shown < steps => Stage::Path(shown + 1),
            Stage::Path(_) => Stage::Verdict,
            Stage::Verdict => Stage::Partner,
            Stage::Second | Stage::Ready | Stage::Partner | Stage::PartnerReady => return self.reveal(now),
            Stage::Turned => {
                self.at += 1;
                Stage::Story
            }
        };
    }

    /// The first time it makes ready, the second time it reveals.
    fn reveal(&mut self, now: u64) {
        let ready = now.saturating_sub(self.since) >= PAUSE_MS;
        self.stage = match self.stage {
            Stage::Ready if ready => Stage::Path(1),
            Stage::PartnerReady if ready => Stage::Turned,
            Stage::Story | Stage::First | Stage::Talk | Stage::Second => {
                self.since = now;
                Stage::Ready
            }
            Stage::Partner => {
                self.since = now;
                Stage::PartnerReady
            }
            same => same,
        };
    }

    fn back(&mut self, steps: usize) {
        self.stage = match self.stage {
            Stage::Story if self.at > 0 => {
                // Into the case before, where nothing is seen that is still to be guessed.
                self.at -= 1;
                Stage::Partner
            }
            Stage::Story | Stage::First => Stage::Story,
            Stage::Talk => Stage::First,
            Stage::Second => Stage::Talk,
            Stage::Path(shown) if shown > 1 => Stage::Path(shown - 1),
            Stage::Ready | Stage::Path(_) => Stage::Second,
            Stage::Verdict => Stage::Path(steps.max(1)),
            Stage::Partner => Stage::Verdict,
            Stage::PartnerReady | Stage::Turned => Stage::Partner,
        };
    }

    fn cover(&mut self) {
        self.stage = match self.stage {
            Stage::Ready | Stage::Path(_) | Stage::Verdict => Stage::Second,
            Stage::PartnerReady | Stage::Turned => Stage::Partner,
            same => same,
        };
    }
}

/// What the room is told.
#[derive(Properties)]
pub struct StandProps {
    /// What everything is drawn from.
    pub here: Here,
    /// What is wrong with the course.
    pub faults: Vec<String>,
}

impl PartialEq for StandProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The room.
#[function_component]
pub fn Stand(props: &StandProps) -> Html {
    let here = &props.here;
    keys::use_keys(here);
    let Some(running) = here.running.as_ref().filter(|_| here.state.room.begun) else {
        return start(here, &props.faults);
    };
    match running.case(here.state.room.at) {
        Some((worked, shown, turned)) => case(here, running, worked, [shown, turned]),
        None => end(here, running),
    }
}

fn start(here: &Here, wrong: &[String]) -> Html {
    let all: Vec<String> = here.state.faults.iter().chain(wrong).cloned().collect();
    let title = here.running.as_ref().map(|running| running.prepared.course.title.replace("KI-", "KI\u{2011}"));
    let keys = (1..=6).map(|n| here.say(&format!("room.key-{n}"))).collect::<Vec<_>>();
    html! {
        <div class="main">
            { crate::alone::back(here) }
            <Title text={title.unwrap_or_else(|| here.say("room.title"))} screen="room-start" class="hero" />
            { faults(here, &all) }
            <p class="lead">{ here.say("room.lead") }</p>
            if let Some(running) = &here.running {
                <p>{ here.env.words.count("cases", running.prepared.cases.len()) }{ " · " }{ here.minutes(running.prepared.minutes()) }</p>
                { head(1, "sub", here.say("room.keys")) }
                { dashes(&keys) }
                <p class="buttons">
                    <Button main=true name="begin" text={here.say("start.begin")} onclick={here.on(|| Action::Key(Key::Begin, 0, 0))} />
                    <button class="button" type="button" data-name="full" onclick={Callback::from(keys::full_screen)}>{ here.say("room.full") }</button>
                    <Button quiet=true name="sheet" text={here.say("sheet.open")} onclick={here.on(|| Action::Show(View::Sheet))} />
                </p>
            } else {
                { choose(here, View::Room) }
            }
        </div>
    }
}

fn case(here: &Here, running: &Rc<Running>, worked: &Worked, shown: [&Shown; 2]) -> Html {
    let room = &here.state.room;
    let n = (room.at + 1).to_string();
    let place = here.fill("case.place", &[("n", &n), ("all", &running.prepared.cases.len().to_string())]);
    let group = worked.case.groups.first().map(|group| here.group(*group)).unwrap_or_default();
    html! {
        <div class="room" data-stage={room.stage.name()}>
            <p class="room-head"><span>{ place }{ " · " }{ group }</span>
                <span>
                    if let Some(ends) = room.ends { <clock::Clock {ends} over={here.say("room.over")} />{ " · " } }
                    { here.say(room.stage.name()) }
                </span>
            </p>
            <Title text={worked.case.title.clone()} screen={format!("room-{}", room.at)} class="room-title" />
            <div class="room-body">
                <div class="room-story">{ left(here, worked, shown) }</div>
                <div>{ right(here, worked, shown) }</div>
            </div>
            { prompt(here, worked) }
            { keys::bar(here) }
        </div>
    }
}

/// The story; once the path is revealed, the path, as there is no more to read.
fn left(here: &Here, worked: &Worked, [shown, turned]: [&Shown; 2]) -> Html {
    let case = &worked.case;
    match here.state.room.stage {
        Stage::Path(so_many) => path::steps(here, shown, so_many),
        Stage::Verdict => path::steps(here, shown, shown.steps.len()),
        Stage::Turned => path::steps(here, turned, turned.steps.len()),
        Stage::Partner | Stage::PartnerReady => html! {
            <>
                <p>{ case.turn.asks.clone() }</p>
                <p class="quiet">{ here.fill("partner.was", &[("name", &worked.outcome.name)]) }</p>
            </>
        },
        Stage::Story => html! { <p>{ case.story.clone() }</p> },
        _ => html! {
            <><p>{ case.story.clone() }</p><p>{ words(&here.env).fill("adds", &[("adds", &case.adds)]) }</p></>
        },
    }
}

fn right(here: &Here, worked: &Worked, [shown, turned]: [&Shown; 2]) -> Html {
    let asks = if worked.case.asks == Asks::Class { "guess.class" } else { "guess.role" };
    match here.state.room.stage {
        Stage::Story => html! {
            <>
                { head(1, "room-asks", here.say(asks)) }
                <ul class="room-choices">{ for worked.choices.iter().map(|choice| html! { <li>{ choice.label.clone() }</li> }) }</ul>
            </>
        },
        Stage::First | Stage::Talk | Stage::Second | Stage::Ready => {
            votes::table(here, &here.say(asks), &worked.choices, &[0, 1])
        }
        Stage::Partner | Stage::PartnerReady => {
            votes::table(here, &here.say("partner.asks"), &worked.partner_choices, &[2])
        }
        Stage::Path(_) => votes::table(here, &here.say(asks), &worked.choices, &[0, 1]),
        Stage::Verdict => html! {
            <div class="verdict" data-bar={shown.bar.to_string()}>
                <p class="room-verdict">{ headline(worked) }</p>
                <p>{ grounds(here, worked) }</p>
            </div>
        },
        Stage::Turned => html! {
            <div class="verdict" data-bar={turned.bar.to_string()}>
                <p class="room-verdict">{ here.fill("partner.becomes", &[("name", &worked.partner.name)]) }</p>
                <p>{ worked.case.turn.says.clone() }</p>
            </div>
        },
    }
}

/// What the room is asked to talk about.
fn prompt(here: &Here, worked: &Worked) -> Html {
    let talk = |n: usize| worked.case.talk.get(n).cloned();
    let says = match here.state.room.stage {
        Stage::Talk => Some(here.say("room.prompt")),
        Stage::Second => talk(0),
        Stage::Ready | Stage::PartnerReady => Some(here.say("room.once-more")),
        Stage::Turned => talk(1).or_else(|| talk(0)),
        _ => None,
    };
    says.map(|says| html! { <p class="room-prompt">{ says }</p> }).unwrap_or_default()
}

fn end(here: &Here, running: &Running) -> Html {
    let titles: Vec<String> = running.prepared.cases.iter().map(|worked| worked.case.title.clone()).collect();
    html! {
        <div class="room">
            <Title text={here.say("room.end")} screen="room-end" class="room-title" />
            <div class="room-body">
                <div>{ dashes(&titles) }</div>
                <div><p>{ here.say("room.step") }</p></div>
            </div>
            <p class="room-prompt">{ here.say("room.end-prompt") }</p>
            { keys::bar(here) }
        </div>
    }
}
