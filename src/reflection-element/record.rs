//! What only the print shows: the sheet that is wanted, or what was answered so far. The screen stays behind.

use kit::parts::Heading;
use reflection::sheets::PROFILE;
use report::document::{Block, Document, Line, Piece};
use yew::prelude::*;

use crate::desk::{Desk, use_desk};
use crate::state::{Page, tidied};

/// The document that a print of this moment shows; none where all catalogues are offered.
#[must_use]
pub fn document(desk: &Desk) -> Option<Document> {
    let place = &desk.visit.place;
    let catalogue = desk.catalogue(place.catalogue.as_deref()?)?;
    let (sheet, is_empty) = match (&desk.visit.printing, &place.page) {
        (Some(printing), _) => (printing.sheet.to_string(), printing.is_empty),
        (None, Page::Sheet(sheet)) => (sheet.to_string(), false),
        (None, _) => (PROFILE.to_owned(), false),
    };
    let written = if is_empty { blank(desk, catalogue) } else { desk.written(catalogue) };
    desk.writer(catalogue, &written).sheet(&sheet).ok()
}

/// Nothing filled in, but for what is known of the system.
#[must_use]
pub fn blank(desk: &Desk, catalogue: &reflection::catalogue::Catalogue) -> documents::reflection::Reflection {
    let mut blank = documents::reflection::Reflection::new(&catalogue.head.id, catalogue.head.version);
    let written = tidied(&desk.typed(catalogue), "");
    (blank.facts, blank.system) = (written.facts, written.system);
    blank
}

/// What is printed.
#[function_component]
pub fn Record() -> Html {
    let desk = use_desk();
    let Some(document) = document(&desk) else { return Html::default() };
    let room = desk.visit.printing.as_ref().is_some_and(|printing| *printing.sheet != *PROFILE)
        || matches!(desk.visit.place.page, Page::Sheet(_)) && desk.visit.printing.is_none();
    html! {
        <div class={classes!("record", "paper", room.then_some("room"))}>
            { for document.blocks().iter().map(block) }
        </div>
    }
}

fn block(block: &Block) -> Html {
    match block {
        Block::Heading(level, text) => html! { <Heading below={level.saturating_sub(1)}>{ text }</Heading> },
        Block::Text(text) => html! { <p>{ text }</p> },
        Block::Quiet(text) => html! { <p class="quiet">{ text }</p> },
        Block::List(entries) => {
            html! { <ul>{ for entries.iter().map(|entry| html! { <li>{ pieces(entry) }</li> }) }</ul> }
        }
        Block::Table { caption, head, rows } => html! {
            <table data-columns={head.len().to_string()}>
                <caption>{ caption }</caption>
                <thead><tr>{ for head.iter().map(|name| html! { <th scope="col">{ name }</th> }) }</tr></thead>
                <tbody>{ for rows.iter().map(|row| html! { <tr>{ for row.iter().enumerate().map(cell) }</tr> }) }</tbody>
            </table>
        },
    }
}

/// The first cell names its row.
fn cell((at, line): (usize, &Line)) -> Html {
    if at == 0 {
        html! { <th scope="row">{ pieces(line) }</th> }
    } else {
        html! { <td>{ pieces(line) }</td> }
    }
}

fn pieces(line: &Line) -> Html {
    let piece = |piece: &Piece| match piece.link() {
        Some(href) => html! { <p><a href={href.to_owned()}>{ piece.text() }</a></p> },
        None => html! { <p>{ piece.text() }</p> },
    };
    html! { <>{ for line.iter().map(piece) }</> }
}
