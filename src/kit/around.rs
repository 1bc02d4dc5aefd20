//! What stands around every screen: the name, the other languages, the notice.

use std::cell::RefCell;
use std::rc::Rc;

use text::key;
use yew::prelude::*;

use crate::env::use_env;

/// Which screen's heading stood last: a screen that comes in the place of another is another component and knows of no former one.
#[derive(Clone, Debug, Default)]
pub struct Shown(pub Rc<RefCell<Option<AttrValue>>>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the frame is told.
#[derive(PartialEq, Properties)]
pub struct AroundProps {
    /// The name of the element, as people call it.
    pub name: AttrValue,
    /// Which screen stands, for style and tests.
    pub step: AttrValue,
    /// What stands above the foot's own lines: what this is, and what it is not.
    pub notice: AttrValue,
    /// A word that stands at the name on every page of what is no law.
    #[prop_or_default]
    pub band: Option<AttrValue>,
    /// The screen.
    pub children: Children,
}

/// A screen in its frame.
#[function_component]
pub fn Around(props: &AroundProps) -> Html {
    let env = use_env();
    let shown = use_memo((), |()| Shown::default());
    let words = &env.words.catalogue;
    let others = words.others().map(|(code, name)| {
        let (shim, wanted) = (env.shim.clone(), code.to_owned());
        let onclick = move |_| shim.language(&wanted);
        html! { <button class="link language" type="button" lang={code.to_owned()} {onclick}>{ name }</button> }
    });
    html! {
        <div class="check" dir={words.direction().to_owned()}>
            <div class="frame" data-step={props.step.clone()}>
                <div class="top">
                    <p class="name">{ &props.name }</p>
                    if let Some(band) = &props.band {
                        <p class="band">{ band }</p>
                    }
                    { for others }
                </div>
                <ContextProvider<Shown> context={(*shown).clone()}>{ for props.children.iter() }</ContextProvider<Shown>>
                <div class="foot">
                    <p class="meta">{ &props.notice }</p>
                    <slot name="disclaimer" />
                    <p class="meta">{ words.get(key::FOOT_PRIVACY) }</p>
                    <slot name="contact" />
                </div>
            </div>
        </div>
    }
}
