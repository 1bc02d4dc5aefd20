//! Where a trainer makes a course: cases are picked on one side, the course stands on the other.

mod course;
mod list;

use kit::parts::Title;
use yew::prelude::*;

use crate::here::Here;
use crate::parts::faults;

/// The screen.
pub fn screen(here: &Here, wrong: &[String]) -> Html {
    let mut all: Vec<String> = here.state.faults.clone();
    if here.state.course.as_ref().is_some_and(|course| course.cases == here.state.draft.entries) {
        all.extend(wrong.iter().filter(|fault| !here.state.faults.contains(fault)).cloned());
    }
    html! {
        <div class="composing">
            <div class="compose-head">
                <Title text={here.say("compose.title")} screen="compose" />
                <p class="lead">{ here.say("compose.lead") }</p>
                { faults(here, &all) }
            </div>
            <div class="compose-list">{ list::list(here) }</div>
            <div class="compose-course">{ course::course(here) }</div>
        </div>
    }
}
