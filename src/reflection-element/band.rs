//! What stands on every page: that this is no law, and what it is.

use kit::use_env;
use yew::prelude::*;

/// What the band is told.
#[derive(PartialEq, Properties)]
pub struct BandProps {
    /// What the catalogue is, by whom and of which day; without one, what all of them are.
    pub band: Option<AttrValue>,
}

/// A hollow band with the words "No law".
#[function_component]
pub fn NoLaw(props: &BandProps) -> Html {
    let env = use_env();
    let band = props.band.clone().unwrap_or_else(|| AttrValue::from(env.say("band.all")));
    html! {
        <div class="no-law" data-part="band">
            <p class="no-law-word">{ env.say("band.word") }</p>
            <p>{ band }{ " " }{ env.say("band.unchecked") }</p>
        </div>
    }
}
