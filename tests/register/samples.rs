//! Registers to test with: one filled in every field, and random ones.

use ai_act_check::register::file;
use ai_act_check::register::record::Register;
use ai_act_check::register::schema::{self, SCHEMA};
use serde_json::{Map, Value, json};

/// A source of decisions that a seed repeats.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, most: usize) -> usize {
        // Knuth's constants; the high bits are the good ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// Texts that try to be more than texts.
pub const HOSTILE: [&str; 14] = [
    "=HYPERLINK(\"http://evil.example\")",
    "+49 30 123",
    "-2+3",
    "@SUM(A1)",
    "\tTab",
    "'=1",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "a; b\r\n\"c\"",
    "](javascript:alert(1)) **x** `y` | z",
    "]]>&lt;&#60;</entry>",
    "\u{202e}txt.exe",
    "Straße ÄÖÜ ẞ 漢字 😀",
    "END:VEVENT\r\nBEGIN:VALARM",
];

/// Decides for each field what stands there.
pub trait Filler {
    fn has(&mut self, path: &str) -> bool;
    fn text(&mut self, path: &str) -> String;
    fn pick(&mut self, most: usize) -> usize;
}

/// Every field is there, and says which it is.
pub struct Everything;

impl Filler for Everything {
    fn has(&mut self, _: &str) -> bool {
        true
    }

    fn text(&mut self, path: &str) -> String {
        format!("<{path}>")
    }

    fn pick(&mut self, _: usize) -> usize {
        0
    }
}

impl Filler for Dice {
    fn has(&mut self, _: &str) -> bool {
        self.below(3) > 0
    }

    fn text(&mut self, path: &str) -> String {
        match self.below(3) {
            0 => HOSTILE[self.below(HOSTILE.len())].to_owned(),
            1 => format!("{path} {}", self.below(1000)),
            _ => HOSTILE[self.below(HOSTILE.len())].to_owned() + HOSTILE[self.below(HOSTILE.len())],
        }
    }

    fn pick(&mut self, most: usize) -> usize {
        self.below(most)
    }
}

/// A value as the schema asks for it.
pub fn value(node: &'static Value, path: &str, filler: &mut impl Filler) -> Value {
    let shape = schema::resolved(node);
    let named = |name: &str| shape.get(name).and_then(Value::as_str);
    if let Some(only) = named("const") {
        return json!(only);
    }
    if let Some(all) = shape.get("enum").and_then(Value::as_array) {
        return all[filler.pick(all.len())].clone();
    }
    let kind = shape["type"].as_str().or_else(|| shape["type"][0].as_str()).unwrap();
    match kind {
        "string" => text(shape, path, filler),
        "integer" => json!(1 + filler.pick(50)),
        "number" => json!(0.5 + f64::from(u32::try_from(filler.pick(9000)).unwrap())),
        "boolean" => json!(filler.pick(2) == 0),
        "array" => (0..=filler.pick(3)).map(|_| value(&shape["items"], path, filler)).collect(),
        "object" => object(shape, path, filler),
        other => panic!("{path}: {other}"),
    }
}

fn text(shape: &'static Value, path: &str, filler: &mut impl Filler) -> Value {
    let number = filler.pick(10_000);
    let text = match shape.get("x-form").and_then(Value::as_str) {
        Some("uuid") => format!("urn:uuid:00000000-0000-5000-8000-{number:012x}"),
        Some("sha256") => format!("{number:064x}"),
        Some("date") => format!("20{:02}-0{}-1{}", number % 90 + 10, number % 9 + 1, number % 10),
        Some("partial-date") => ["2025", "2025-03", "2026-11-30"][number % 3].to_owned(),
        Some("url") => format!("https://example.org/{path}/{number}").replace(['<', '>'], ""),
        _ => filler.text(path),
    };
    let most = schema::longest(shape).unwrap_or(usize::MAX);
    json!(text.chars().take(most).collect::<String>())
}

fn object(shape: &'static Value, path: &str, filler: &mut impl Filler) -> Value {
    let mut members = Map::new();
    if let Some(properties) = shape.get("properties").and_then(Value::as_object) {
        let required: Vec<&str> = shape["required"].as_array().unwrap().iter().map(|n| n.as_str().unwrap()).collect();
        for (name, node) in properties {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            if required.contains(&name.as_str()) || filler.has(&path) {
                members.insert(name.clone(), value(node, &path, filler));
            }
        }
    } else if shape["additionalProperties"].is_object() {
        members.insert("key".to_owned(), value(&shape["additionalProperties"], path, filler));
    } else {
        members.insert("own".to_owned(), json!(filler.text(path)));
    }
    // What is empty is absent.
    members.retain(|_, member| *member != json!({}) && *member != json!("") && *member != json!([]));
    Value::Object(members)
}

/// A system as the schema asks for it.
pub fn system(filler: &mut impl Filler) -> Value {
    let node = schema::property(&SCHEMA, "systems").and_then(schema::items).unwrap();
    value(node, "", filler)
}

/// A register of these systems.
pub fn register(systems: &[Value]) -> Register {
    let body = "urn:uuid:00000000-0000-5000-8000-00000000000b";
    let document = json!({
        "format": file::FORMAT,
        "register": { "id": "urn:uuid:00000000-0000-5000-8000-00000000000a", "title": "Test", "publisher": body, "languages": ["de"] },
        "organisations": [{ "id": body, "name": "Stadt Musterhausen" }],
        "systems": systems,
    });
    let opened = file::opened(document).unwrap();
    assert_eq!(opened.faults, []);
    opened.register
}

/// A random register of some systems, each with its own id.
pub fn random(dice: &mut Dice, count: usize) -> Register {
    let systems = (0..count).map(|at| {
        let mut system = system(dice);
        system["id"] = json!(format!("urn:uuid:00000000-0000-5000-9000-{at:012x}"));
        system["organisation"]["responsible"] = json!("urn:uuid:00000000-0000-5000-8000-00000000000b");
        system
    });
    register(&systems.collect::<Vec<_>>())
}
