//! The documents for people, as neutral parts that `report` makes HTML or Markdown of: the profile, the points as a sheet to
//! fill in, and the sheets of a catalogue. Each begins with what the catalogue is, and that it is no law.

use documents::reflection::{AnsweredPoint, GroupAtRisk, Reflection, State, Step};
use engine::date::Date;
use engine::rulebook::Rulebook;
use report::document::{Block, Document, Line, Piece};
use report::html;
use session::isolated;
use text::{Catalogue as Words, cite, filled};

use crate::binding::Binding;
use crate::catalogue::{Catalogue, Content, Lists, Matrix, Plan, Point, Resources, Sheet, Source, Template, Texts};
use crate::labels::Labels;
use crate::profile::{PointProfile, Profile, SectionProfile};

/// The id of the sheet with profile, plan and answers.
pub const PROFILE: &str = "profile";
/// The id of the sheet with all points.
pub const POINTS: &str = "points";

/// The looks that these documents add: a frame around the words that this is no law, and upright paper.
const LOOKS: &str = "\
h1 + p { max-inline-size: none; font-size: 1em; padding: .75rem 1rem; border: 2px solid var(--ink); }
@page { size: A4 portrait; margin: 16mm; }
";
/// Room to write in what nobody has filled in.
const ROOM: &str = "\
td:empty { block-size: 3.5rem; }
td:nth-child(2):last-child { inline-size: 60%; }
";

/// Every state in the order in which it is told.
const STATES: [State; 5] = [State::Done, State::Partly, State::NotYet, State::Open, State::DoesNotApply];
/// The steps of the matrix as the columns have them.
const STEPS: [Step; 3] = [Step::Low, Step::Medium, Step::High];

/// What is needed to put a reflection into words.
#[derive(Clone, Copy, Debug)]
pub struct Writer<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// What was answered.
    pub reflection: &'a Reflection,
    /// The words around it.
    pub labels: &'a Labels,
    /// Language, dates and citations.
    pub words: &'a Words,
    /// What the rulebook has to do with the catalogue.
    pub binding: &'a Binding,
    /// The rulebook.
    pub book: &'a Rulebook,
    /// The day on which links to the law are to be current.
    pub day: Date,
}

/// The document of a sheet as one HTML file. All but the profile are there to be written on.
#[must_use]
pub fn html(sheet: &str, document: &Document) -> String {
    html::render_with(document, &[LOOKS, if sheet == PROFILE { "" } else { ROOM }].concat())
}

impl Writer<'_> {
    /// The sheet with an id: [`PROFILE`], [`POINTS`], or one of the catalogue.
    ///
    /// # Errors
    /// A sentence that names the sheets there are.
    pub fn sheet(&self, id: &str) -> Result<Document, String> {
        match (id, self.catalogue.sheet(id)) {
            (PROFILE, _) => Ok(self.profile()),
            (POINTS, _) => Ok(self.points()),
            (_, Some(sheet)) => Ok(self.of_catalogue(sheet)),
            (_, None) => {
                let own = self.catalogue.sheets.iter().map(|sheet| &*sheet.id);
                let all: Vec<&str> = [PROFILE, POINTS].into_iter().chain(own).collect();
                let catalogue = &self.catalogue.head.id;
                Err(format!("the catalogue \"{catalogue}\" has no sheet \"{id}\"; choose one of {}", all.join(", ")))
            }
        }
    }

    /// What is strong, what is missing, the plan, and every point with its answer.
    fn profile(&self) -> Document {
        let profile = Profile::of(self.catalogue, self.reflection);
        let mut blocks = vec![self.stated_day()];
        blocks.extend(self.decision());
        blocks.extend(self.overview(&profile));
        blocks.extend(self.plan(&profile));
        blocks.extend(self.groups());
        blocks.extend(self.answers(&profile));
        blocks.extend(self.entries());
        blocks.extend(self.left_out(&profile));
        self.framed(self.say(&self.catalogue.head.name), blocks)
    }

    /// Every point that concerns the system, with its reasons and room for an answer.
    fn points(&self) -> Document {
        let profile = Profile::of(self.catalogue, self.reflection);
        let mut blocks = vec![text(self.say(&self.catalogue.head.lead))];
        let minutes = self.catalogue.head.minutes.to_string();
        blocks.push(quiet(&self.fill(&self.labels.time, &[("minutes", &minutes)])));
        for section in &profile.sections {
            blocks.push(Block::Heading(2, self.say(&section.section.name).to_owned()));
            blocks.push(text(self.say(&section.section.lead)));
            for (at, point) in section.points.iter().enumerate() {
                blocks.extend(self.asked(at + 1, *point));
            }
        }
        blocks.push(Block::Heading(2, self.say(&self.labels.decision).to_owned()));
        blocks.extend(self.form(
            &self.labels.decision,
            [
                (self.say(&self.labels.decision_choices).to_owned(), self.decided()),
                (self.say(&self.labels.reason).to_owned(), isolated(&self.reflection.reason)),
            ],
        ));
        self.framed(self.say(&self.catalogue.head.name), blocks)
    }

    /// A point with why it is asked, examples, source, the law beside it, and room for an answer.
    fn asked(&self, number: usize, shown: PointProfile) -> Vec<Block> {
        let point = shown.point;
        let values = [("number", &*number.to_string()), ("group", self.say(&point.question))];
        let mut notes = vec![self.fill(&self.labels.why, &[("why", self.say(&point.why))])];
        let examples = self.list(&point.good).iter();
        notes.extend(examples.map(|example| self.fill(&self.labels.good, &[("example", example)])));
        notes.extend(self.condition(shown));
        let mut entries: Vec<Line> = notes.iter().map(|note| line(note)).collect();
        entries.extend(self.places(point).iter().map(|place| line(place)));
        entries.extend(self.law(point));
        let said = shown.answer;
        let free = |pick: fn(&AnsweredPoint) -> &str| said.map(pick).map(isolated).unwrap_or_default();
        let until = said.and_then(|said| said.until).map(|until| self.words.date(until)).unwrap_or_default();
        let labels = self.labels;
        // Whoever fills it in by hand crosses out what is not so.
        let state = if said.is_some() { labels.state(shown.state()) } else { &labels.states };
        let form = self.table(
            &point.name,
            [&labels.point, &labels.state, &labels.what_is_missing, &labels.who, &labels.until],
            vec![vec![
                line(self.say(&point.name)),
                line(self.say(state)),
                line(&free(|said| &said.note)),
                line(&free(|said| &said.who)),
                line(&until),
            ]],
        );
        let head = Block::Heading(3, self.fill(&self.labels.numbered, &values));
        [head, Block::List(entries)].into_iter().chain(form).collect()
    }

    /// A sheet of the catalogue.
    fn of_catalogue(&self, sheet: &Sheet) -> Document {
        let mut blocks = vec![text(self.say(&sheet.lead)), quiet(&self.sourced(&sheet.source))];
        blocks.extend(match &sheet.content {
            Content::Template(template) => self.template(sheet, template),
            Content::Plan(plan) => self.course(sheet, plan),
            Content::Matrix(matrix) => self.matrix(matrix),
            Content::Resources(resources) => self.resources(resources),
        });
        self.framed(self.say(&sheet.name), blocks)
    }

    /// A document around some parts: title, system, the band, the documents behind it, and what the answers are worth.
    fn framed(&self, title: &str, parts: Vec<Block>) -> Document {
        let system = &self.reflection.system;
        let title = if system.is_empty() { title.to_owned() } else { self.labelled(title, &isolated(system)) };
        let band = [self.say(&self.labels.no_law), ". ", self.say(&self.catalogue.head.band)].concat();
        let mut blocks = vec![Block::Heading(1, title.clone()), text(&band)];
        blocks.extend(parts);
        blocks.push(Block::Heading(2, self.say(&self.labels.about).to_owned()));
        let documents = self.catalogue.head.documents.iter().map(|document| {
            let values = [
                ("kind", self.say(&document.kind)),
                ("title", self.say(&document.title)),
                ("by", self.say(&document.by)),
                ("date", self.say(&document.date)),
                ("number", self.say(&document.number)),
            ];
            line(&self.fill(&self.labels.titled, &values))
        });
        blocks.push(Block::List(documents.collect()));
        blocks.push(quiet(self.say(&self.labels.foot)));
        // What nobody wrote is no paragraph.
        blocks.retain(|block| !matches!(block, Block::Text(text) | Block::Quiet(text) if text.is_empty()));
        Document::new(&title, blocks, self.words)
    }

    fn stated_day(&self) -> Block {
        let version = self.words.date(self.reflection.version.unwrap_or(self.catalogue.head.version));
        quiet(&match self.reflection.day {
            Some(day) => self.fill(&self.labels.day, &[("date", &self.words.date(day)), ("version", &version)]),
            None => self.fill(&self.labels.version, &[("version", &version)]),
        })
    }

    fn decided(&self) -> String {
        self.say(self.labels.decision(self.reflection.decision)).to_owned()
    }

    /// What came of it; not to use AI is told like any other outcome.
    fn decision(&self) -> Vec<Block> {
        let reason = &self.reflection.reason;
        let mut blocks = vec![Block::Heading(2, self.say(&self.labels.decision).to_owned()), text(&self.decided())];
        if !reason.is_empty() {
            blocks.push(text(&self.labelled(self.say(&self.labels.reason), &isolated(reason))));
        }
        blocks
    }

    /// A row for each section: how many points are how far, and which carry and which are missing.
    fn overview(&self, profile: &Profile) -> Vec<Block> {
        let names = |section: &SectionProfile, states: &[State]| -> Line {
            let points = states.iter().flat_map(|state| section.in_state(*state));
            points.map(|shown| Piece::new(self.say(&shown.point.name))).collect()
        };
        let row = |section: &SectionProfile| {
            let count = |state: &State| {
                let count = section.in_state(*state).count();
                let values = [("count", &*count.to_string()), ("state", self.say(self.labels.state(*state)))];
                (count > 0).then(|| Piece::new(&self.fill(&self.labels.count, &values)))
            };
            vec![
                line(self.say(&section.section.name)),
                STATES.iter().filter_map(count).collect(),
                names(section, &[State::Done]),
                names(section, &[State::Partly, State::NotYet]),
            ]
        };
        let labels = self.labels;
        let table = self.table(
            &labels.profile,
            [&labels.section, &labels.points, &labels.strong, &labels.missing],
            profile.sections.iter().map(row).collect(),
        );
        self.under(&labels.profile, &labels.profile_lead, table)
    }

    /// Who does what until when.
    fn plan(&self, profile: &Profile) -> Vec<Block> {
        let labels = self.labels;
        let rows = profile.plan().into_iter().map(|(shown, answer)| {
            let until = answer.until.map_or_else(|| self.say(&labels.no_day).to_owned(), |day| self.words.date(day));
            vec![
                line(&until),
                line(&isolated(&answer.who)),
                line(self.say(&shown.point.name)),
                line(&isolated(&answer.note)),
            ]
        });
        let table = self.table(
            &labels.plan,
            [&labels.until, &labels.who, &labels.point, &labels.what_is_missing],
            rows.collect(),
        );
        self.under(&labels.plan, &labels.plan_lead, table)
    }

    /// Every point with its answer, a table for each section.
    fn answers(&self, profile: &Profile) -> Vec<Block> {
        let labels = self.labels;
        let mut blocks = vec![Block::Heading(2, self.say(&labels.answers).to_owned())];
        for section in &profile.sections {
            blocks.push(Block::Heading(3, self.say(&section.section.name).to_owned()));
            let row = |shown: &PointProfile| {
                let note = shown.answer.map(|answer| isolated(&answer.note)).unwrap_or_default();
                let places = self.places(shown.point);
                let sources = places.iter().map(|place| Piece::new(place));
                let sources = sources.chain(self.law(shown.point).into_iter().flatten());
                let asked = [self.say(&shown.point.question).to_owned()].into_iter().chain(self.condition(*shown));
                vec![
                    asked.map(|text| Piece::new(&text)).collect(),
                    line(self.say(labels.state(shown.state()))),
                    line(&note),
                    sources.collect(),
                ]
            };
            let rows = section.points.iter().map(row).collect();
            blocks.extend(self.table(
                &section.section.name,
                [&labels.point, &labels.state, &labels.note, &labels.source],
                rows,
            ));
        }
        blocks
    }

    /// What does not concern the system, and what belongs to no point any more.
    fn left_out(&self, profile: &Profile) -> Vec<Block> {
        let spared = profile.spared.iter().map(|point| {
            let facts = self.facts(point);
            let values = [("facts", &*facts)];
            vec![Piece::new(self.say(&point.question)), Piece::new(&self.fill(&self.labels.concerns, &values))]
        });
        let former = profile.former.iter().map(|answer| {
            let until = answer.until.map(|until| self.words.date(until)).unwrap_or_default();
            let state = self.say(self.labels.state(answer.state)).to_owned();
            let said = [answer.point.clone(), state, isolated(&answer.note), isolated(&answer.who), until];
            said.iter().filter(|text| !text.is_empty()).map(|text| Piece::new(text)).collect()
        });
        let labels = self.labels;
        let mut blocks = self.under(&labels.spared, &labels.spared_lead, list(spared.collect()));
        blocks.extend(self.under(&labels.former, &labels.former_lead, list(former.collect())));
        blocks
    }

    /// The matrix that was filled in, if any group was named.
    fn groups(&self) -> Vec<Block> {
        let matrix = self.catalogue.sheets.iter().find_map(|sheet| match &sheet.content {
            Content::Matrix(matrix) => Some(matrix),
            _ => None,
        });
        match matrix {
            Some(matrix) if !self.reflection.groups.is_empty() => {
                [Block::Heading(2, self.say(&self.labels.groups).to_owned())]
                    .into_iter()
                    .chain(self.placed())
                    .chain([quiet(self.say(&matrix.reading))])
                    .collect()
            }
            // Nothing that was written is passed over, whatever the catalogue has.
            None if !self.reflection.groups.is_empty() => {
                [Block::Heading(2, self.say(&self.labels.groups).to_owned())].into_iter().chain(self.placed()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The matrix as a sheet: filled in, or with rows to write in.
    fn matrix(&self, matrix: &Matrix) -> Vec<Block> {
        let groups = self.list(&matrix.groups).join(", ");
        let mut blocks = vec![quiet(&self.fill(&self.labels.suggested, &[("groups", &groups)]))];
        blocks.extend(self.placed());
        blocks.push(quiet(self.say(&matrix.reading)));
        blocks
    }

    /// The groups as a list, then each in its cell.
    fn placed(&self) -> Vec<Block> {
        let labels = self.labels;
        let groups = &self.reflection.groups;
        let row = |(at, group): (usize, &GroupAtRisk)| {
            let values = [("number", &*(at + 1).to_string()), ("group", &*isolated(&group.group))];
            vec![
                line(&self.fill(&labels.numbered, &values)),
                line(self.say(labels.step(group.likelihood))),
                line(self.say(labels.step(group.impact))),
                line(&isolated(&group.note)),
            ]
        };
        let mut rows: Vec<Vec<Line>> = groups.iter().enumerate().map(row).collect();
        if rows.is_empty() {
            rows = (1..=4).map(|number| vec![line(&number.to_string()), vec![], vec![], vec![]]).collect();
        }
        let head = [&labels.group, &labels.likelihood, &labels.impact, &labels.note];
        let mut blocks = self.table(&labels.groups, head, rows);
        let cell = |likelihood, impact| {
            let here = groups.iter().enumerate().filter(|(_, g)| g.likelihood == likelihood && g.impact == impact);
            let piece = |(at, group): (usize, &GroupAtRisk)| {
                let values = [("number", &*(at + 1).to_string()), ("group", &*isolated(&group.group))];
                Piece::new(&self.fill(&labels.numbered, &values))
            };
            here.map(piece).collect::<Line>()
        };
        let step = |label: &Texts, step| self.fill(label, &[("step", self.say(labels.step(step)))]);
        let rows = STEPS.into_iter().rev().map(|likelihood| {
            let head = line(&step(&labels.likelihood_step, likelihood));
            [head].into_iter().chain(STEPS.map(|impact| cell(likelihood, impact))).collect()
        });
        let head = [self.say(&labels.likelihood).to_owned()];
        let head = head.into_iter().chain(STEPS.map(|impact| step(&labels.impact_step, impact)));
        blocks.push(Block::Table {
            caption: self.say(&labels.matrix).to_owned(),
            head: head.collect(),
            rows: rows.collect(),
        });
        blocks
    }

    /// A template as a form: filled in, or with room to write.
    fn template(&self, sheet: &Sheet, template: &Template) -> Vec<Block> {
        let mut blocks = vec![Block::List(vec![
            line(&self.labelled(self.say(&self.labels.for_whom), self.say(&template.who))),
            line(&self.labelled(self.say(&self.labels.takes), self.say(&template.time))),
        ])];
        for part in &template.parts {
            blocks.push(Block::Heading(2, self.say(&part.name).to_owned()));
            let fields = part.fields.iter();
            let fields =
                fields.map(|field| (self.say(&field.label).to_owned(), isolated(self.entry(&sheet.id, &field.id))));
            blocks.extend(self.form(&part.name, fields));
        }
        blocks
    }

    /// What was written into templates, those of today's catalogue in their order and the rest after them.
    fn entries(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut rest: Vec<_> = self.reflection.entries.iter().filter(|entry| !entry.text.is_empty()).collect();
        for sheet in &self.catalogue.sheets {
            let Content::Template(template) = &sheet.content else { continue };
            let fields = template.parts.iter().flat_map(|part| &part.fields);
            let filled = fields.map(|field| (self.say(&field.label), self.entry(&sheet.id, &field.id), &field.id));
            let filled: Vec<_> = filled.filter(|(_, text, _)| !text.is_empty()).collect();
            rest.retain(|entry| entry.template != sheet.id || !filled.iter().any(|(_, _, id)| **id == entry.field));
            if !filled.is_empty() {
                blocks.push(Block::Heading(3, self.say(&sheet.name).to_owned()));
                let rows = filled.into_iter().map(|(label, text, _)| (label.to_owned(), isolated(text)));
                blocks.extend(self.form(&sheet.name, rows));
            }
        }
        if !rest.is_empty() {
            let rows =
                rest.into_iter().map(|entry| ([&*entry.template, "/", &entry.field].concat(), isolated(&entry.text)));
            blocks.push(Block::Heading(3, self.say(&self.labels.former).to_owned()));
            blocks.extend(self.form(&self.labels.former, rows));
        }
        if blocks.is_empty() {
            blocks
        } else {
            [self.heading(&self.labels.templates)].into_iter().chain(blocks).collect()
        }
    }

    /// The text in a field; empty if nobody wrote one.
    fn entry(&self, template: &str, field: &str) -> &str {
        let entry = self.reflection.entries.iter().find(|entry| entry.template == template && entry.field == field);
        entry.map(|entry| &*entry.text).unwrap_or_default()
    }

    /// The course of a meeting.
    fn course(&self, sheet: &Sheet, plan: &Plan) -> Vec<Block> {
        let labels = self.labels;
        let facts = [(&labels.goal, &plan.goal), (&labels.for_whom, &plan.who), (&labels.takes, &plan.time)];
        let facts = facts.map(|(label, value)| line(&self.labelled(self.say(label), self.say(value))));
        let before = self.list(&plan.before).iter().map(|what| line(&self.labelled(self.say(&labels.before), what)));
        let mut blocks = vec![Block::List(facts.into_iter().chain(before).collect()), self.heading(&labels.steps)];
        let rows = plan.steps.iter().enumerate().map(|(at, step)| {
            let minutes = match step.minutes {
                None => String::new(),
                Some([first, last]) if first == last => first.to_string(),
                Some([first, last]) => {
                    self.fill(&labels.between, &[("first", &first.to_string()), ("last", &last.to_string())])
                }
            };
            let values = [("number", &*(at + 1).to_string()), ("group", self.say(&step.name))];
            vec![
                line(&self.fill(&labels.numbered, &values)),
                line(&minutes),
                self.list(&step.parts).iter().map(|part| Piece::new(part)).collect(),
            ]
        });
        blocks.extend(self.table(&sheet.name, [&labels.step, &labels.minutes, &labels.content], rows.collect()));
        blocks
    }

    fn resources(&self, resources: &Resources) -> Vec<Block> {
        let group = |group: &crate::catalogue::ResourceGroup| {
            let row = |item: &crate::catalogue::Resource| {
                vec![vec![Piece::linked(&item.name, item.link.as_deref())], line(self.say(&item.r#for))]
            };
            let rows = group.items.iter().map(row).collect();
            let table = self.table(&group.name, [&self.labels.resource, &self.labels.what_for], rows);
            [self.heading(&group.name)].into_iter().chain(table).collect::<Vec<_>>()
        };
        resources.groups.iter().flat_map(group).collect()
    }

    /// The condition under which a point concerns a system, while it is open.
    #[must_use]
    pub fn condition(&self, shown: PointProfile) -> Option<String> {
        let values = [("facts", &*self.facts(shown.point))];
        (!shown.is_certain).then(|| self.fill(&self.labels.concerns, &values))
    }

    /// The facts on which a point depends, as clauses.
    #[must_use]
    pub fn facts(&self, point: &Point) -> String {
        let name =
            |id: &String| self.catalogue.facts.iter().find(|fact| fact.id == *id).map(|fact| self.say(&fact.name));
        self.words.list(&point.concerns.iter().filter_map(name).map(str::to_owned).collect::<Vec<_>>())
    }

    /// The duties of the law that ask something similar: each with its title and place, and a link to the law.
    #[must_use]
    pub fn duties(&self, point: &Point) -> Vec<(String, Option<String>)> {
        let duties = self.binding.duties(self.book, &self.catalogue.head.id, &point.id);
        let duty = |duty: &engine::duty::Duty| {
            let title = self.words.get(["duty", duty.id, "title"]);
            let cite = duty.cites.first();
            let place = cite.map(|cite| cite::place(cite, self.words)).unwrap_or_default();
            let link = cite.and_then(|cite| cite::link(cite, self.words, self.day));
            ([&*title, ", ", &place].concat(), link)
        };
        duties.into_iter().map(duty).collect()
    }

    /// The same, one entry each.
    fn law(&self, point: &Point) -> Vec<Line> {
        let entry = |(duty, link): (String, Option<String>)| {
            let said = self.fill(&self.labels.law, &[("duty", &duty)]);
            vec![Piece::linked(&said, link.as_deref())]
        };
        self.duties(point).into_iter().map(entry).collect()
    }

    /// A source with everything about its document.
    #[must_use]
    pub fn sourced(&self, source: &Source) -> String {
        let Some(document) = self.catalogue.document(&source.document) else { return source.section.clone() };
        let values = [
            ("kind", self.say(&document.kind)),
            ("by", self.say(&document.by)),
            ("date", self.say(&document.date)),
            ("number", self.say(&document.number)),
            ("section", &*source.section),
        ];
        self.labelled(self.say(&self.labels.source), &self.fill(&self.labels.place, &values))
    }

    /// Where a point comes from: for each document whose it is, of which day, and the sections.
    #[must_use]
    pub fn places(&self, point: &Point) -> Vec<String> {
        let of = |document: &crate::catalogue::Document| {
            let sources = point.source.iter().filter(|source| source.document == document.id);
            let quoted = sources.map(|source| self.fill(&self.labels.quoted, &[("section", &source.section)]));
            let sections: Vec<String> = quoted.collect();
            let values = [("short", self.say(&document.short)), ("sections", &self.words.list(&sections))];
            (!sections.is_empty()).then(|| self.fill(&self.labels.short_place, &values))
        };
        self.catalogue.head.documents.iter().filter_map(of).collect()
    }

    fn say<'t>(&self, texts: &'t Texts) -> &'t str {
        texts.get(self.words.lang())
    }

    fn list<'t>(&self, lists: &'t Lists) -> &'t [String] {
        lists.get(self.words.lang())
    }

    fn fill(&self, pattern: &Texts, values: &[(&str, &str)]) -> String {
        filled(self.say(pattern), values)
    }

    /// "Aim: …".
    fn labelled(&self, label: &str, value: &str) -> String {
        self.fill(&self.labels.labelled, &[("label", label), ("value", value)])
    }

    fn heading(&self, title: &Texts) -> Block {
        Block::Heading(2, self.say(title).to_owned())
    }

    /// Parts under a heading, with a quiet sentence about them; without any there is neither.
    fn under(&self, title: &Texts, lead: &Texts, parts: Vec<Block>) -> Vec<Block> {
        if parts.is_empty() {
            return parts;
        }
        [self.heading(title), quiet(self.say(lead))].into_iter().chain(parts).collect()
    }

    /// A table, unless it has no rows.
    fn table<const N: usize>(&self, caption: &Texts, head: [&Texts; N], rows: Vec<Vec<Line>>) -> Vec<Block> {
        if rows.is_empty() {
            return Vec::new();
        }
        let head = head.iter().map(|label| self.say(label).to_owned()).collect();
        vec![Block::Table { caption: self.say(caption).to_owned(), head, rows }]
    }

    /// Questions with their answers; an empty answer is room to write.
    fn form(&self, caption: &Texts, rows: impl IntoIterator<Item = (String, String)>) -> Vec<Block> {
        let rows = rows.into_iter().map(|(question, answer)| vec![line(&question), line(&answer)]).collect();
        self.table(caption, [&self.labels.question, &self.labels.answer], rows)
    }
}

fn text(text: &str) -> Block {
    Block::Text(text.to_owned())
}

fn quiet(text: &str) -> Block {
    Block::Quiet(text.to_owned())
}

/// A cell or entry of one piece; an empty text makes an empty cell.
fn line(text: &str) -> Line {
    if text.is_empty() { Vec::new() } else { vec![Piece::new(text)] }
}

/// A list, unless it is empty.
fn list(entries: Vec<Line>) -> Vec<Block> {
    if entries.is_empty() { Vec::new() } else { vec![Block::List(entries)] }
}
