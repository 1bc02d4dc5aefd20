//! The pieces of which screens are made.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::around::Shown;
use crate::env::use_env;

/// What a heading is told.
#[derive(PartialEq, Properties)]
pub struct HeadingProps {
    /// How many levels below the screen's main heading.
    #[prop_or_default]
    pub below: u8,
    /// Its class.
    #[prop_or_default]
    pub class: Classes,
    /// What it says.
    pub children: Html,
}

/// A heading below the main one of the screen. No level exists below the sixth.
#[function_component]
pub fn Heading(props: &HeadingProps) -> Html {
    let env = use_env();
    let level = env.given.heading.saturating_add(props.below).clamp(1, 6);
    html! { <@{format!("h{level}")} class={props.class.clone()}>{ props.children.clone() }</@> }
}

/// What the main heading is told.
#[derive(PartialEq, Properties)]
pub struct TitleProps {
    /// What it says.
    pub text: AttrValue,
    /// Names the screen: when it changes, the heading takes the focus and comes into sight.
    pub screen: AttrValue,
    /// Its class.
    #[prop_or(classes!("ask"))]
    pub class: Classes,
}

/// The main heading of a screen: it takes the focus when the screen changes, never when the first one comes.
#[function_component]
pub fn Title(props: &TitleProps) -> Html {
    let env = use_env();
    let node = use_node_ref();
    let shown = use_context::<Shown>().unwrap_or_default();
    let moved = node.clone();
    use_effect_with(props.screen.clone(), move |screen| {
        let former = shown.0.borrow_mut().replace(screen.clone()).filter(|former| former != screen);
        if let (Some(_), Some(heading)) = (former, moved.cast::<HtmlElement>()) {
            let _ = heading.focus();
        }
    });
    let level = env.given.heading.clamp(1, 6);
    html! {
        <@{format!("h{level}")} ref={node} class={props.class.clone()} tabindex="-1" data-focus="">{ &props.text }</@>
    }
}

/// What a button is told.
#[derive(PartialEq, Properties)]
pub struct ButtonProps {
    /// What it says.
    pub text: AttrValue,
    /// What is said after that to those who hear it alone.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// What it does.
    pub onclick: Callback<()>,
    /// Whether it is the one that leads on.
    #[prop_or_default]
    pub main: bool,
    /// Whether it looks like a link.
    #[prop_or_default]
    pub quiet: bool,
    /// Whether it stays pressed, where it is one that can.
    #[prop_or_default]
    pub pressed: Option<bool>,
    /// Names it for tests and style.
    #[prop_or_default]
    pub name: Option<AttrValue>,
}

/// A button.
#[function_component]
pub fn Button(props: &ButtonProps) -> Html {
    let class = match (props.main, props.quiet, props.pressed) {
        (_, _, Some(_)) => "choice",
        (true, ..) => "button main-button",
        (_, true, _) => "link",
        _ => "button",
    };
    let onclick = props.onclick.reform(|_: MouseEvent| ());
    let pressed = props.pressed.map(|on| on.to_string());
    html! {
        <button {class} type="button" aria-pressed={pressed} data-name={props.name.clone()} {onclick}>
            { &props.text }
            if let Some(about) = &props.about {
                <span class="hidden">{ format!(" {about}") }</span>
            }
        </button>
    }
}
