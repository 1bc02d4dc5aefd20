//! A reader of the Act who shares nothing with the rulebook but the ids of questions and options: is the system covered, is
//! the model, who has which role by what, who has time until 2 August 2030. What it says of complete answers is what `assess`
//! says, for random answers and for every scenario. Where the two differ, the text of the Act decides who is wrong.

use std::collections::{BTreeMap, BTreeSet};

use ai_act_check::engine::answers::Answers;
use ai_act_check::engine::assess::{Assessment, Outcome, assess};
use ai_act_check::engine::date::Date;
use ai_act_check::engine::rulebook::{Kind, NONE, Question, UNKNOWN};
use ai_act_check::engine::truth::Truth;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;

/// How many random answer sets; each is read on every day.
const SETS: usize = 2500;
/// Before the amendment, after it, when Annex III applies, when Annex I does.
const DAYS: [Date; 4] =
    [Date::new(2026, 7, 26), Date::new(2026, 11, 28), Date::new(2027, 12, 2), Date::new(2028, 8, 2)];
/// Regulation (EU) 2026/1744 enters into force.
const AMENDED: Date = Date::new(2026, 7, 27);
/// Art. 6(1) applies, Art. 113 third paragraph point (c)(ii).
const PRODUCTS: Date = Date::new(2028, 8, 2);
/// The areas of Annex III by number, as the question about them has them.
const AREAS: [(u8, &str); 8] = [
    (1, "biometrics"),
    (2, "infrastructure"),
    (3, "education"),
    (4, "employment"),
    (5, "services"),
    (6, "law-enforcement"),
    (7, "migration"),
    (8, "justice"),
];
/// Art. 111(2) second sentence.
const AUTHORITIES: Date = Date::new(2030, 8, 2);

/// A complete answer set, read on a day.
struct Case<'a> {
    answers: &'a BTreeMap<&'static str, BTreeSet<String>>,
    day: Date,
}

/// What the Act says of it.
#[derive(Debug, PartialEq, Eq)]
struct Reading {
    system: bool,
    model: bool,
    outside: BTreeSet<&'static str>,
    roles: BTreeSet<&'static str>,
    /// Who has time until 2 August 2030.
    until_2030: BTreeSet<&'static str>,
}

impl Case<'_> {
    fn is(&self, question: &str, option: &str) -> bool {
        self.answers[question].contains(option)
    }

    fn any(&self, question: &str, options: &[&str]) -> bool {
        options.iter().any(|option| self.is(question, option))
    }

    /// What somebody does, said in the first question or in that on the other roles.
    fn does(&self, activity: &str) -> bool {
        let both = self.is("activity", "both") && ["use", "offer"].contains(&activity);
        self.is("activity", activity) || both || (self.is("activity", "other") && self.is("role", activity))
    }

    /// A system, one of which it is in question whether it infers among them.
    fn object(&self) -> bool {
        self.any("object", &["system", "program"])
    }

    /// What it does with bodies, of which those are asked who say that it does anything with them.
    fn body(&self, what: &str) -> bool {
        self.is("output", "bodies") && self.is("biometrics", what)
    }

    /// Nothing lies abroad, as far as that was said: who sits and offers elsewhere is asked only of those who say so.
    fn here(&self) -> bool {
        !self.is("exclusions", "abroad") || self.is("union", "here")
    }

    fn seat(&self) -> bool {
        self.here() || self.is("union", "seat")
    }

    /// What reaches the Union, where it is not simply here: details are for those who say so.
    fn reaches(&self, way: &str) -> bool {
        !self.here() && self.is("union-links", way)
    }

    /// Whoever uses it here and passes it on may do the latter elsewhere.
    fn market(&self) -> bool {
        let both = self.object() && self.does("use") && (self.markets() || self.does("resell"));
        if both { self.is("union-links", "market") } else { self.here() || self.reaches("market") }
    }

    // Art. 3: what there is.

    /// Art. 3(1): it infers; software that only carries out rules written by people, or a plain average, does not.
    fn ai_system(&self) -> bool {
        let weighed = self.any("method", &["rules", "simple"]) && self.is("method-check", "data");
        let infers = weighed || self.any("method", &["learned", "knowledge", "helper"]);
        self.object() && (!self.is("object", "program") || infers)
    }

    /// Art. 3(63).
    fn general_model(&self) -> bool {
        self.is("object", "model") && self.is("generality", "yes")
    }

    /// Art. 3(3): develops, or has it developed.
    fn developed(&self) -> bool {
        self.any("origin", &["own", "commissioned", "on-model"])
    }

    /// In the supply chain or at its end, Art. 25(1).
    fn handles(&self) -> bool {
        ["use", "offer", "product", "resell", "import", "represent"].iter().any(|activity| self.does(activity))
    }

    /// Offers it under its own name, alone or with a product.
    fn markets(&self) -> bool {
        self.does("offer") || self.does("product")
    }

    // Art. 5: prohibited practices.

    fn prohibited(&self) -> bool {
        let manipulation = self.is("practices", "manipulation")
            && self.is("manipulation", "decision")
            && self.is("manipulation", "harm");
        let weakness =
            self.is("practices", "weakness") && self.is("weakness", "behaviour") && self.is("weakness", "harm");
        let scoring = self.is("practices", "scoring")
            && self.is("scoring", "over-time")
            && self.any("scoring", &["unrelated", "disproportionate"]);
        let crime = self.is("practices", "crime") && self.is("crime", "profile") && !self.is("crime", "facts");
        let faces = self.body("faces") && self.is("faces", "untargeted") && self.is("faces", "database");
        let emotions = self.emotion_recognition()
            && self.any("emotion-place", &["work", "education"])
            && !self.any("emotion-reason", &["medical", "safety"]);
        let categories = self.categorisation()
            && self.is("categories", "banned")
            && self.any("categorising", &["police", "individually"]);
        let all = [manipulation, weakness, scoring, crime, faces, emotions, categories];
        all.contains(&true) || self.live_identification() || self.depictions()
    }

    /// Art. 3(39).
    fn emotion_recognition(&self) -> bool {
        self.body("emotions") && self.any("emotion-kind", &["emotions", "intentions", "states"])
    }

    /// Art. 3(40).
    fn categorisation(&self) -> bool {
        self.body("categories")
            && self.any("categories", &["banned", "origin", "sensitive", "plain"])
            && !self.is("categorising", "ancillary")
    }

    /// Art. 3(41).
    fn remote_identification(&self) -> bool {
        self.body("identity") && self.is("identification", "remote")
    }

    /// Art. 5(1)(h): the use, also seen by those on whom it is used.
    fn live_identification(&self) -> bool {
        let live = self.is("identification-for", "police")
            && ["real-time", "public-space"].iter().all(|o| self.is("live-identification", o));
        let allowed = ["aim", "necessary", "national-law", "authorised", "assessed"];
        let allowed = allowed.iter().all(|o| self.is("live-conditions", o));
        (self.does("use") || self.does("affected")) && self.remote_identification() && live && !allowed
    }

    /// Art. 5(1)(ba), (bb) and (1a), (1b): law since the amendment.
    fn depictions(&self) -> bool {
        let intimate = self.is("practices", "intimate")
            && self.is("intimate", "realistic")
            && self.is("intimate", "no-consent")
            && !self.is("intimate", "edit");
        let abuse = self.is("practices", "abuse") && !self.is("abuse", "defence");
        self.day >= AMENDED && (intimate || abuse) && self.linked_to_depictions()
    }

    /// Art. 5(1a): (a) for who places on the market or puts into service, (b) for who uses. Whoever is neither asks whether
    /// the system is prohibited to somebody.
    fn linked_to_depictions(&self) -> bool {
        let link = |option: &str| self.is("depiction-link", option);
        let supply = link("purpose") || (link("easy") && link("unguarded"));
        let market = self.market();
        let places = (self.markets() && (market || self.reaches("output")))
            || self.does("import")
            || (self.foreign() && self.is("changes", "name"))
            || (self.developed() && self.does("use"));
        let asks = ["affected", "represent", "supply"].iter().any(|a| self.does(a)) || (self.does("resell") && market);
        let used = link("use") && (self.does("use") || self.does("affected"));
        ((places || asks) && supply) || used
    }

    // Art. 6: high-risk.

    /// Annex I Section A; machinery left it with the amendment.
    fn section_a(&self) -> bool {
        const LAWS: [&str; 11] =
            ["toys", "boats", "lifts", "atex", "radio", "pressure", "cableways", "ppe", "gas", "medical", "ivd"];
        let today = self.any("product-law", &LAWS) || (self.day < AMENDED && self.is("product-law", "machinery"));
        self.is("areas", "product") && today
    }

    /// Annex I Section B.
    fn section_b(&self) -> bool {
        const LAWS: [&str; 7] =
            ["aviation-security", "two-wheelers", "tractors", "marine", "rail", "vehicles", "drones"];
        let today = self.any("product-law", &LAWS) || (self.day >= AMENDED && self.is("product-law", "machinery"));
        self.is("areas", "product") && today
    }

    /// Art. 3(14).
    fn safety_component(&self) -> bool {
        self.is("product", "part") && self.any("safety", &["function", "failure"])
    }

    /// Art. 6(1) and, since the amendment, (1c).
    fn product_conditions(&self) -> bool {
        let others = self.any("assessment", &["required", "standards"]);
        let others = others || (self.day < AMENDED && self.is("assessment", "other-risks"));
        (self.is("product", "itself") || self.safety_component()) && others
    }

    fn by_section_a(&self) -> bool {
        self.section_a() && self.product_conditions()
    }

    fn by_section_b(&self) -> bool {
        self.section_b() && self.product_conditions()
    }

    /// Art. 2(2), once Art. 6(1) applies, without a Section A product beside.
    fn left_to_product_law(&self) -> bool {
        self.day >= PRODUCTS && self.by_section_b() && !self.by_section_a()
    }

    /// Annex III: the points that describe the system, each by its number.
    fn points(&self) -> Vec<u8> {
        let area = |area: &str, question: &str, uses: &[&str]| self.is("areas", area) && self.any(question, uses);
        let biometrics = self.remote_identification()
            || (self.categorisation() && self.any("categories", &["banned", "origin", "sensitive"]))
            || self.emotion_recognition();
        let justice = area("justice", "justice", &["court", "dispute"])
            || (area("justice", "justice", &["elections"]) && !self.is("justice", "logistics"));
        let described = [
            biometrics,
            area("infrastructure", "infrastructure", &["protects", "failure"]),
            area("education", "education", &["admission", "grading", "practice", "level", "proctoring"]),
            area(
                "employment",
                "employment",
                &["ads", "filter", "candidates", "terms", "tasks", "monitoring", "protective"],
            ),
            area("services", "services", &["benefits", "credit", "leisure-credit", "insurance", "emergency"]),
            area("law-enforcement", "law-enforcement", &["victim", "polygraph", "evidence", "offender", "profiling"]),
            area("migration", "migration", &["polygraph", "risk", "applications", "identification"]),
            justice,
        ];
        (1..).zip(described).filter(|(_, so)| *so).map(|(number, _)| number).collect()
    }

    /// Art. 6(3) for one point; point 6(e) is profiling by its words.
    fn exempt(&self, point: u8) -> bool {
        let profiling = self.is("profiling", "yes")
            || (self.is("areas", "law-enforcement") && self.is("law-enforcement", "profiling"));
        let names = AREAS.iter().find(|(number, _)| *number == point).map_or("", |(_, name)| name);
        !profiling
            && self.any("exemption", &["procedural", "improves", "patterns", "preparatory"])
            && (self.points().len() == 1 || self.is("exemption-areas", names))
            && self.is("influence", "no")
    }

    /// Art. 5, 6(4), 50(1) and (2) ask something of providers, high-risk or not.
    fn binds_providers(&self) -> bool {
        self.any("output", &["interacts", "generates"])
            || (!self.points().is_empty() && !self.left_to_product_law())
            || self.prohibited()
    }

    fn by_use(&self) -> bool {
        self.points().into_iter().any(|point| !self.exempt(point)) && !self.left_to_product_law()
    }

    /// To which Art. 8 to 27 apply; what is banned is not high-risk here.
    fn chapter_3(&self) -> bool {
        (self.by_use() || self.by_section_a()) && !self.prohibited()
    }

    /// Falls under Art. 50, Art. 2(12). A mere supplier has no system that does.
    fn under_article_50(&self) -> bool {
        (!self.does("supply") || self.handles())
            && (self.any("output", &["interacts", "generates"]) || self.emotion_recognition() || self.categorisation())
    }

    // Art. 25 and 3: who is provider, and by what.

    /// Art. 25(1): somebody else's system, also one that was built for us and runs under another name, with somebody who does more
    /// than hold a mandate.
    fn foreign(&self) -> bool {
        let has_it = ["use", "offer", "product", "resell", "import"].iter().any(|activity| self.does(activity));
        let others = !self.developed() || (!self.is("name", "own") && !self.markets());
        has_it && others
    }

    fn provider_by(&self) -> BTreeSet<&'static str> {
        let changes = |option: &str| self.is("changes", option);
        let own_name = self.is("name", "own");
        let mut by = BTreeSet::new();
        if !self.ai_system() {
            return by;
        }
        if self.developed() && (self.markets() || (self.does("use") && own_name)) {
            by.insert("art-3-3");
        }
        if !self.developed() && (self.markets() || (self.foreign() && changes("name") && self.binds_providers())) {
            by.insert("own-name");
        }
        if self.foreign() && self.chapter_3() {
            let deeds = [
                ("art-25-1-a", self.markets() || changes("name")),
                ("art-25-1-b", changes("modification")),
                ("art-25-1-c", changes("purpose")),
            ];
            by.extend(deeds.into_iter().filter(|deed| deed.1).map(|deed| deed.0));
        }
        if self.does("product") && self.safety_component() && self.by_section_a() {
            by.insert("art-25-3");
        }
        by
    }

    /// Art. 3(6): located in the Union.
    fn importer(&self) -> bool {
        self.ai_system() && self.does("import") && self.seat()
    }

    fn distributor(&self) -> bool {
        let trades = self.does("resell") || self.does("import");
        self.ai_system() && trades && !self.importer() && self.provider_by().is_empty()
    }

    /// Art. 25(4): what is supplied is not openly licensed.
    fn supplier(&self) -> bool {
        self.ai_system() && self.does("supply") && self.is("part-licence", "no")
    }

    /// The roles for the system that Art. 2(1) links to the Union, exclusions aside.
    fn linked_roles(&self) -> BTreeSet<&'static str> {
        let (seat, market, output) = (self.seat(), self.market(), self.reaches("output"));
        let ai = self.ai_system();
        // (a): placing on the market or putting into service in the Union, own use included (Art. 3(11)); (c): from outside.
        let provides = market || (output && !seat) || (self.does("use") && seat);
        let all = [
            ("provider", !self.provider_by().is_empty() && provides),
            ("deployer", ai && self.does("use") && (seat || output)),
            ("importer", self.importer()),
            ("distributor", self.distributor() && market),
            ("manufacturer", ai && self.does("product") && market),
            ("representative", ai && self.does("represent") && seat),
            ("supplier", self.supplier() && (market || seat)),
            ("affected", ai && self.does("affected") && seat),
        ];
        all.into_iter().filter(|role| role.1).map(|role| role.0).collect()
    }

    // Art. 2: what is covered.

    /// Art. 2(3), (4), (6), (10), (12). Paragraph 8 leaves nothing out for good.
    fn system_excluded(&self) -> bool {
        let grave =
            self.prohibited() || self.by_use() || self.by_section_a() || self.by_section_b() || self.under_article_50();
        self.any("exclusions", &["military", "third-country", "research"])
            || self.is("activity", "private")
            || (self.is("exclusions", "open-source") && !grave)
    }

    fn system_covered(&self) -> bool {
        !self.linked_roles().is_empty() && !self.system_excluded()
    }

    /// Art. 3(3) with recitals 97 and 109, and the Commission's guidelines on models, 58 to 64.
    fn model_provider(&self) -> bool {
        let inside = self.ai_system() && self.is("origin", "on-model") && self.markets();
        let general = self.general_model();
        (general && self.is("model-role", "places"))
            || ((inside || (general && self.is("model-role", "adapts"))) && self.is("model-change", "above"))
            || (inside && self.is("model-change", "not-for-union"))
    }

    /// The roles for the model. Only Art. 2(6) names models and leaves them out for good.
    fn model_roles(&self) -> BTreeSet<&'static str> {
        let roles = [
            ("model-provider", self.model_provider() && self.market()),
            ("model-representative", self.general_model() && self.is("model-role", "represents") && self.seat()),
        ];
        let excluded = self.is("exclusions", "research");
        roles.into_iter().filter(|role| role.1 && !excluded).map(|role| role.0).collect()
    }

    /// Art. 111(2) second sentence: providers and deployers of existing systems meant for authorities; a manufacturer is
    /// provider by Art. 25(3). Paragraph 1 has a day of its own for the large-scale IT systems of Annex X.
    fn until_2030(&self, roles: &BTreeSet<&'static str>) -> BTreeSet<&'static str> {
        let police = self.any("areas", &["law-enforcement", "migration"])
            || (self.remote_identification() && self.is("identification-for", "police"));
        let security = self.is("areas", "law-enforcement")
            && self.any("law-enforcement", &["victim", "polygraph", "evidence", "offender", "profiling"]);
        let borders = self.is("areas", "migration")
            && self.any("migration", &["polygraph", "risk", "applications", "identification"]);
        let biometrics = self.remote_identification()
            || self.emotion_recognition()
            || (self.categorisation() && self.any("categories", &["banned", "origin", "sensitive"]));
        let annex_10 =
            self.is("large-scale", "yes") && self.by_use() && (security || borders || (biometrics && police));
        // The day of Annex III goes first.
        let existing = if self.by_use() { "existing" } else { "existing-product" };
        let stays = self.is(existing, "before-public") && !self.is("redesign", "yes");
        let launched = self.any("stage", &["use", "offer"]);
        let public = self.chapter_3() && launched && stays && !annex_10;
        let by_25_3 = self.provider_by().contains("art-25-3");
        let theirs =
            |role: &&&str| **role == "provider" || **role == "deployer" || (**role == "manufacturer" && by_25_3);
        roles.iter().filter(|role| public && theirs(role)).copied().collect()
    }

    fn read(&self) -> Reading {
        let (system, models) = (self.system_covered(), self.model_roles());
        let mut roles = models.clone();
        if system {
            roles.extend(self.linked_roles());
        }
        let model = !models.is_empty();
        let outside =
            [("out-of-scope", !system && !model), ("system-out-of-scope", self.ai_system() && !system && model)];
        Reading {
            system,
            model,
            outside: outside.into_iter().filter(|class| class.1).map(|class| class.0).collect(),
            until_2030: self.until_2030(&roles),
            roles,
        }
    }
}

/// What `assess` says, in the same words. Whether something is covered is seen from the roles.
fn said(found: &Assessment) -> Reading {
    let certain = |outcomes: &[Outcome]| -> BTreeSet<&'static str> {
        outcomes.iter().filter(|o| o.truth == Truth::Yes).map(|o| o.category.id).collect()
    };
    let roles = certain(&found.roles);
    let mut outside = certain(&found.classes);
    outside.retain(|id| id.ends_with("out-of-scope"));
    let public =
        found.duties.iter().filter(|o| o.truth == Truth::Yes && o.starts.iter().any(|s| s.from == AUTHORITIES));
    Reading {
        system: roles.iter().any(|role| !role.starts_with("model-")),
        model: roles.iter().any(|role| role.starts_with("model-")),
        outside,
        until_2030: public.flat_map(|o| o.roles.iter().map(|role| role.id)).collect(),
        roles,
    }
}

/// What is wrong with the assessment of a complete answer set on a day.
fn faults(answers: &Answers, day: Date) -> Option<String> {
    let found = assess(&BOOK, answers, day).unwrap();
    let chosen = |q: &'static Question| answers.get(q).unwrap().chosen.iter().map(|id| (*id).to_owned()).collect();
    let all: BTreeMap<_, BTreeSet<String>> = main_questions().map(|q| (q.id, chosen(q))).collect();
    let case = Case { answers: &all, day };
    let (read, said) = (case.read(), said(&found));
    let mut wrong = Vec::new();
    if read != said {
        wrong.push(format!("the Act: {read:?}\n  we say:  {said:?}"));
    }
    let role = found.outcome_by_id("provider").unwrap();
    let by: BTreeSet<&str> = role.certain().map(|ground| ground.rule.id).collect();
    if !by.is_subset(&case.provider_by()) {
        wrong.push(format!("provider by {by:?}, the Act: {:?}", case.provider_by()));
    }
    // A ground of which nobody was asked is no ground.
    let outside = found.classes.iter().filter(|o| o.truth == Truth::Yes && o.category.id.ends_with("out-of-scope"));
    let unlinked = outside.flat_map(Outcome::certain).any(|ground| ground.rule.id == "no-link");
    let of_link = |question: &str| ["exclusions", "union", "union-links"].contains(&question);
    if unlinked && !found.interview.counted.iter().any(|answer| of_link(answer.question.id)) {
        wrong.push("no link to the Union, though nobody was asked about it".to_owned());
    }
    let counted = found.interview.counted.iter().map(|a| format!("\"{}\": {:?}", a.question.id, a.chosen));
    let counted: Vec<String> = counted.collect();
    (!wrong.is_empty()).then(|| format!("{day}: {}\n  {{\"answers\": {{{}}}}}", wrong.join("\n  "), counted.join(", ")))
}

fn main_questions() -> impl Iterator<Item = &'static Question> {
    BOOK.agenda.iter().copied().filter(|q| q.helps.is_none())
}

/// Numbers of a fixed sequence, so that a failure comes back.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    /// Any answer; an exclusion only now and then, as it leaves nothing else to see.
    fn answer(&mut self, answers: &mut Answers, question: &'static Question) {
        loop {
            let ids: Vec<&str> = question.option_ids().filter(|id| *id != UNKNOWN).collect();
            let spared = question.id == "exclusions" && self.roll(4) > 0;
            let abroad = self.roll(3) == 0;
            let many = if question.kind == Kind::One { 1 } else { [1, 1, 2, 3, 4][self.roll(5)] };
            let mut chosen: Vec<&str> = (0..many).map(|_| ids[self.roll(ids.len())]).collect();
            if spared {
                chosen = vec![if abroad { "abroad" } else { NONE }];
            }
            if answers.give(&BOOK, question.id, &chosen).is_ok() {
                return;
            }
        }
    }
}

fn report(faults: &[String]) {
    let shown: Vec<&str> = faults.iter().take(5).map(String::as_str).collect();
    assert!(faults.is_empty(), "{} differences to the Act, for instance:\n\n{}", faults.len(), shown.join("\n\n"));
}

#[test]
fn random_answers_come_out_as_the_act_has_it() {
    let mut dice = Dice(12);
    let mut found = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for _ in 0..SETS {
        let mut answers = Answers::default();
        main_questions().for_each(|question| dice.answer(&mut answers, question));
        for day in DAYS {
            found.extend(faults(&answers, day));
        }
        let roles = assess(&BOOK, &answers, DAYS[1]).unwrap().roles;
        seen.extend(roles.iter().filter(|o| o.truth == Truth::Yes).map(|o| o.category.id));
    }
    report(&found);
    assert_eq!(seen.len(), BOOK.roles.len(), "not every role was seen: {seen:?}");
}

/// What a scenario leaves unasked does not matter, so any answer completes it.
#[test]
fn scenarios_come_out_as_the_act_has_it() {
    let mut dice = Dice(21);
    let mut found = Vec::new();
    let mut read = 0;
    for (name, mut answers) in support::cases() {
        let open = BOOK.agenda.iter().any(|q| answers.get(q).is_some_and(|answer| answer.has(UNKNOWN)));
        if open {
            continue;
        }
        read += 1;
        for question in main_questions() {
            if answers.get(question).is_none() {
                dice.answer(&mut answers, question);
            }
        }
        found.extend(DAYS.iter().filter_map(|day| faults(&answers, *day)).map(|fault| format!("{name}, {fault}")));
    }
    report(&found);
    assert!(read > 400, "only {read} scenarios were read");
}
