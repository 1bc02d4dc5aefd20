//! Small things that several screens have.

use documents::reflection::Reflection as Written;
use reflection::catalogue::Catalogue;
use reflection::profile::Profile;
use session::LONGEST_NAME;
use yew::prelude::*;

use crate::desk::{typed, use_desk};
use crate::state::Change;

/// How many points of a list have an answer.
#[must_use]
pub fn answered(profile: &Profile) -> (usize, usize) {
    let has_answer = |state| state != documents::reflection::State::Open;
    let all = profile.points().count();
    (profile.points().filter(|point| has_answer(point.state())).count(), all)
}

/// The same for one section.
#[must_use]
pub fn answered_in(section: &reflection::profile::SectionProfile) -> (usize, usize) {
    let open = section.in_state(documents::reflection::State::Open).count();
    (section.points.len().saturating_sub(open), section.points.len())
}

/// A profile of what was typed.
#[must_use]
pub fn profile_of<'a>(catalogue: &'a Catalogue, written: &'a Written) -> Profile<'a> {
    Profile::of(catalogue, written)
}

/// What leads back is told.
#[derive(PartialEq, Properties)]
pub struct BackProps {
    /// What it says.
    pub text: AttrValue,
    /// Where it leads.
    pub onclick: Callback<()>,
}

/// The link above a title that leads back.
#[function_component]
pub fn Back(props: &BackProps) -> Html {
    let onclick = props.onclick.reform(|_: MouseEvent| ());
    html! { <button class="link back" type="button" {onclick}>{ &props.text }</button> }
}

/// What a text field is told.
#[derive(PartialEq, Properties)]
pub struct TextProps {
    /// Its id, unique in the element.
    pub id: AttrValue,
    /// What is to be written.
    pub label: AttrValue,
    /// What is said after that to those who hear it alone.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// A quiet line below the label.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What was written.
    pub value: AttrValue,
    /// How many characters have room.
    #[prop_or(LONGEST_NAME)]
    pub longest: usize,
    /// Whether there is room for several lines.
    #[prop_or_default]
    pub long: bool,
    /// What to do with what is written.
    pub onchange: Callback<String>,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
}

/// A text field under its label.
#[function_component]
pub fn TextField(props: &TextProps) -> Html {
    let oninput = props.onchange.reform(|event: InputEvent| typed(&event));
    let hint = props.hint.as_ref().map(|_| format!("{}-hint", props.id));
    let longest = props.longest.to_string();
    let (id, value) = (props.id.clone(), props.value.clone());
    html! {
        <div class={classes!("field", props.class.clone())}>
            <label for={id.clone()}>
                { &props.label }
                if let Some(about) = &props.about {
                    <span class="hidden">{ format!(" {about}") }</span>
                }
            </label>
            if let Some(text) = &props.hint {
                <p class="meta" id={hint.clone()}>{ text }</p>
            }
            if props.long {
                <textarea {id} {value} dir="auto" rows="3" maxlength={longest} aria-describedby={hint} {oninput} />
            } else {
                <input type="text" {id} {value} dir="auto" autocomplete="off" maxlength={longest} aria-describedby={hint} {oninput} />
            }
        </div>
    }
}

/// What the name of the system is told.
#[derive(PartialEq, Properties)]
pub struct NameProps {
    /// The catalogue.
    pub catalogue: AttrValue,
}

/// The field for the name of the system.
#[function_component]
pub fn SystemName(props: &NameProps) -> Html {
    let desk = use_desk();
    let Some(catalogue) = desk.catalogue(&props.catalogue) else { return Html::default() };
    let onchange = desk.writes(catalogue).reform(Change::System);
    html! {
        <TextField id="system" label={desk.env.say("system.label")} hint={desk.env.say("system.hint")}
            value={desk.typed(catalogue).system} {onchange} />
    }
}
