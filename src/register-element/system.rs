//! One system: the claim beside both results, what is open, the fields, what became of it.

use kit::BOOK;
use kit::parts::{Button, Title};
use register::assess::{OPEN, Results};
use register::claims::{self, Comparison};
use register::law::Weight;
use register::record::{Register, System};
use register::schema::Level;
use register::words::Words;
use register::{export, path, scheme};
use serde_json::Value;
use text::key;
use yew::prelude::*;

use crate::beyond;
use crate::desk::{Desk, use_desk};
use crate::fields::{self, Field, TOPICS};
use crate::import::sentence;
use crate::parts::{Back, Part};
use crate::rows::{LAW, results};
use crate::sight::id_of;
use crate::state::{Action, Said, Screen};

/// How many deciding answers stand beside the difference.
const MOST_REASONS: usize = 3;

/// What the page of a system is told.
#[derive(PartialEq, Properties)]
pub struct SystemProps {
    /// Its id.
    pub id: String,
}

/// The page of a system.
#[function_component]
pub fn SystemPage(props: &SystemProps) -> Html {
    let desk = use_desk();
    let Some(system) = desk.system(&props.id) else {
        return html! {
            <>
                <Back to={Screen::List} text={desk.say("system.all")} />
                <Title text={desk.say("system.gone")} screen={props.id.clone()} />
            </>
        };
    };
    let register = desk.register();
    let results = results(&system, desk.day());
    let is_public = desk.state.public;
    html! {
        <article class="sheet one">
            <Back to={Screen::List} text={desk.say("system.all")} />
            <div class="verdict" data-bar={bar(results.as_ref())}>
                <p class="kind">{ kind(&desk, &register, &system, results.as_ref()) }</p>
                <Title class="hero" text={system.name.clone()} screen={props.id.clone()} />
                if !system.short_description.is_empty() {
                    <p class="lead">{ &system.short_description }</p>
                }
                { brief(&desk, &system, results.as_ref()) }
            </div>
            if is_public {
                { public_deeds(&desk, &system) }
            } else {
                { deeds(&desk, &system, results.as_ref()) }
            }
            { open(&desk, &system, results.as_ref()) }
            if !is_public {
                { missing(&desk, &register, &system) }
            }
            { told(&desk, &system) }
            if !is_public {
                { beyond::part(&desk, &system) }
            }
            { history(&desk, &system) }
            if !is_public {
                { left(&desk, &system) }
                { publication(&desk, &system) }
            }
        </article>
    }
}

fn bar(results: Option<&Results>) -> &'static str {
    match results.map(Results::system_headline).filter(|class| *class != OPEN).map(|class| LAW.weight(class)) {
        Some(Weight::Forbidden) => "20",
        Some(Weight::Heavy) => "12",
        Some(Weight::Medium) => "6",
        _ => "2",
    }
}

/// The line above the name: class, body, status.
fn kind(desk: &Desk, register: &Register, system: &System, results: Option<&Results>) -> String {
    let class = results.map_or_else(|| desk.say("unassessed"), |results| desk.class(results.system_headline()));
    let status = system.lifecycle.status.map(|s| scheme::name("lifecycle.status", &id_of(&s), desk.env.lang()));
    let since = Some(&system.lifecycle.begin).filter(|begin| !begin.is_empty());
    let status = status.map(|status| match since {
        Some(begin) => desk.fill("system.since", &[("status", &status), ("begin", &desk.date(begin))]),
        None => status,
    });
    let body = [register.body_of(system), &system.organisation.unit].into_iter().filter(|part| !part.is_empty());
    let parts = std::iter::once(class).chain(body.map(str::to_owned)).chain(status);
    parts.collect::<Vec<_>>().join(" · ")
}

/// Claim, result for the body, result as a system, difference.
fn brief(desk: &Desk, system: &System, results: Option<&Results>) -> Html {
    let words = desk.law_words();
    let cell = |key: &str, head: String, note: Html| {
        html! { <div class="cell"><dt>{ desk.say(key) }</dt><dd><strong>{ head }</strong>{ note }</dd></div> }
    };
    let claims = system.claims.iter().map(|claim| {
        let on = desk.date(&claim.on);
        let said: Vec<&str> = [claim.source.as_str(), &on].into_iter().filter(|part| !part.is_empty()).collect();
        html! { <p class="meta">{ said.join(", ") }</p> }
    });
    let raw: Vec<String> =
        system.claims.iter().filter(|claim| !claim.raw.is_empty()).map(|claim| desk.quoted(&claim.raw)).collect();
    let raw = if raw.is_empty() { desk.say("no-claim") } else { raw.join(", ") };
    let Some(results) = results else {
        return html! {
            <dl class="four">
                { cell("system.claim", raw, html! { <>{ for claims }</> }) }
                { cell("system.result", desk.say("unassessed"), html! { <p class="meta">{ desk.say("system.unassessed") }</p> }) }
            </dl>
        };
    };
    let body = desk.publisher_of(system);
    let outcome = results.system();
    let from = outcome.and_then(|(_, outcome)| outcome.earliest()).filter(|from| *from > desk.day());
    let from = from.map(|from| desk.fill("system.from", &[("day", &desk.env.words.catalogue.date(from))]));
    let comparison = Comparison::of_all(&LAW, system, results);
    html! {
        <dl class="four">
            { cell("system.claim", raw, html! { <>{ for claims }</> }) }
            { cell("column.for-body", sentence(&desk.class(results.headline())), html! { <p class="meta">{ desk.fill("system.for-body", &[("body", &body)]) }</p> }) }
            { cell("column.as-system", sentence(&desk.class(results.system_headline())), html! {
                <p class="meta">{ desk.say("system.as-system") }{ " " }{ from }</p>
            }) }
            { cell("column.comparison", sentence(&words.get(comparison.key())), html! { <p class="meta">{ why(desk, results) }</p> }) }
        </dl>
    }
}

impl Desk {
    /// The name of the body that answers for a system.
    #[must_use]
    pub fn publisher_of(&self, system: &System) -> String {
        self.register().body_of(system).to_owned()
    }

    /// What an option is called in the check.
    #[must_use]
    pub fn option(&self, question: &str, option: &str) -> String {
        let bare = option.trim_end_matches('?');
        let catalogue = &self.env.words.catalogue;
        let known = BOOK.agenda.iter().any(|q| q.id == question && q.option_ids().any(|id| id == bare));
        catalogue.find(["question", question, "option", bare]).filter(|_| known).unwrap_or_else(|| {
            // Yes and no say something only beside their question.
            format!("{} {}", self.question(question), catalogue.get(key::OPTION.named(bare)))
        })
    }
}

/// What decides: the answers, and the provisions.
fn why(desk: &Desk, results: &Results) -> String {
    let (cites, _) = claims::reasons(&LAW, results, &desk.env.words.catalogue);
    if cites.is_empty() {
        return String::new();
    }
    let mut decided: Vec<String> = Vec::new();
    if let Some((of, outcome)) = results.system() {
        for fact in outcome.certain().flat_map(|ground| of.own_reasons(ground)).map(|reason| reason.fact) {
            for answer in &of.interview.counted {
                let chosen = answer.question.options.iter().filter(|option| answer.has(option.id));
                let deciding = chosen.filter(|option| option.facts.iter().any(|other| std::ptr::eq(*other, fact)));
                decided.extend(deciding.map(|option| desk.option(answer.question.id, option.id)));
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    decided.retain(|said| seen.insert(said.clone()));
    decided.truncate(MOST_REASONS);
    let cites = desk.env.words.catalogue.list(&cites);
    if decided.is_empty() {
        cites
    } else {
        desk.fill("system.decided", &[("answers", &decided.join("; ")), ("cites", &cites)])
    }
}

/// The check, and the note for a committee.
fn deeds(desk: &Desk, system: &System, results: Option<&Results>) -> Html {
    let ask = |template: Option<String>| {
        let (desk, id) = (desk.clone(), system.id.clone());
        Callback::from(move |()| desk.act(Action::Ask(id.clone(), None, template.clone())))
    };
    let reports = {
        let (desk, system) = (desk.clone(), system.clone());
        Callback::from(move |()| crate::hand_on::board_of(&desk, Some(&system.id)))
    };
    let opening = desk.say(if results.is_some() { "system.check-again" } else { "system.check" });
    let templates = if results.is_none() { self::templates(desk, system) } else { Vec::new() };
    html! {
        <>
            <div class="buttons">
                <Button main=true name="check" text={opening} onclick={ask(None)} />
                if results.is_some() {
                    <Button text={desk.say("system.board")} onclick={reports} />
                }
            </div>
            if !templates.is_empty() {
                <div class="proposals">
                    <p class="meta">{ desk.say("system.templates") }</p>
                    <div class="filter">
                        { for templates.into_iter().map(|(id, name)| html! { <Button text={name} onclick={ask(Some(id))} /> }) }
                    </div>
                </div>
            }
        </>
    }
}

/// Templates of the check that the words of a system bring to mind: proposed, never answered with.
fn templates(desk: &Desk, system: &System) -> Vec<(String, String)> {
    let catalogue = &desk.env.words.catalogue;
    let by = |typed: &str| -> Vec<(String, String)> {
        let found = session::Query::new(typed, catalogue).found(catalogue);
        found.into_iter().take(3).map(|(_, system)| (system.id.to_owned(), system.name.to_owned())).collect()
    };
    let found = by(&system.name);
    if found.is_empty() && !system.short_description.is_empty() { by(&system.short_description) } else { found }
}

/// In the public view: the answers to take into the check.
fn public_deeds(desk: &Desk, system: &System) -> Html {
    if system.classification.answers.is_empty() {
        return html! { <p class="quiet">{ desk.law_words().get("site.no-answers") }</p> };
    }
    let link = crate::check::link(desk, system);
    html! {
        <div class="buttons">
            if let Some(link) = link {
                <a href={link}>{ desk.say("public.open-check") }</a>
            } else {
                <p class="quiet">{ desk.say("public.answers") }</p>
            }
        </div>
    }
}

/// The questions on which something hangs.
fn open(desk: &Desk, system: &System, results: Option<&Results>) -> Html {
    let Some(results) = results else { return Html::default() };
    let deciding = results.system_open();
    let mut all = results.system_open();
    all.extend(results.open().into_iter().filter(|id| !deciding.contains(id)));
    if results.lost > 0 {
        let lost = desk.law_words().fill("check.lost", &[("name", &system.name), ("count", &results.lost.to_string())]);
        return html! { <Part title={desk.say("system.open")} name="open"><p>{ lost }</p></Part> };
    }
    if all.is_empty() {
        return Html::default();
    }
    let items = all.into_iter().map(|question| {
        let title = desk.question(question);
        let what = if deciding.contains(&question) { "system.open-class" } else { "system.open-role" };
        let ask = {
            let (desk, id) = (desk.clone(), system.id.clone());
            Callback::from(move |()| desk.act(Action::Ask(id.clone(), Some(question.to_owned()), None)))
        };
        html! {
            <li>
                <p><strong>{ &title }</strong></p>
                <p class="meta">{ desk.say(what) }</p>
                if !desk.state.public {
                    <Button quiet=true text={desk.say("system.answer")} about={title} onclick={ask} />
                }
            </li>
        }
    });
    html! { <Part title={desk.say("system.open")} note={desk.say("system.open-note")} name="open"><ul class="points">{ for items }</ul></Part> }
}

/// What is missing, and for which receiver.
fn missing(desk: &Desk, register: &Register, system: &System) -> Html {
    let alone = Register { systems: vec![system.clone()], ..register.clone() };
    let words: &Words = desk.law_words();
    let computed = |system: &System| {
        let results = results(system, desk.day());
        export::computed(&LAW, system, results.as_ref(), words, &desk.env.words.catalogue)
    };
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for id in ["german", "dutch"] {
        let Some(scheme) = scheme::scheme(id) else { continue };
        let gaps = export::table(&alone, scheme, words, &computed).gaps;
        let bare = format!("{}, ", desk.quoted(&system.name));
        let gaps =
            gaps.into_iter().map(|gap| gap.strip_prefix(&bare).map_or(gap.clone(), str::to_owned)).collect::<Vec<_>>();
        lines.push((words.get(&format!("scheme.{id}")), gaps));
    }
    let empty = important(desk, system);
    if empty.is_empty() && lines.iter().all(|(_, gaps)| gaps.is_empty()) {
        return Html::default();
    }
    let count = empty.len() + lines.iter().map(|(_, gaps)| gaps.len()).sum::<usize>();
    html! {
        <Part title={desk.say("missing.title")} note={desk.count("missing.count", count)} name="missing">
            if !empty.is_empty() {
                <p>{ desk.fill("missing.readers", &[("fields", &empty.join(", "))]) }</p>
            }
            { for lines.into_iter().filter(|(_, gaps)| !gaps.is_empty()).map(|(name, gaps)| html! {
                <details class="more"><summary>{ sentence(&desk.fill("missing.for", &[("scheme", &name), ("count", &gaps.len().to_string())])) }</summary>
                    <ul class="dashes duty-body">{ for gaps.into_iter().map(|gap| html! { <li>{ gap }</li> }) }</ul></details>
            }) }
        </Part>
    }
}

/// The fields that readers look for first, and that are empty.
fn important(desk: &Desk, system: &System) -> Vec<String> {
    let record = serde_json::to_value(system).unwrap_or_default();
    let wanted = [
        "short_description",
        "lifecycle.status",
        "purpose.text",
        "purpose.affected",
        "purpose.decision_role",
        "safeguards.human_oversight",
        "contacts.public.email",
        "review.next",
    ];
    let empty = |path: &&str| path::get(&record, path).is_none_or(|value| value.as_str() == Some(""));
    wanted.into_iter().filter(empty).map(|path| desk.label(path)).collect()
}

/// All fields, by topic.
fn told(desk: &Desk, system: &System) -> Html {
    let record = serde_json::to_value(system).unwrap_or_default();
    let topics = TOPICS.into_iter().filter(|(name, _)| *name != "publication" || !desk.state.public).map(|(name, paths)| {
        let all = fields::fields(paths);
        let seen = |field: &&Field| !desk.state.public || fields::level(system, field) == Level::Public;
        let told: Vec<(Field, Option<String>)> = all
            .iter()
            .filter(seen)
            .map(|field| (field.clone(), desk.told(&field.path, path::get(&record, &field.path).unwrap_or(&Value::Null))))
            .collect();
        let filled = told.iter().filter(|(_, text)| text.is_some()).count();
        let edit = desk.goes(Screen::Edit(system.id.clone(), name));
        let title = desk.say(&format!("topic.{name}"));
        html! {
            <details class="more topic" data-topic={name} open={name == "general"}>
                <summary><span>{ title.clone() }</span><span class="side">{ desk.fill("system.filled", &[("filled", &filled.to_string()), ("all", &told.len().to_string())]) }</span></summary>
                <div class="duty-body">
                    <dl class="fields">{ for told.into_iter().map(|(field, text)| row(desk, system, &field, text.as_deref())) }</dl>
                    if !desk.state.public {
                        <Button text={desk.say("system.edit")} about={title} onclick={edit} />
                    }
                </div>
            </details>
        }
    });
    html! { <Part title={desk.say("system.fields")} note={desk.say("system.fields-note")} name="fields">{ for topics }</Part> }
}

fn row(desk: &Desk, system: &System, field: &Field, text: Option<&str>) -> Html {
    let redacted = system.publication.redactions.get(&field.path);
    let uncertain = system.import.uncertain.contains(&field.path);
    let shown = match (text, redacted) {
        (None, Some(reason)) => {
            html! { <span class="quiet">{ desk.law_words().fill("site.redacted", &[("reason", reason)]) }</span> }
        }
        (None, None) => html! { <span class="quiet">{ desk.say("no-value") }</span> },
        (Some(text), _) => html! { <>{ for text.split('\n').map(|line| html! { <p>{ line }</p> }) }</> },
    };
    html! {
        <div class="field-row">
            <dt>{ desk.label(&field.path) }</dt>
            <dd>{ shown }
                if uncertain {
                    <p class="meta"><strong>{ desk.say("system.guessed") }</strong></p>
                }
            </dd>
            if !desk.state.public {
                <dd class="level">{ desk.level(system, field) }</dd>
            }
        </div>
    }
}

/// Each result that was written down.
fn history(desk: &Desk, system: &System) -> Html {
    let entries = &system.classification.history;
    if entries.is_empty() {
        return Html::default();
    }
    let items = entries.iter().rev().map(|entry| {
        let why = entry.trigger.map(|trigger| desk.value("classification.history.trigger", &id_of(&trigger)));
        let classes = [("body", desk.class(&entry.headline)), ("system", desk.class(&entry.system_headline))];
        let classes = classes.each_ref().map(|(key, class)| (*key, class.as_str()));
        html! {
            <li>
                <p class="when-was">{ desk.date(&entry.on) }</p>
                <div>
                    <p>{ desk.fill(if entry.system_headline.is_empty() { "history.class" } else { "history.classes" }, &classes) }</p>
                    <p class="meta">{ desk.fill("history.of", &[("as_of", &desk.date(&entry.as_of)), ("version", &desk.date(&entry.rulebook.version)), ("why", &why.unwrap_or_default())]) }</p>
                </div>
            </li>
        }
    });
    html! { <Part title={desk.say("system.history")} note={desk.say("system.history-note")} name="history"><ul class="history">{ for items }</ul></Part> }
}

/// What was left over when it was read.
fn left(desk: &Desk, system: &System) -> Html {
    let import = &system.import;
    if import.from.is_empty() {
        return Html::default();
    }
    let row = import.row.map_or_else(String::new, |row| row.to_string());
    let rows = import.unmapped.iter().map(|(heading, text)| {
        html! { <div class="field-row"><dt>{ heading }</dt><dd>{ for text.split('\n').map(|line| html! { <p>{ line }</p> }) }</dd><dd class="level">{ desk.say("level.never") }</dd></div> }
    });
    html! {
        <Part title={desk.say("left.title")} note={desk.fill("left.from", &[("file", &import.from), ("row", &row), ("day", &desk.date(&import.on))])} name="left">
            if import.unmapped.is_empty() {
                <p class="quiet">{ desk.say("left.none") }</p>
            } else {
                <dl class="fields">{ for rows }</dl>
            }
        </Part>
    }
}

/// Who sees the record; and the ways to let it go.
fn publication(desk: &Desk, system: &System) -> Html {
    let state = system.publication.state.map_or_else(|| "draft".to_owned(), |state| id_of(&state));
    let set = |to: register::values::Publicity, key: &str| {
        let (desk, mut system, what) = (desk.clone(), system.clone(), desk.fill(key, &[("name", &system.name)]));
        system.publication.state = Some(to);
        Callback::from(move |()| desk.put(system.clone(), &what, Screen::System(system.id.clone())))
    };
    let is_shown = register::public::is_shown(system);
    let remove = {
        let (desk, id, name) = (desk.clone(), system.id.clone(), system.name.clone());
        Callback::from(move |()| remove(&desk, &id, &name))
    };
    html! {
        <Part title={desk.say("topic.publication")} name="publication">
            <p><strong>{ sentence(&desk.value("publication.state", &state)) }{ "." }</strong>{ " " }{ desk.say(if is_shown { "publication.shown" } else { "publication.hidden" }) }</p>
            <div class="filter">
                if is_shown {
                    <Button text={desk.say("publication.close")} onclick={set(register::values::Publicity::Internal, "publication.closed")} />
                } else {
                    <Button text={desk.say("publication.approve")} onclick={set(register::values::Publicity::Approved, "publication.approved")} />
                }
                <Button quiet=true text={desk.say("system.remove")} onclick={remove} />
            </div>
        </Part>
    }
}

/// Takes a record out: a tombstone stays.
fn remove(desk: &Desk, id: &str, name: &str) {
    let mut register = (*desk.register()).clone();
    register.systems.retain(|system| system.id != id);
    register.tombstones.push(register::record::Tombstone {
        id: id.to_owned(),
        removed_on: desk.today(),
        ..register::record::Tombstone::default()
    });
    let what = desk.fill("system.removed", &[("name", name)]);
    desk.env.shim.say(&what);
    desk.act(Action::Change(register.into(), what, Screen::List));
}

/// Something went wrong that only one line can say.
#[must_use]
pub fn fault(line: String) -> Said {
    Said { done: Vec::new(), faults: vec![line] }
}
