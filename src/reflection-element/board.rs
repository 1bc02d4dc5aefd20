//! What leads between the pages of a catalogue.

use kit::parts::Heading;
use reflection::catalogue::Catalogue;
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::parts::{answered, answered_in, profile_of};
use crate::state::Page;

/// What the board is told.
#[derive(PartialEq, Properties)]
pub struct BoardProps {
    /// The catalogue.
    pub catalogue: AttrValue,
}

/// The sections with how far each is, the profile, and what stands beside the points.
#[function_component]
pub fn Board(props: &BoardProps) -> Html {
    let desk = use_desk();
    let Some(catalogue) = desk.catalogue(&props.catalogue) else { return Html::default() };
    let (env, written) = (&desk.env, desk.typed(catalogue));
    let profile = profile_of(catalogue, &written);
    let sections = profile.sections.iter().map(|shown| {
        let (done, all) = answered_in(shown);
        let count = env.fill("board.of", &[("n", &done.to_string()), ("all", &all.to_string())]);
        let page = Page::Section(AttrValue::from(shown.section.id.clone()));
        entry(&desk, catalogue, &desk.text(&shown.section.name), Some(count), page)
    });
    let sheets = catalogue.sheets.iter().map(|sheet| {
        let page = Page::Sheet(AttrValue::from(sheet.id.clone()));
        entry(&desk, catalogue, &desk.text(&sheet.name), None, page)
    });
    let (done, all) = answered(&profile);
    html! {
        <nav class="board reflection-board" aria-label={env.say("board.label")}>
            <Heading below=1>{ env.say("board.sections") }</Heading>
            <ul class="gates">
                { for sections }
                { entry(&desk, catalogue, &env.say("board.profile"), None, Page::Profile) }
            </ul>
            <p class="tally">{ env.fill("board.tally", &[("n", &done.to_string()), ("all", &all.to_string())]) }</p>
            if !catalogue.sheets.is_empty() {
                <Heading below=1 class="beside">{ env.say("board.sheets") }</Heading>
                <ul class="gates">{ for sheets }</ul>
            }
        </nav>
    }
}

fn entry(desk: &Desk, catalogue: &Catalogue, name: &str, count: Option<String>, page: Page) -> Html {
    let is_here = desk.visit.place.page == page;
    let onclick = desk.leads(&catalogue.head.id, page).reform(|_: MouseEvent| ());
    html! {
        <li class="gate entry" aria-current={is_here.then_some("true")}>
            <button class="link" type="button" aria-current={is_here.then_some("page")} {onclick}>{ name }</button>
            if let Some(count) = count {
                <span class="note">{ count }</span>
            }
        </li>
    }
}
