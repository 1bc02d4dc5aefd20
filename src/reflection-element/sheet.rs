//! What stands beside the points: the matrix and templates to fill in, plans of meetings and resources to read and print.

use documents::reflection::{LONGEST_ENTRY, Reflection as Written};
use kit::parts::{Heading, Title};
use reflection::catalogue::{Catalogue, Content, Plan, Resources, Sheet as Told, Template, TemplatePart};
use yew::prelude::*;

use crate::board::Board;
use crate::desk::{Desk, use_desk};
use crate::keep::Keep;
use crate::matrix::Matrix;
use crate::parts::{Back, TextField};
use crate::state::{Change, Page};

/// What the sheet is told.
#[derive(PartialEq, Properties)]
pub struct SheetProps {
    /// The catalogue.
    pub catalogue: AttrValue,
    /// The sheet.
    pub sheet: AttrValue,
}

/// The sheet.
#[function_component]
pub fn Sheet(props: &SheetProps) -> Html {
    let desk = use_desk();
    let Some(catalogue) = desk.catalogue(&props.catalogue) else { return Html::default() };
    let Some(sheet) = catalogue.sheet(&props.sheet) else { return Html::default() };
    let id = &*catalogue.head.id;
    let written = desk.typed(catalogue);
    let source = desk.writer(catalogue, &written).sourced(&sheet.source);
    let screen = format!("{id} sheet {}", sheet.id);
    let fillable = matches!(sheet.content, Content::Template(_) | Content::Matrix(_));
    let content = match &sheet.content {
        Content::Template(template) => fill_in(&desk, catalogue, sheet, template, &written),
        Content::Plan(plan) => course(&desk, plan),
        Content::Matrix(told) => html! {
            <Matrix catalogue={props.catalogue.clone()} reading={desk.text(&told.reading)}
                suggested={told.groups.get(desk.env.lang()).to_vec()} />
        },
        Content::Resources(resources) => list(&desk, resources),
    };
    html! {
        <div class="step">
            <div class={classes!("main", matches!(sheet.content, Content::Matrix(_)).then_some("wide"))}>
                <Back text={desk.text(&catalogue.head.name)} onclick={desk.leads(id, Page::Overview)} />
                <Title text={desk.text(&sheet.name)} {screen} />
                <p class="lead">{ desk.text(&sheet.lead) }</p>
                <p class="source">{ source }</p>
                { content }
                <Keep catalogue={props.catalogue.clone()} sheet={props.sheet.clone()} {fillable} />
            </div>
            <Board catalogue={props.catalogue.clone()} />
        </div>
    }
}

/// For whom a sheet is, how long it takes, and the like.
fn facts(desk: &Desk, facts: &[(&str, String)]) -> Html {
    let fact =
        |(label, value): &(&str, String)| html! { <div><dt>{ desk.env.say(label) }</dt><dd>{ value }</dd></div> };
    html! { <dl class="sheet-facts">{ for facts.iter().map(fact) }</dl> }
}

/// A template as a form.
fn fill_in(desk: &Desk, catalogue: &Catalogue, sheet: &Told, template: &Template, written: &Written) -> Html {
    let part = |part: &TemplatePart| {
        let fields = part.fields.iter().map(|field| {
            let entry = written.entries.iter().find(|entry| entry.template == sheet.id && entry.field == field.id);
            let (template, id) = (sheet.id.clone(), field.id.clone());
            let onchange =
                desk.writes(catalogue).reform(move |text| Change::Entry(template.clone(), id.clone(), text));
            html! {
                <TextField key={format!("{}-{}", sheet.id, field.id)} id={format!("entry-{}-{}", sheet.id, field.id)} label={desk.text(&field.label)}
                    value={entry.map(|entry| entry.text.clone()).unwrap_or_default()} longest={LONGEST_ENTRY} long=true {onchange} />
            }
        });
        html! { <div class="chapter template-part"><Heading below=1>{ desk.text(&part.name) }</Heading>{ for fields }</div> }
    };
    html! {
        <>
            { facts(desk, &[("sheet.who", desk.text(&template.who)), ("sheet.time", desk.text(&template.time))]) }
            { for template.parts.iter().map(part) }
        </>
    }
}

/// The course of a meeting.
fn course(desk: &Desk, plan: &Plan) -> Html {
    let (env, lang) = (&desk.env, desk.env.lang());
    let told = [
        ("sheet.goal", desk.text(&plan.goal)),
        ("sheet.who", desk.text(&plan.who)),
        ("sheet.time", desk.text(&plan.time)),
    ];
    let step = |step: &reflection::catalogue::Step| {
        let minutes = step.minutes.map(|[first, last]| {
            let key = if first == last { "sheet.minutes" } else { "sheet.minutes-between" };
            env.fill(key, &[("n", &first.to_string()), ("first", &first.to_string()), ("last", &last.to_string())])
        });
        html! {
            <li>
                <p><strong>{ desk.text(&step.name) }</strong></p>
                if let Some(minutes) = minutes { <p class="meta">{ minutes }</p> }
                <ul class="dashes">{ for step.parts.get(lang).iter().map(|part| html! { <li>{ part }</li> }) }</ul>
            </li>
        }
    };
    let before = plan.before.get(lang);
    html! {
        <>
            { facts(desk, &told) }
            if !before.is_empty() {
                <Heading below=1 class="about">{ env.say("sheet.before") }</Heading>
                <ul class="dashes">{ for before.iter().map(|what| html! { <li>{ what }</li> }) }</ul>
            }
            <Heading below=1 class="about">{ env.say("sheet.steps") }</Heading>
            <ol class="path">{ for plan.steps.iter().map(step) }</ol>
        </>
    }
}

/// Things to read and to use, each with what it is for.
fn list(desk: &Desk, resources: &Resources) -> Html {
    let group = |group: &reflection::catalogue::ResourceGroup| {
        let item = |item: &reflection::catalogue::Resource| {
            html! {
                <li>
                    <p class="resource">{ match &item.link {
                        Some(href) => html! { <a href={href.clone()}>{ &item.name }</a> },
                        None => html! { <strong>{ &item.name }</strong> },
                    } }</p>
                    <p class="meta">{ desk.text(&item.r#for) }</p>
                </li>
            }
        };
        html! {
            <div class="chapter">
                <Heading below=1 class="about">{ desk.text(&group.name) }</Heading>
                <ul class="points">{ for group.items.iter().map(item) }</ul>
            </div>
        }
    };
    html! { <>{ for resources.groups.iter().map(group) }</> }
}
