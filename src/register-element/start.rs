//! The first screen: a register that is there, tables of others, or a new one.

use kit::parts::Heading;
use kit::parts::Title;
use register::file::Opened;
use yew::prelude::*;

use crate::desk::use_desk;
use crate::intake::{self, Choose};
use crate::state::{Action, Said};

/// The first screen.
#[function_component]
pub fn Start() -> Html {
    let desk = use_desk();
    let body = use_state(String::new);
    let oninput = {
        let body = body.clone();
        Callback::from(move |event: InputEvent| {
            body.set(event.target_unchecked_into::<web_sys::HtmlInputElement>().value());
        })
    };
    let onsubmit = {
        let (desk, body) = (desk.clone(), body.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let register = intake::new_register(&desk, &body);
            let opened = Box::new(Opened { register, faults: Vec::new(), edited: false });
            let done = vec![desk.say("new.made")];
            desk.act(Action::Open {
                file: desk.say("new.file"),
                opened,
                said: Said { done, faults: Vec::new() },
                saved: false,
                placed: false,
            });
        })
    };
    html! {
        <div class="main">
            <Title class="hero" text={desk.say("start.title")} screen="start" />
            <p class="lead">{ desk.say("start.lead") }</p>
            <section class="way">
                <Heading below=1>{ html! { desk.say("start.open") } }</Heading>
                <p class="quiet">{ desk.say("start.open-hint") }</p>
                <Choose main=true id="open" text={desk.say("start.choose")} />
                <p class="meta">{ desk.say("start.drop") }</p>
            </section>
            <section class="way">
                <Heading below=1>{ html! { desk.say("start.new") } }</Heading>
                <form {onsubmit}>
                    <label class="field">
                        <span class="label">{ desk.say("start.body") }</span>
                        <input type="text" value={(*body).clone()} {oninput} maxlength="200" autocomplete="organization" />
                    </label>
                    <div class="buttons"><button class="button" type="submit">{ desk.say("start.make") }</button></div>
                </form>
            </section>
            <ul class="dashes start-notes">
                { for ["start.stays", "start.two", "start.one-file"].map(|key| html! { <li>{ desk.say(key) }</li> }) }
            </ul>
        </div>
    }
}

/// While the public view is fetched.
#[function_component]
pub fn Waiting() -> Html {
    let desk = use_desk();
    html! {
        <div class="main">
            <Title text={desk.say("public.title")} screen="list" />
            <p class="quiet" role="status">{ desk.say("public.waiting") }</p>
        </div>
    }
}
