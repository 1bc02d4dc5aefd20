//! How a record is told: by the schema, topic by topic. What is empty stays visible, and each field says who sees it.

use register::record::System;
use register::schema::{self, Level, SCHEMA};
use register::scheme;
use register::values::Opening;
use serde_json::Value;

use crate::desk::Desk;

/// The topics, in the order in which people fill them in, each with its fields or what they are in.
pub const TOPICS: [(&str, &[&str]); 10] = [
    (
        "general",
        &[
            "name",
            "short_description",
            "organisation.responsible",
            "organisation.unit",
            "organisation.using",
            "organisation.role",
            "lifecycle.status",
            "lifecycle.begin",
            "lifecycle.end",
            "lifecycle.end_reason",
            "lifecycle.eu_status",
            "product.commodity",
            "other_names",
            "tags",
        ],
    ),
    (
        "purpose",
        &[
            "purpose.text",
            "purpose.functions",
            "purpose.themes",
            "purpose.users",
            "purpose.affected",
            "purpose.affected_groups",
            "purpose.output",
            "purpose.decision_role",
            "purpose.process",
            "purpose.previous_process",
            "purpose.alternatives",
            "purpose.benefits",
            "purpose.limits",
            "purpose.volume",
            "purpose.legal_basis",
            "purpose.legal_basis_links",
        ],
    ),
    (
        "supply",
        &[
            "supply.origin",
            "supply.provider",
            "supply.product_name",
            "supply.product_version",
            "supply.supply_chain",
            "supply.procurement",
            "supply.contract_end",
            "supply.data_access_terms",
            "supply.reuse_offered",
            "supply.reuse_note",
            "supply.cooperation",
            "supply.cost_introduction_eur",
            "supply.cost_yearly_eur",
            "supply.cost_note",
        ],
    ),
    (
        "technology",
        &[
            "technology.kinds",
            "technology.description",
            "technology.models",
            "technology.hosting",
            "technology.hosting_note",
            "technology.interfaces",
            "technology.code_url",
            "technology.maintenance",
            "technology.sustainability",
        ],
    ),
    (
        "data",
        &[
            "data.inputs",
            "data.sources",
            "data.personal",
            "data.personal_categories",
            "data.processing_record_url",
            "data.recipients",
            "data.retention",
            "data.training",
        ],
    ),
    (
        "safeguards",
        &[
            "safeguards.human_oversight",
            "safeguards.risk_management",
            "safeguards.monitoring",
            "safeguards.staff_training",
            "safeguards.notice",
            "safeguards.notice_text",
            "safeguards.objection",
            "safeguards.it_security",
            "safeguards.experience",
            "safeguards.experience_rating",
            "impact_assessments",
        ],
    ),
    ("claims", &["claims", "classification.public_statement"]),
    (
        "review",
        &[
            "review.last",
            "review.next",
            "review.interval_months",
            "review.by",
            "review.note",
            "registration.secure",
            "registration.entries",
            "registration.provider_entry_url",
            "registration.art_6_3_conditions",
            "registration.member_states",
            "registration.certificates",
            "registration.representative",
            "registration.submitted_by",
            "registration.instructions_url",
        ],
    ),
    ("contacts", &["contacts.public", "contacts.feedback", "contacts.internal", "links", "identifiers"]),
    (
        "publication",
        &[
            "publication.state",
            "publication.withheld_reason",
            "publication.withheld_note",
            "publication.url",
            "publication.approved_by",
            "notes",
        ],
    ),
];

/// A topic by its name.
#[must_use]
pub fn topic(name: &str) -> Option<(&'static str, &'static [&'static str])> {
    TOPICS.into_iter().find(|(known, _)| *known == name)
}

/// One field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its path.
    pub path: String,
    /// Its schema.
    pub shape: &'static Value,
}

/// The schema of a system.
#[must_use]
pub fn shape() -> &'static Value {
    schema::property(&SCHEMA, "systems").and_then(schema::items).unwrap_or(&Value::Null)
}

/// The schema at a path, without the items of lists.
#[must_use]
pub fn at(path: &str) -> &'static Value {
    path.split('.')
        .try_fold(shape(), |shape, name| schema::property(schema::items(shape).unwrap_or(shape), name))
        .unwrap_or(&Value::Null)
}

/// The fields of a topic: of structures their members, lists as one.
#[must_use]
pub fn fields(paths: &[&str]) -> Vec<Field> {
    let mut found = Vec::new();
    for path in paths {
        collect((*path).to_owned(), at(path), &mut found);
    }
    found
}

fn collect(path: String, shape: &'static Value, found: &mut Vec<Field>) {
    match members(shape) {
        Some(members) => {
            for (name, shape) in members {
                collect(format!("{path}.{name}"), shape, found);
            }
        }
        None => found.push(Field { path, shape }),
    }
}

/// The members of a structure, in the order of the schema's names as people fill them in.
#[must_use]
pub fn members(shape: &'static Value) -> Option<Vec<(&'static String, &'static Value)>> {
    let members = schema::resolved(shape).get("properties")?.as_object()?;
    let mut members: Vec<_> = members.iter().collect();
    // Maps sort by name; people begin with what it is.
    let first = [
        "raw",
        "class",
        "source",
        "on",
        "by",
        "register",
        "kind",
        "title",
        "name",
        "party",
        "part",
        "unit",
        "person",
        "state",
        "known",
        "description",
        "own_data_used",
        "bias_checked",
        "bias_note",
        "email",
        "phone",
        "scheme",
        "value",
        "type",
        "number",
        "version",
        "maker",
        "task",
        "input",
        "output",
        "summary",
        "reason",
        "address",
        "country",
        "url",
    ];
    members.sort_by_key(|(name, _)| first.iter().position(|known| known == name).unwrap_or(first.len()));
    Some(members)
}

/// Whether a field is a structure.
#[must_use]
pub fn is_structure(shape: &'static Value) -> bool {
    schema::resolved(shape).get("properties").is_some()
}

/// The values of a closed list.
#[must_use]
pub fn choices(shape: &'static Value) -> Option<Vec<&'static str>> {
    let all = schema::resolved(shape).get("enum")?.as_array()?;
    Some(all.iter().filter_map(Value::as_str).collect())
}

impl Desk {
    /// What a field is called.
    #[must_use]
    pub fn label(&self, path: &str) -> String {
        let words = self.law_words();
        let key = format!("field.{path}");
        if words.has(&key) {
            return words.get(&key);
        }
        let (within, last) = path.rsplit_once('.').unwrap_or(("", path));
        let own = [format!("leaf.{}", path.replace('.', "-")), format!("leaf.{last}")];
        let own = own.iter().find_map(|key| self.env.words.find(key)).unwrap_or(last);
        if within.contains('.') { format!("{}: {own}", self.label(within)) } else { own.to_owned() }
    }

    /// What a member of an item of a list is called.
    #[must_use]
    pub fn member_label(&self, path: &str) -> String {
        let last = path.rsplit('.').next().unwrap_or(path);
        let own = [format!("leaf.{}", path.replace('.', "-")), format!("leaf.{last}")];
        own.iter().find_map(|key| self.env.words.find(key)).unwrap_or(last).to_owned()
    }

    /// What a value of a closed list is called.
    #[must_use]
    pub fn value(&self, path: &str, id: &str) -> String {
        let named = scheme::name(path, id, self.env.lang());
        if named != id {
            return named;
        }
        let own = [format!("value.{}-{id}", path.replace('.', "-")), format!("value.{id}")];
        if let Some(own) = own.iter().find_map(|key| self.env.words.find(key)) {
            return own.to_owned();
        }
        let key = format!("value.{id}");
        if self.law_words().has(&key) { self.law_words().get(&key) } else { id.to_owned() }
    }

    /// What stands in a field, as people read it; nothing where it is empty.
    #[must_use]
    pub fn told(&self, path: &str, value: &Value) -> Option<String> {
        let words = self.law_words();
        match value {
            Value::Null => None,
            Value::Bool(truth) => Some(words.get(if *truth { "site.yes" } else { "site.no" })),
            Value::Number(number) => Some(number.to_string()),
            Value::String(text) if text.is_empty() => None,
            Value::String(text) if text.starts_with("urn:uuid:") => {
                let register = self.register();
                Some(register.organisation(text).map_or_else(|| text.clone(), |body| body.name.clone()))
            }
            Value::String(text) if choices(schema::items(at(path)).unwrap_or(at(path))).is_some() => {
                Some(self.value(path, text))
            }
            Value::String(text) => Some(self.date(text)),
            Value::Array(items) if items.is_empty() => None,
            Value::Array(items) => {
                let told: Vec<String> = items.iter().filter_map(|item| self.told(path, item)).collect();
                Some(told.join(if items.iter().any(Value::is_object) { "\n" } else { ", " }))
            }
            Value::Object(members) => {
                let mut told: Vec<String> = Vec::new();
                for (name, _) in self::members(schema::items(at(path)).unwrap_or(at(path))).unwrap_or_default() {
                    let of = format!("{path}.{name}");
                    if let Some(text) = members.get(name).and_then(|member| self.told(&of, member)) {
                        told.push(text);
                    }
                }
                // What the schema does not describe, such as a document of a catalogue, is told by all that is in it.
                if told.is_empty() {
                    told = members.values().filter_map(|member| self.told(path, member)).collect();
                }
                Some(told.join(", ")).filter(|told| !told.is_empty())
            }
        }
    }

    /// Who sees a field of a system, in a word.
    #[must_use]
    pub fn level(&self, system: &System, field: &Field) -> String {
        self.say(match level(system, field) {
            Level::Public => "level.public",
            Level::Internal => "level.internal",
            Level::Never => "level.never",
        })
    }
}

/// Who sees a field of a system: by its level and that of all it is in, and by what the body has opened or closed.
#[must_use]
pub fn level(system: &System, field: &Field) -> Level {
    let mut level = Level::Public;
    let mut so_far = String::new();
    for name in field.path.split('.') {
        so_far = if so_far.is_empty() { name.to_owned() } else { format!("{so_far}.{name}") };
        let decided = system.publication.fields.get(&so_far);
        let here = match (schema::level(at(&so_far)), decided) {
            (Level::Never, _) => Level::Never,
            (_, Some(Opening::Internal)) | (Level::Internal, None) => Level::Internal,
            (Level::Internal | Level::Public, _) => Level::Public,
        };
        level = match (level, here) {
            (Level::Never, _) | (_, Level::Never) => Level::Never,
            (Level::Internal, _) | (_, Level::Internal) => Level::Internal,
            _ => Level::Public,
        };
    }
    level
}
