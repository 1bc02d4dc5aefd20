//! What a lawyer would sign, in the order of the Regulation. Each statement stands in words in `statements.toml` under the
//! same id; here it is a set of answer sets that would refute it, or that must not be empty.

use ai_act_check::engine::date::Date;
use ai_act_check::engine::duty::{Duty, Force, Penalty};
use ai_act_check::engine::rulebook::{Category, Fact, Rule, Schedule};
use ai_act_check::engine::source::{Citation, Unit};
use ai_act_check::engine::validate::rules_of;
use ai_act_check::eu_ai_act::acts::AI_ACT;
use ai_act_check::eu_ai_act::annex_3_areas as annex_3;
use ai_act_check::eu_ai_act::art_02_scope as art_02;
use ai_act_check::eu_ai_act::art_03_definitions as art_03;
use ai_act_check::eu_ai_act::art_04_literacy as art_04;
use ai_act_check::eu_ai_act::art_05_prohibited as art_05;
use ai_act_check::eu_ai_act::art_06_high_risk as art_06;
use ai_act_check::eu_ai_act::art_25_value_chain as art_25;
use ai_act_check::eu_ai_act::art_50_transparency as art_50;
use ai_act_check::eu_ai_act::art_51_general_purpose as art_51;
use ai_act_check::eu_ai_act::art_99_penalties as art_99;
use ai_act_check::eu_ai_act::art_113_dates as dates;
use ai_act_check::eu_ai_act::duties_questions as practice;
use ai_act_check::rulebooks::EU_AI_ACT as BOOK;

use super::bdd::Set;
use super::law::Law;

/// Answer sets by what they show.
type Named = Vec<(String, Set)>;

/// How a statement is proved.
pub enum Proof {
    /// On no day is there a complete answer set in any of these.
    Never(fn(&Law) -> Named),
    /// On some day there is a complete answer set in each of these.
    Ever(fn(&Law) -> Named),
}

/// One statement.
pub struct Statement {
    /// The id in `statements.toml`.
    pub id: &'static str,
    /// How it is proved.
    pub proof: Proof,
}

const fn never(id: &'static str, refuted: fn(&Law) -> Named) -> Statement {
    Statement { id, proof: Proof::Never(refuted) }
}

const fn ever(id: &'static str, witnesses: fn(&Law) -> Named) -> Statement {
    Statement { id, proof: Proof::Ever(witnesses) }
}

/// The statements in the order of the Regulation; what holds of the rulebook as a whole comes last.
pub static STATEMENTS: &[Statement] = &[
    // Art. 2.
    never("scope-shuts-every-class", |l| {
        let out = l.class(&art_02::OUT_OF_SCOPE);
        let others = BOOK.categories().filter(|c| c.id != art_02::OUT_OF_SCOPE.id);
        others.map(|c| named(c.id, &out & &l.class(c))).collect()
    }),
    never("scope-shuts-every-duty", |l| {
        let out = l.class(&art_02::OUT_OF_SCOPE);
        BOOK.duties().map(|d| named(d.id, &out & &l.duty(d))).collect()
    }),
    never("system-and-model-are-covered-each-for-itself", |l| {
        let out = l.class(&art_02::OUT_OF_SCOPE);
        let covered = &in_scope(l) | &model_in_scope(l);
        let beside = l.class(&art_02::SYSTEM_OUT_OF_SCOPE);
        let uncovered = l.every([l.rule(&art_03::AI_SYSTEM), model_in_scope(l)]).minus(&in_scope(l));
        vec![
            named("covered and out", &out & &covered),
            named("not covered and not out", (!&covered).minus(&out)),
            named("system covered and out", &beside & &in_scope(l)),
            named("system beside a model not covered and not out", uncovered.minus(&beside)),
            named("system beside no model", beside.minus(&uncovered)),
        ]
    }),
    never("scope-needs-a-link", |l| {
        let linked = l.any([l.expr(&art_02::IN_UNION), market(l), l.rule(&art_02::OUTPUT_IN_UNION)]);
        let by_role = &l.rule(&art_03::IMPORTER) | &l.rule(&art_03::REPRESENTATIVE);
        let model = &market(l) | &l.rule(&art_51::REPRESENTED_MODEL);
        vec![named("system", in_scope(l).minus(&(&linked | &by_role))), named("model", model_in_scope(l).minus(&model))]
    }),
    never("systems-need-a-linked-role", |l| {
        // A role for the system, each with the link that Art. 2(1) asks of it.
        let role = system_roles(l);
        let classes = BOOK.classes.iter().filter(|c| !MODEL_CLASSES.contains(&c.id) && !OUTSIDE.contains(&c.id));
        let classes = classes.filter(|c| c.id != EITHER);
        let mut found: Named = classes.map(|c| named(c.id, l.class(c).minus(&role))).collect();
        let of_models = l.any(MODEL_ROLES.iter().map(|r| l.class(r)));
        found.extend(BOOK.duties().map(|d| named(d.id, l.duty(d).minus(&(&role | &of_models)))));
        found
    }),
    never("no-link-is-a-ground-only-where-the-link-was-asked", |l| {
        // Were it so whatever is said of the link, nobody would be asked about it.
        let whatever = l.rule(&art_02::NO_LINK).every(&l.space.cube(&["union", "union-links"]));
        let outside = [&art_02::OUT_OF_SCOPE, &art_02::SYSTEM_OUT_OF_SCOPE];
        outside.iter().map(|c| named(c.id, &whatever & &l.class(c))).collect()
    }),
    never("licence-military-and-private-use-shut-no-model", |l| {
        let answers = [
            ("exclusions", "open-source"),
            ("exclusions", "military"),
            ("exclusions", "third-country"),
            ("activity", "private"),
        ];
        let of_models = || BOOK.categories().filter(|c| MODEL_CLASSES.contains(&c.id));
        let mut found: Named = answers
            .iter()
            .flat_map(|(question, option)| {
                of_models()
                    .map(move |c| named(&format!("{}, {option}", c.id), turned(l, question, option, &l.class(c))))
            })
            .collect();
        let excluded = l.is(&art_02::RESEARCH_ONLY);
        let placed = (&market(l) & &l.rule(&art_51::MODEL_PROVIDER)).minus(&excluded);
        found.push(named("placed here", placed.minus(&l.class(&art_03::MODEL_PROVIDER_ROLE))));
        found
    }),
    never("section-b-owes-no-chapter-3", |l| {
        // Before it is classified as high-risk by its product, Annex III may bind it.
        let classified = l.in_effect(&art_06::SECTION_B_ONLY);
        let section_b = &classified | &l.class(&art_06::SECTION_B_ONLY).minus(&annex_3_use(l));
        chapter_3_duties().map(|d| named(d.id, &section_b & &l.duty(d))).collect()
    }),
    never("section-b-owes-no-transparency-once-classified", |l| {
        let section_b = l.in_effect(&art_06::SECTION_B_ONLY);
        duties_of(&["50"]).map(|d| named(d.id, &section_b & &l.duty(d))).collect()
    }),
    never("annex-3-binds-section-b-until-august-2028", |l| {
        let covered = l.every([in_scope(l), l.rule(&art_06::SECTION_B_RULES), annex_3_use(l)]).minus(&banned(l));
        let by_use = l.rule(&art_06::HIGH_RISK_USE);
        if l.day < Date::new(2028, 8, 2) {
            one(covered.minus(&l.rule(&art_06::EXEMPT)).minus(&by_use))
        } else {
            one(&covered & &l.any([by_use, l.class(&art_06::EXEMPT_CLASS)]))
        }
    }),
    never("exclusions-lead-out", |l| {
        let excluded = [&art_02::MILITARY, &art_02::THIRD_COUNTRY, &art_02::RESEARCH_ONLY];
        let mut found: Named = excluded.iter().map(|f| named(f.id, &l.is(f) & &in_scope(l))).collect();
        found.push(named("model", &l.is(&art_02::RESEARCH_ONLY) & &model_in_scope(l)));
        found
    }),
    never("private-use-owes-nothing", |l| {
        let only_private = l.is(&art_02::PRIVATE).minus(&l.is(&art_03::MODEL));
        BOOK.duties().map(|d| named(d.id, &only_private & &l.duty(d))).collect()
    }),
    never("open-source-frees-nothing-grave", |l| {
        let freed = l.rule(&art_02::FREE_AND_OPEN);
        let grave = [
            ("prohibited", l.any_ground(&art_05::PROHIBITED)),
            ("high-risk", l.any_ground(&art_06::HIGH_RISK)),
            ("art-50", l.rule(&art_50::UNDER_ARTICLE_50)),
        ];
        grave.iter().map(|(what, set)| named(what, &freed & set)).collect()
    }),
    // Art. 3.
    never("roles-need-a-system", |l| {
        let system = BOOK.roles.iter().filter(|r| !MODEL_CLASSES.contains(&r.id));
        system.map(|r| named(r.id, l.class(r).minus(&l.rule(&art_03::AI_SYSTEM)))).collect()
    }),
    never("written-rules-are-no-ai-system", |l| {
        let rules = &l.space.option("method", "rules") | &l.space.option("method", "simple");
        let rules = (&rules & &l.is(&art_03::PERHAPS_NO_AI)).minus(&l.is(&art_03::FOUND_IN_DATA));
        let classes = BOOK.categories().filter(|c| !MODEL_CLASSES.contains(&c.id) && !OUTSIDE.contains(&c.id));
        classes.filter(|c| c.id != EITHER).map(|c| named(c.id, &rules & &l.class(c))).collect()
    }),
    never("deployers-use", |l| one(l.class(&art_03::DEPLOYER_ROLE).minus(&l.rule(&art_02::USES)))),
    never("providers-have-done-something", |l| {
        let deeds = &[&art_03::DEVELOPED, &art_25::REBRANDED, &art_25::MODIFIED, &art_25::REPURPOSED];
        let offers = any_holds(l, &[&art_02::OFFERS, &art_02::MANUFACTURES]);
        one(l.class(&art_03::PROVIDER_ROLE).minus(&any_is(l, deeds)).minus(&offers))
    }),
    never("no-distributor-is-provider-or-importer", |l| {
        let distributor = l.class(&art_03::DISTRIBUTOR_ROLE);
        let others = [&art_03::PROVIDER_ROLE, &art_03::IMPORTER_ROLE];
        others.iter().map(|r| named(r.id, &distributor & &l.class(r))).collect()
    }),
    never("no-provider-without-a-link-of-its-own", |l| {
        one(l.class(&art_03::PROVIDER_ROLE).minus(&linked_as_provider(l)))
    }),
    never("results-make-a-provider-only-of-somebody-outside", |l| {
        // Who sits in the Union, offers nothing here and does not use it: the result turns nothing.
        let inside = &l.expr(&art_02::IN_UNION) & &l.class(&art_03::PROVIDER_ROLE);
        one(inside.minus(&any_holds(l, &[&art_02::OFFERED_IN_UNION, &art_02::USES])))
    }),
    // Art. 4.
    never("literacy-for-every-provider-and-deployer", |l| {
        let bound = provider_or_deployer(l).minus(&no_ordinary_rules(l));
        let (before, since) = (l.owes("art-4-level"), l.owes("art-4"));
        vec![named("owes neither", bound.minus(&(&before | &since))), named("owes both", &before & &since)]
    }),
    never("literacy-for-nobody-else", |l| {
        let owed = &l.owes("art-4-level") | &l.owes("art-4");
        one(owed.minus(&provider_or_deployer(l)))
    }),
    // Art. 5.
    never("practices-are-prohibited-and-nothing-else", |l| {
        let shut = [&art_06::HIGH_RISK, &art_06::SECTION_B_ONLY, &art_06::EXEMPT_CLASS, &art_04::MINIMAL];
        let mut found = Named::new();
        for (_, practice) in art_05::PROHIBITED.grounds() {
            let fulfilled = l.every([in_scope(l), l.rule(&art_03::AI_SYSTEM), l.rule(practice)]);
            found.push(named(practice.id, fulfilled.minus(&l.class(&art_05::PROHIBITED))));
            found.extend(shut.iter().map(|c| named(&format!("{}, {}", practice.id, c.id), &fulfilled & &l.class(c))));
        }
        found
    }),
    never("bans-owe-nothing-beside-them", |l| {
        let banned = l.in_effect(&art_05::PROHIBITED);
        let rest = BOOK.duties().filter(|d| is_due(d) && !d.id.starts_with("art-5-") && d.id != "art-5");
        let systems = rest.filter(|d| d.roles.iter().any(|r| r.id == "provider" || r.id == "deployer"));
        systems.map(|d| named(d.id, &banned & &l.duty(d))).collect()
    }),
    never("lawful-treatment-is-no-manipulation", |l| {
        vec![
            named("a", &l.rule(&art_05::MANIPULATIVE_TECHNIQUES) & &l.is(&art_05::MANIPULATION_LAWFUL)),
            named("b", &l.rule(&art_05::EXPLOITED_WEAKNESS) & &l.is(&art_05::WEAKNESS_LAWFUL)),
        ]
    }),
    never("new-bans-are-no-law-before-the-amendment", |l| {
        let new = [&art_05::INTIMATE_WITHOUT_CONSENT, &art_05::ABUSE_MATERIAL];
        let before = if l.day < dates::AMENDED_DATE.date { l.all() } else { l.none() };
        new.iter().map(|r| named(r.id, &before & &l.rule(r))).collect()
    }),
    never("safeguards-end-no-other-ban", |l| {
        let way_out = l.owes("art-5-1a");
        let new = &l.rule(&art_05::INTIMATE_WITHOUT_CONSENT) | &l.rule(&art_05::ABUSE_MATERIAL);
        vec![named("made for it", &way_out & &l.is(&art_05::MADE_FOR_IT)), named("other ban", way_out.minus(&new))]
    }),
    never("new-bans-bite-from-december-2026", |l| {
        let only_new = l.class(&art_05::PROHIBITED).minus(&l.rule(&art_05::PRACTICE_OF_2024));
        let early = if l.day < Date::new(2026, 12, 2) { l.all() } else { l.none() };
        one(l.every([early, only_new, l.in_effect(&art_05::PROHIBITED)]))
    }),
    never("consent-and-defence-avert-the-new-bans", |l| {
        vec![
            named("ba", l.rule(&art_05::INTIMATE_WITHOUT_CONSENT).minus(&l.is(&art_05::NO_CONSENT))),
            named("edit", &l.rule(&art_05::INTIMATE_WITHOUT_CONSENT) & &l.is(&art_05::HARMLESS_EDIT)),
            named("bb", &l.rule(&art_05::ABUSE_MATERIAL) & &l.is(&art_05::LAWFUL_DEFENCE)),
        ]
    }),
    never("scoring-needs-time-and-detriment", |l| {
        let detriment = any_is(l, &[&art_05::UNRELATED_CONTEXT, &art_05::DISPROPORTIONATE]);
        one(l.rule(&art_05::SOCIAL_SCORING).minus(&(&l.is(&art_05::OVER_TIME) & &detriment)))
    }),
    never("crime-prediction-from-facts-is-allowed", |l| {
        let facts = &l.rule(&art_05::CRIME_PREDICTION) & &l.is(&art_05::OBJECTIVE_FACTS);
        let more = l.rule(&art_05::CRIME_PREDICTION).minus(&l.is(&art_05::SOLELY_PROFILE));
        vec![named("objective facts", facts), named("more than a profile", more)]
    }),
    never("emotions-for-health-or-safety-are-high-risk-instead", |l| {
        let reason = any_is(l, &[&art_05::MEDICAL_REASONS, &art_05::SAFETY_REASONS]);
        let place = any_is(l, &[&art_05::AT_WORK, &art_05::IN_EDUCATION]);
        let case = l.every([reason, place, l.expr(&art_05::READS), l.is(&art_05::EMOTIONS)]);
        let free = l.every([in_scope(l), l.rule(&art_03::AI_SYSTEM)]).minus(&banned(l)).minus(&l.rule(&art_06::EXEMPT));
        vec![
            named("prohibited all the same", &case & &l.rule(&art_05::EMOTIONS_AT_WORK)),
            named("not high-risk", (&case & &free).minus(&l.class(&art_06::HIGH_RISK))),
        ]
    }),
    never("emotions-outside-work-and-school-are-not-banned", |l| {
        let place = any_is(l, &[&art_05::AT_WORK, &art_05::IN_EDUCATION]);
        one(l.rule(&art_05::EMOTIONS_AT_WORK).minus(&place))
    }),
    never("categorising-is-banned-by-listed-attributes-only", |l| {
        let banned = l.rule(&art_05::BANNED_CATEGORISATION);
        vec![
            named("another attribute", banned.minus(&l.is(&art_05::BANNED_ATTRIBUTES))),
            named("labelling", &banned & &any_is(l, &[&art_05::LABELS_DATA, &art_05::ANCILLARY])),
        ]
    }),
    never("live-identification-is-banned-in-use-not-in-sale", |l| {
        one(l.rule(&art_05::LIVE_IDENTIFICATION_BY_POLICE).minus(&(&l.rule(&art_02::USES) | &l.is(&art_02::AFFECTED))))
    }),
    never("live-identification-needs-every-condition", |l| {
        let conditions = [
            &art_05::LISTED_AIM,
            &art_05::STRICTLY_NECESSARY,
            &art_05::NATIONAL_LAW,
            &art_05::AUTHORISED,
            &art_05::ASSESSED_AND_REGISTERED,
        ];
        // Whoever uses it lawfully owes Art. 5(2).
        let allowed = l.owes("art-5-2");
        let all = l.every(conditions.iter().map(|f| l.is(f)));
        let mut found: Named = conditions.iter().map(|f| named(f.id, allowed.minus(&l.is(f)))).collect();
        found.push(named("all are met", &all & &l.rule(&art_05::LIVE_IDENTIFICATION_BY_POLICE)));
        found
    }),
    never("whoever-is-addressed-owes-the-ban", |l| {
        let suppliers = [&art_03::PROVIDER_ROLE, &art_03::IMPORTER_ROLE, &art_03::MANUFACTURER_ROLE];
        let (supply, using) = (l.owes("art-5"), l.owes("art-5-use"));
        // Points (ba) and (bb) bind by paragraph 1a, point (h) the use alone; all others bind everybody.
        let split =
            [&art_05::INTIMATE_WITHOUT_CONSENT, &art_05::ABUSE_MATERIAL, &art_05::LIVE_IDENTIFICATION_BY_POLICE];
        let practices = art_05::PROHIBITED.grounds().map(|(_, rule)| rule);
        let to_all = l.any(practices.filter(|r| split.iter().all(|s| s.id != r.id)).map(|r| l.rule(r)));
        let depictions = &l.rule(&art_05::INTIMATE_WITHOUT_CONSENT) | &l.rule(&art_05::ABUSE_MATERIAL);
        let live = l.rule(&art_05::LIVE_IDENTIFICATION_BY_POLICE);
        let deployer = &banned(l) & &l.class(&art_03::DEPLOYER_ROLE);
        let mut found: Named = suppliers
            .iter()
            .map(|r| named(r.id, l.every([banned(l), l.class(r), to_all.clone()]).minus(&supply)))
            .collect();
        found.push(named("deployer", (&deployer & &(&to_all | &live)).minus(&using)));
        let purpose = &depictions & &l.is(&art_05::USED_FOR_IT);
        found.push(named("deployer by purpose", (&deployer & &purpose).minus(&using)));
        found.push(named("without a purpose", using.minus(&l.any([to_all.clone(), live, purpose]))));
        let unguarded = &l.is(&art_05::EASILY_DONE) & &l.is(&art_05::NO_SAFEGUARDS);
        let supplied = &depictions & &(&l.is(&art_05::MADE_FOR_IT) | &unguarded);
        found.push(named("without a limb", supply.minus(&(&to_all | &supplied))));
        found.push(named("without using", using.minus(&l.rule(&art_02::USES))));
        found.push(named("without a ban", (&supply | &using).minus(&banned(l))));
        found
    }),
    // Art. 6.
    never("products-need-function-and-assessment", |l| {
        let by_product = &l.rule(&art_06::BY_PRODUCT_SECTION_A) | &l.rule(&art_06::BY_PRODUCT_SECTION_B);
        let dangerous = any_is(l, &[&art_06::SAFETY_FUNCTION, &art_06::DANGEROUS_FAILURE]);
        let component = &l.is(&art_06::PART_OF_PRODUCT) & &dangerous;
        vec![
            named("neither product nor safety component", by_product.minus(&(&l.is(&art_06::IS_PRODUCT) | &component))),
            named(
                "no assessment by others",
                by_product.minus(&any_is(l, &[&art_06::THIRD_PARTY, &art_06::STANDARDS_OPTION])),
            ),
        ]
    }),
    never("other-risks-alone-no-longer-count", |l| {
        let since = if l.day >= dates::AMENDED_DATE.date { l.is(&art_06::OTHER_RISKS_ONLY) } else { l.none() };
        let by_product = &l.rule(&art_06::BY_PRODUCT_SECTION_A) | &l.rule(&art_06::BY_PRODUCT_SECTION_B);
        one(&since & &by_product)
    }),
    never("every-use-of-annex-3-is-high-risk-exempt-or-banned", |l| {
        let covered = l.every([in_scope(l), l.rule(&art_03::AI_SYSTEM), annex_3_use(l)]);
        let result = l.any([banned(l), l.class(&art_06::HIGH_RISK), l.class(&art_06::EXEMPT_CLASS)]);
        one(covered.minus(&result))
    }),
    never("high-risk-has-a-ground-of-article-6", |l| {
        let product = &l.rule(&art_06::BY_PRODUCT_SECTION_A) | &l.rule(&art_06::BY_PRODUCT_SECTION_B);
        one(l.class(&art_06::HIGH_RISK).minus(&(&product | &annex_3_use(l))))
    }),
    never("profiling-is-never-exempt", |l| {
        let profiling = &l.is(&art_06::PROFILES) | &l.rule(&annex_3::POLICE_PROFILING);
        one(&(&annex_3_use(l) & &profiling) & &l.class(&art_06::EXEMPT_CLASS))
    }),
    never("exemption-needs-a-condition-and-no-influence", |l| {
        let exempt = l.class(&art_06::EXEMPT_CLASS);
        let conditions =
            any_is(l, &[&art_06::PROCEDURAL, &art_06::IMPROVES, &art_06::DETECTS_PATTERNS, &art_06::PREPARATORY]);
        vec![
            named("no condition", exempt.minus(&conditions)),
            named("material influence", &exempt & &l.is(&art_06::MATERIAL_INFLUENCE)),
            named("no point of Annex III", exempt.minus(&annex_3_use(l))),
        ]
    }),
    never("exempt-is-not-high-risk-by-use", |l| {
        let high = BOOK.categories().find(|c| c.id == art_06::HIGH_RISK.id).into_iter().flat_map(Category::grounds);
        let both = high.filter(|(route, _)| route.unless.is_some()).map(|(route, rule)| {
            let exempt = art_06::EXEMPT_CLASS.grounds().find(|(_, other)| other.id == rule.id);
            let exempt = exempt.map_or_else(|| l.none(), |(route, rule)| l.ground(&art_06::EXEMPT_CLASS, route, rule));
            named(rule.id, &exempt & &l.ground(&art_06::HIGH_RISK, route, rule))
        });
        both.collect()
    }),
    never("exempt-in-one-area-only-if-it-is-named", |l| {
        let exempt = l.class(&art_06::EXEMPT_CLASS);
        let named_one = any_is(l, AREAS_NAMED);
        let several = l.rule(&art_06::SEVERAL_AREAS);
        one((&exempt & &several).minus(&named_one))
    }),
    never("exempt-is-documented-and-registered", |l| {
        let provider = &l.class(&art_06::EXEMPT_CLASS) & &l.class(&art_03::PROVIDER_ROLE);
        let registers = &l.owes("art-49-2") | &l.owes("art-49-2-secure");
        vec![named("assessment", provider.minus(&l.owes("art-6-4"))), named("registration", provider.minus(&registers))]
    }),
    never("no-system-is-left-without-a-finding", |l| {
        let system = &in_scope(l) & &l.rule(&art_03::AI_SYSTEM);
        let findings = BOOK.classes.iter().filter(|c| !MODEL_CLASSES.contains(&c.id) && !OUTSIDE.contains(&c.id));
        one(system.minus(&l.any(findings.map(|c| l.class(c)))))
    }),
    never("minimal-excludes-every-other-duty", |l| {
        let minimal = l.class(&art_04::MINIMAL);
        let others = [&art_05::PROHIBITED, &art_06::HIGH_RISK, &art_06::SECTION_B_ONLY, &art_50::TRANSPARENCY];
        others.iter().map(|c| named(c.id, &minimal & &l.class(c))).collect()
    }),
    // Chapter III.
    never("chapter-3-only-for-high-risk", |l| {
        let high = l.class(&art_06::HIGH_RISK);
        chapter_3_duties().map(|d| named(d.id, l.duty(d).minus(&high))).collect()
    }),
    never("providers-owe-every-requirement", |l| {
        let provider = &l.rule(&art_06::CHAPTER_3_BINDS) & &l.class(&art_03::PROVIDER_ROLE);
        PROVIDER_DUTIES.iter().map(|id| named(id, provider.minus(&l.owes(id)))).collect()
    }),
    never("provider-duties-bind-providers-only", |l| {
        let provider = l.class(&art_03::PROVIDER_ROLE);
        let duties =
            duties_of(&["8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "43"])
                .chain(duties_of(&["47", "48", "60", "72", "73"]))
                .filter(|d| is_due(d) && d.id != OVERSIGHT_IN_USE);
        duties.map(|d| named(d.id, l.duty(d).minus(&provider))).collect()
    }),
    never("third-country-providers-appoint-a-representative", |l| {
        let abroad = l.owes("art-22-1");
        let ways = any_holds(l, &[&art_02::OFFERS, &art_02::MANUFACTURES, &art_02::RESELLS, &art_02::IMPORTS]);
        let offered = l.every([market(l), ways, high_risk_provider(l)]);
        vec![
            named("sits in the Union", &abroad & &l.expr(&art_02::IN_UNION)),
            named("owes nothing", offered.minus(&l.expr(&art_02::IN_UNION)).minus(&abroad)),
        ]
    }),
    never("importers-owe-article-23", |l| {
        owed_by(l, &art_03::IMPORTER_ROLE, &["23-1", "23-2", "23-3", "23-4", "23-5", "23-6"], "23")
    }),
    never("distributors-owe-article-24", |l| {
        owed_by(l, &art_03::DISTRIBUTOR_ROLE, &["24-1", "24-2", "24-3", "24-4", "24-5"], "24")
    }),
    never("changing-a-high-risk-system-makes-a-provider", |l| {
        let linked = linked_as_provider(l);
        let others = l.every([in_scope(l), l.rule(&art_03::AI_SYSTEM), l.rule(&art_25::FOREIGN), linked]);
        let others = others.minus(&l.is(&art_03::DEVELOPED)).minus(&banned(l));
        let chapter_3 = &l.rule(&art_06::BY_PRODUCT_SECTION_A) | &l.rule(&art_06::ANNEX_3_STANDS);
        let high = &others & &chapter_3;
        let deeds = [&art_25::REBRANDED, &art_25::MODIFIED, &art_25::REPURPOSED];
        deeds.iter().map(|f| named(f.id, (&high & &l.is(f)).minus(&l.class(&art_03::PROVIDER_ROLE)))).collect()
    }),
    never("a-change-alone-needs-a-high-risk-system", |l| {
        let changed = [&art_25::BECOMES_BY_NAME, &art_25::BECOMES_BY_MODIFICATION, &art_25::BECOMES_BY_PURPOSE];
        changed.iter().map(|r| named(r.id, l.rule(r).minus(&l.any_ground(&art_06::HIGH_RISK)))).collect()
    }),
    never("changing-a-banned-system-makes-no-provider", |l| {
        let practice = l.any_ground(&art_05::PROHIBITED);
        let changed = [&art_25::BECOMES_BY_NAME, &art_25::BECOMES_BY_MODIFICATION, &art_25::BECOMES_BY_PURPOSE];
        changed.iter().map(|r| named(r.id, &l.rule(r) & &practice)).collect()
    }),
    never("product-manufacturers-answer-as-providers", |l| {
        let part = l.every([
            l.rule(&art_06::CHAPTER_3_BINDS),
            l.rule(&art_06::HIGH_RISK_PRODUCT),
            l.rule(&art_06::SAFETY_COMPONENT),
            l.class(&art_03::MANUFACTURER_ROLE),
        ]);
        vec![
            named("not a provider", part.minus(&l.class(&art_03::PROVIDER_ROLE))),
            named("not told", part.minus(&l.owes("art-25-3"))),
        ]
    }),
    never("only-an-open-part-frees-its-supplier", |l| {
        let supplier = l.class(&art_03::SUPPLIER_ROLE);
        let covered = l.every([in_scope(l), l.rule(&art_03::AI_SYSTEM), l.rule(&art_02::SUPPLIES)]);
        let here = &market(l) | &l.expr(&art_02::IN_UNION);
        let closed = (&covered & &here).minus(&l.is(&art_25::OPEN_PART));
        let licence = l.space.option("exclusions", "open-source");
        let high = &closed & &l.rule(&art_06::CHAPTER_3_BINDS);
        vec![
            named("an open part binds", &supplier & &l.is(&art_25::OPEN_PART)),
            named("a closed part is free", closed.minus(&supplier)),
            named("owes no agreement", high.minus(&l.owes("art-25-4-supplier"))),
            // The licence of the system frees none who supplies a closed part for a grave system.
            named("by the licence of the system", high.some(&licence).minus(&supplier.every(&licence))),
        ]
    }),
    never("each-representative-answers-for-one-object", |l| {
        // The mandate for the one turns no duty that is for the other, and nobody has a duty in the one role without it.
        let sides = [
            ("role", "represent", &art_03::REPRESENTATIVE_ROLE, false),
            ("model-role", "represents", &art_03::MODEL_REPRESENTATIVE_ROLE, true),
        ];
        let mut found = Named::new();
        for (question, option, role, of_models) in sides {
            let mandate = l.space.option(question, option);
            for duty in BOOK.duties() {
                let what = format!("{}, {}", duty.id, role.id);
                if duty.roles.iter().all(|r| MODEL_CLASSES.contains(&r.id) != of_models) {
                    found.push(named(&what, turned(l, question, option, &l.duty(duty))));
                }
                if duty.roles.iter().any(|r| r.id == role.id) {
                    found.push(named(&what, l.binds(duty, role).minus(&mandate)));
                }
            }
        }
        found
    }),
    never("deployers-owe-the-core-of-article-26", |l| {
        let deployer = &l.rule(&art_06::CHAPTER_3_BINDS) & &l.class(&art_03::DEPLOYER_ROLE);
        let core = ["art-26-1", "art-26-2", "art-26-5", "art-26-5-risk", "art-26-5-incident", "art-26-12"];
        core.iter().map(|id| named(id, deployer.minus(&l.owes(id)))).collect()
    }),
    never("deployer-duties-bind-deployers-only", |l| {
        let deployer = l.class(&art_03::DEPLOYER_ROLE);
        let duties = duties_of(&["26", "27", "86"]).filter(|d| is_due(d));
        let registers = BOOK.duties().filter(|d| d.id.starts_with("art-49-3") || d.id == OVERSIGHT_IN_USE);
        duties.chain(registers).map(|d| named(d.id, l.duty(d).minus(&deployer))).collect()
    }),
    never("staff-is-told-only-where-staff-is-subject", |l| {
        one(l.owes("art-26-7").minus(&l.is(&practice::STAFF_SUBJECT)))
    }),
    never("authorities-register-but-not-point-2", |l| {
        let secure = &l.owes("art-26-8") | &l.owes("art-26-8-secure");
        let other_body = l.is(&practice::PUBLIC_LAW_BODY).minus(&l.is(&practice::ACTS_FOR_AUTHORITY));
        let circle = &any_is(l, &[&practice::AUTHORITY, &practice::UNION_BODY]) | &other_body;
        let on_behalf = &l.owes("art-49-3") | &l.owes("art-49-3-secure");
        let registered = &secure | &on_behalf;
        let deployer = &l.class(&art_03::DEPLOYER_ROLE) & &l.rule(&art_06::HIGH_RISK_BEYOND_POINT_2);
        vec![
            named("no authority", secure.minus(&circle)),
            named("point 2 alone", registered.minus(&other_points_than_2(l))),
            named("an authority that does not", (&deployer & &circle).minus(&secure)),
            named(
                "somebody on its behalf who does not",
                (&deployer & &l.is(&practice::ACTS_FOR_AUTHORITY)).minus(&registered),
            ),
        ]
    }),
    never("impact-assessment-for-the-named-circles", |l| {
        let bodies = any_is(
            l,
            &[&practice::AUTHORITY, &practice::UNION_BODY, &practice::PUBLIC_LAW_BODY, &practice::PUBLIC_SERVICES],
        );
        let anyone = &l.rule(&annex_3::CREDITWORTHINESS) | &l.rule(&annex_3::INSURANCE);
        let owed = l.owes("art-27");
        let by_use = &l.class(&art_03::DEPLOYER_ROLE) & &l.rule(&art_06::HIGH_RISK_USE);
        let must = &by_use & &(&anyone | &(&bodies & &other_points_than_2(l)));
        // Of several uses the exempt one may be that of the circle.
        let must = must.minus(&l.class(&art_06::EXEMPT_CLASS));
        vec![
            named("outside the circles", owed.minus(&(&bodies | &anyone))),
            named("point 2 alone", owed.minus(&other_points_than_2(l))),
            named("in the circle and free", must.minus(&owed)),
        ]
    }),
    never("one-conformity-assessment", |l| {
        let ways = ["art-43-1", "art-43-1-authority", "art-43-2", "art-43-3"].map(|id| (id, l.owes(id)));
        let mut found = vec![named("none", high_risk_provider(l).minus(&l.any(ways.iter().map(|w| w.1.clone()))))];
        for (at, (id, way)) in ways.iter().enumerate() {
            found.extend(ways.iter().skip(at + 1).map(|(other, set)| named(&format!("{id}, {other}"), way & set)));
        }
        found
    }),
    never("every-use-is-registered-somewhere", |l| {
        let by_use = &l.rule(&art_06::HIGH_RISK_USE) & &l.class(&art_03::PROVIDER_ROLE);
        let registers = l.any(["art-49-1", "art-49-1-secure", "art-49-5"].iter().map(|id| l.owes(id)));
        let products = l.rule(&art_06::HIGH_RISK_PRODUCT).minus(&l.rule(&art_06::HIGH_RISK_USE));
        vec![named("nowhere", by_use.minus(&registers)), named("a mere product", &products & &registers)]
    }),
    never("police-and-borders-are-not-in-the-public-register", |l| {
        let security = &annex_3_points(l, &["6", "7"]) & &l.rule(&art_06::HIGH_RISK_USE);
        let other = annex_3_points(l, &["1", "3", "4", "5", "8"]);
        let owed = &l.owes("art-49-1") | &l.owes("art-26-8");
        one((&security & &owed).minus(&other))
    }),
    // Art. 50.
    never("transparency-binds-its-addressee", |l| {
        let provider = ["art-50-1", "art-50-2"].iter().map(|id| (*id, &art_03::PROVIDER_ROLE));
        let deployer = ["art-50-3", "art-50-4-deep-fake", "art-50-4-artistic", "art-50-4-text"];
        let all = provider.chain(deployer.iter().map(|id| (*id, &art_03::DEPLOYER_ROLE)));
        all.map(|(id, role)| named(id, l.owes(id).minus(&l.class(role)))).collect()
    }),
    never("transparency-does-not-depend-on-high-risk", |l| {
        // With role, scope and the rest as they are, no answer about products or Annex III turns the duty.
        let high_risk_answers = l.space.cube(HIGH_RISK_QUESTIONS);
        let free = l.space.complete.minus(&no_ordinary_rules(l));
        let turned = |id: &str, role: &Category| {
            let (owed, bound) = (l.owes(id), &free & &l.class(role));
            let with = (&bound & &owed).some(&high_risk_answers);
            &with & &bound.minus(&owed).some(&high_risk_answers)
        };
        vec![
            named("art-50-1", turned("art-50-1", &art_03::PROVIDER_ROLE)),
            named("art-50-2", turned("art-50-2", &art_03::PROVIDER_ROLE)),
            named("art-50-3", turned("art-50-3", &art_03::DEPLOYER_ROLE)),
            named("art-50-4-deep-fake", turned("art-50-4-deep-fake", &art_03::DEPLOYER_ROLE)),
            named("art-50-4-artistic", turned("art-50-4-artistic", &art_03::DEPLOYER_ROLE)),
            named("art-50-4-text", turned("art-50-4-text", &art_03::DEPLOYER_ROLE)),
        ]
    }),
    never("conversation-is-disclosed-unless-obvious", |l| {
        let bound = l.class(&art_03::PROVIDER_ROLE).minus(&no_ordinary_rules(l));
        let talks = (&bound & &l.is(&art_50::INTERACTS)).minus(&l.is(&art_50::OBVIOUS));
        let exempt = l.is(&art_50::INTERACTION_AUTHORISED).minus(&l.is(&art_50::PUBLIC_REPORTING));
        let owed = l.owes("art-50-1");
        vec![
            named("not disclosed", talks.minus(&exempt).minus(&owed)),
            named("obvious", &owed & &l.is(&art_50::OBVIOUS)),
            named("authorised", &owed & &exempt),
        ]
    }),
    never("a-deep-fake-has-one-notice", |l| {
        let bound = l.class(&art_03::DEPLOYER_ROLE).minus(&no_ordinary_rules(l));
        // What paragraph 4 speaks of the system has made.
        let made = &l.is(&art_50::GENERATES) & &l.is(&art_50::DEEP_FAKE);
        let fake = (&bound & &made).minus(&l.is(&art_50::DEEP_FAKE_AUTHORISED));
        let (full, light) = (l.owes("art-50-4-deep-fake"), l.owes("art-50-4-artistic"));
        vec![named("none", fake.minus(&(&full | &light))), named("both", &full & &light)]
    }),
    never("reviewed-text-needs-no-notice", |l| {
        let answered = &l.is(&art_50::REVIEWED) & &l.is(&art_50::EDITORIALLY_RESPONSIBLE);
        one(&l.owes("art-50-4-text") & &answered)
    }),
    // Art. 51 to 55.
    never("systemic-risk-is-a-general-purpose-model", |l| {
        one(l.class(&art_51::GENERAL_PURPOSE_SYSTEMIC).minus(&l.class(&art_51::GENERAL_PURPOSE)))
    }),
    never("model-duties-need-a-model", |l| {
        let model = l.rule(&art_51::MODEL_IN_CHARGE);
        duties_of(&["51", "52", "53", "54", "55"]).map(|d| named(d.id, l.duty(d).minus(&model))).collect()
    }),
    never("model-duties-do-not-depend-on-high-risk", |l| {
        let answers = l.space.cube(HIGH_RISK_QUESTIONS);
        let turned = |d: &Duty| {
            let owed = l.duty(d);
            owed.some(&answers).minus(&owed.every(&answers))
        };
        duties_of(&["52", "53", "54", "55"]).map(|d| named(d.id, turned(d))).collect()
    }),
    never("open-models-are-not-freed-with-systemic-risk", |l| {
        let risk = any_is(l, &[&art_51::ABOVE_PRESUMPTION, &art_51::HIGH_IMPACT, &art_51::DESIGNATED]);
        let systemic = &risk & &l.class(&art_03::MODEL_PROVIDER_ROLE);
        vec![
            named("relief", &systemic & &l.owes("art-53-2")),
            named("art-53-1-a", systemic.minus(&l.owes("art-53-1-a"))),
            named("art-53-1-b", systemic.minus(&l.owes("art-53-1-b"))),
        ]
    }),
    never("open-models-keep-copyright-and-summary", |l| {
        let provider = l.class(&art_03::MODEL_PROVIDER_ROLE);
        let mut found: Named =
            ["art-53-1-c", "art-53-1-d"].iter().map(|id| named(id, provider.minus(&l.owes(id)))).collect();
        let freed = provider.minus(&l.owes("art-53-1-a")).minus(&l.is(&art_51::OPEN_MODEL));
        found.push(named("freed without being open", freed));
        found
    }),
    never("only-systemic-models-owe-article-55", |l| {
        let systemic = l.class(&art_51::GENERAL_PURPOSE_SYSTEMIC);
        duties_of(&["52", "55"]).filter(|d| is_due(d)).map(|d| named(d.id, l.duty(d).minus(&systemic))).collect()
    }),
    never("model-representatives-only-from-third-countries", |l| one(&l.owes("art-54-1") & &l.expr(&art_02::IN_UNION))),
    never("calling-an-interface-makes-no-model-provider", |l| {
        let system_only = l.is(&art_03::SYSTEM).minus(&l.is(&art_03::MODEL));
        let more = any_is(l, &[&art_51::ABOVE_THIRD, &art_51::SHUTS_OUT_UNION]);
        one((&system_only & &l.rule(&art_51::MODEL_PROVIDER)).minus(&more))
    }),
    // Art. 85 and 86.
    never("people-concerned-owe-nothing", |l| {
        let only_affected = l.is(&art_02::AFFECTED).minus(&l.is(&art_03::MODEL));
        BOOK.duties().filter(|d| is_due(d)).map(|d| named(d.id, &only_affected & &l.duty(d))).collect()
    }),
    never("no-explanation-for-point-2-alone", |l| {
        let owed = &l.owes("art-86") | &l.owes("art-86-right");
        one(owed.minus(&other_points_than_2(l)))
    }),
    // Art. 99 to 101.
    never("nobody-was-fined-before-august-2025", |l| {
        let early = l.day < Date::new(2025, 8, 2);
        lines(l, |_, line| early && (line.euro > 0 || line.share > 0))
    }),
    never("every-breach-has-a-consequence", |l| {
        let decided = |p: &'static Penalty| l.any(l.sanctions(p).into_iter().map(|(_, set)| set));
        penalties().into_iter().map(|p| named(p.id, !&decided(p))).collect()
    }),
    never("highest-fines-for-prohibitions-only", |l| {
        let highest = lines(l, |_, line| line.euro > 15_000_000 || line.share > 3);
        highest.into_iter().filter(|(what, _)| !what.starts_with("prohibition:")).collect()
    }),
    never("small-mid-caps-are-not-spared-for-article-5", |l| {
        let smc = l.is(&practice::SMC);
        let decided = l.sanctions(&art_99::PROHIBITION);
        let other = decided.iter().filter(|(line, _)| line.cite.number() == "99" && line.cite.par.starts_with('6'));
        other.map(|(line, set)| named(line.id, &smc & set)).collect()
    }),
    never("small-firms-have-the-lower-cap", |l| {
        let public = any_is(l, &[&practice::UNION_BODY, &practice::AUTHORITY, &practice::PUBLIC_LAW_BODY]);
        let small = l.is(&practice::SME).minus(&public).minus(&l.rule(&art_99::AI_OFFICE_SUPERVISES));
        let tiers = [&art_99::PROHIBITION, &art_99::OPERATORS, &art_99::INFORMATION];
        let since = l.day >= Date::new(2025, 8, 2);
        let lines = tiers.iter().filter(|_| since).flat_map(|p| l.sanctions(p));
        lines.filter(|(line, _)| &*line.cite.par != "6").map(|(line, set)| named(line.id, &small & &set)).collect()
    }),
    never("bodies-of-the-union-are-fined-by-article-100", |l| {
        let body = l.is(&practice::UNION_BODY);
        let lines = lines(l, |penalty, line| {
            let models = penalty.id == "models" || line.id == "none" || line.id == "not-yet";
            !models && line.cite.number() != "100"
        });
        lines.into_iter().map(|(what, set)| (what, &body & &set)).collect()
    }),
    never("model-fines-know-no-small-firms", |l| {
        let size = l.space.cube(&["size"]);
        let lines = l.sanctions(&art_99::MODELS);
        lines.iter().map(|(line, set)| named(line.id, set.some(&size).minus(&set.every(&size)))).collect()
    }),
    // Art. 111 and 113.
    never("every-timetable-gives-a-day", |l| {
        let given = |s: &'static Schedule| l.any(l.starts(s).into_iter().map(|(_, set)| set));
        schedules(l.day).into_iter().map(|s| named(s.id, !&given(s))).collect()
    }),
    never("no-bans-for-existing-systems-only", |l| {
        let existing = l.space.cube(&["existing", "existing-product", "redesign", "large-scale", "system-date"]);
        let lines = l.starts(&dates::PROHIBITIONS);
        lines
            .iter()
            .map(|(line, set)| (line.from.to_string(), set.some(&existing).minus(&set.every(&existing))))
            .collect()
    }),
    never("high-risk-duties-wait-for-december-2027", |l| {
        let since = l.day >= dates::AMENDED_DATE.date;
        let early = |s: Date| since && s < Date::new(2027, 12, 2);
        let lines = [&dates::CHAPTER_3, &dates::CHAPTER_3_CHAIN, &dates::OUTSIDE_CHAPTER_3]
            .into_iter()
            .flat_map(|s| l.starts(s));
        lines.filter(|(line, _)| early(line.from)).map(|(line, set)| (line.from.to_string(), set)).collect()
    }),
    never("products-alone-wait-for-august-2028", |l| {
        let since = if l.day >= dates::AMENDED_DATE.date { l.all() } else { l.none() };
        let product = (&since & &l.rule(&art_06::HIGH_RISK_PRODUCT)).minus(&l.rule(&art_06::HIGH_RISK_USE));
        let lines = [&dates::CHAPTER_3, &dates::CHAPTER_3_CHAIN].into_iter().flat_map(|s| l.starts(s));
        let early = lines.filter(|(line, _)| line.from < Date::new(2028, 8, 2));
        early.map(|(line, set)| (line.from.to_string(), &product & &set)).collect()
    }),
    never("only-existing-systems-wait-for-a-redesign", |l| {
        let lines = [&dates::CHAPTER_3, &dates::CHAPTER_3_CHAIN].into_iter().flat_map(|s| l.starts(s));
        let waiting = lines.filter(|(line, _)| line.only_if == Some("redesign"));
        let new = !&any_is(l, &[&practice::LEGACY, &practice::LEGACY_PRODUCT]);
        waiting.map(|(line, set)| (line.from.to_string(), &new & &set)).collect()
    }),
    never("nothing-binds-before-the-first-offer-and-use", |l| {
        let early = l.rule(&art_02::LABORATORY);
        let bound = BOOK.duties().flat_map(|d| l.starts(d.applies).into_iter().map(move |(line, set)| (d, line, set)));
        let awake = bound.filter(|(_, line, _)| line.only_if != Some(LAUNCH));
        awake
            .map(|(d, line, set)| named(&format!("{}, {}", d.id, line.from), l.every([early.clone(), l.duty(d), set])))
            .collect()
    }),
    never("only-what-is-not-there-yet-waits-for-its-launch", |l| {
        let there = !&l.rule(&art_02::BEFORE_LAUNCH);
        let lines = BOOK.duties().flat_map(|d| l.starts(d.applies)).filter(|(line, _)| line.only_if == Some(LAUNCH));
        lines.map(|(line, set)| (line.from.to_string(), &there & &set)).collect()
    }),
    never("a-test-in-real-conditions-has-its-rules-at-once", |l| {
        let testing = &l.is(&art_02::TESTS_IN_FIELD) & &l.owes("art-60");
        let duty = BOOK.duties().find(|d| d.id == "art-60").unwrap();
        let dormant = l.starts(duty.applies).into_iter().filter(|(line, _)| line.only_if.is_some());
        dormant.map(|(line, set)| (line.from.to_string(), &testing & &set)).collect()
    }),
    never("august-2030-is-a-day-of-providers-and-deployers", |l| {
        let day = dates::PUBLIC_LEGACY_DATE.date;
        // What a manufacturer owes as provider, Art. 25(3), is owed by a provider.
        let theirs = [art_03::PROVIDER_ROLE.id, art_03::DEPLOYER_ROLE.id, art_03::MANUFACTURER_ROLE.id];
        let mut found = Named::new();
        for duty in BOOK.duties() {
            let for_others = l.any(duty.roles.iter().filter(|r| !theirs.contains(&r.id)).map(|r| l.binds(duty, r)));
            let maker = duty.roles.iter().filter(|r| r.id == art_03::MANUFACTURER_ROLE.id).map(|r| l.binds(duty, r));
            let maker = l.any(maker).minus(&l.class(&art_03::PROVIDER_ROLE));
            for (line, set) in l.starts(duty.applies).into_iter().filter(|(line, _)| line.from == day) {
                let what = format!("{}, {}", duty.id, line.from);
                found.push(named(&what, &set & &(&for_others | &maker)));
                let by_product = &l.is(&practice::LEGACY_PRODUCT) & &l.is(&practice::PRODUCT_FOR_AUTHORITIES);
                let public = &(&l.is(&practice::LEGACY) & &l.is(&practice::FOR_AUTHORITIES)) | &by_product;
                found.push(named(&format!("{what}, new or private"), set.minus(&public)));
            }
        }
        found
    }),
    never("systems-for-authorities-have-a-last-day", |l| {
        let by_use = l.rule(&art_06::HIGH_RISK_USE);
        let by_product = l.rule(&art_06::HIGH_RISK_PRODUCT).minus(&by_use);
        let by_product = &by_product & &l.is(&practice::PRODUCT_FOR_AUTHORITIES);
        let public = &(&by_use & &l.is(&practice::FOR_AUTHORITIES)) | &by_product;
        let late = |from: Date, event: bool| event || from > dates::PUBLIC_LEGACY_DATE.date;
        let bound = provider_or_deployer(l);
        let lines = l
            .starts(&dates::CHAPTER_3)
            .into_iter()
            .filter(|(line, _)| late(line.from, line.only_if == Some("redesign")));
        // Art. 111(1) has a day of its own for the large-scale IT systems, which (2) leaves out.
        let others = lines.filter(|(line, _)| line.from != dates::LARGE_SCALE_DATE.date);
        others.map(|(line, set)| (line.from.to_string(), l.every([public.clone(), bound.clone(), set]))).collect()
    }),
    // The rulebook as a whole.
    never("every-duty-has-an-addressee-in-that-role", |l| {
        let addressee = |d: &Duty| l.any(d.roles.iter().map(|r| l.class(r)));
        BOOK.duties().map(|d| named(d.id, l.duty(d).minus(&addressee(d)))).collect()
    }),
    ever("every-class-and-role-can-occur", |l| BOOK.categories().map(|c| named(c.id, l.class(c))).collect()),
    ever("every-ground-can-occur", |l| {
        let all = BOOK.categories().flat_map(|c| c.grounds().map(move |(route, rule)| (c, route, rule)));
        // Point 6(e) is profiling by its very words.
        let all = all.filter(|(c, _, rule)| (c.id, rule.id) != ("art-6-3-exempt", "annex-3-6-e"));
        all.map(|(c, route, rule)| named(&format!("{}, {}", c.id, rule.id), l.ground(c, route, rule))).collect()
    }),
    ever("every-duty-can-bind-each-of-its-roles", |l| {
        let all = BOOK.duties().flat_map(|d| d.roles.iter().map(move |role| (d, *role)));
        all.map(|(d, role)| named(&format!("{}, {}", d.id, role.id), l.binds(d, role))).collect()
    }),
    ever("every-sanction-can-follow-a-breach", |l| {
        let all = BOOK.duties().flat_map(|d| d.penalties().map(move |p| (d, p)));
        let owed = all.flat_map(|(d, p)| l.sanctions(p).into_iter().map(move |(line, set)| (d, p, line, set)));
        owed.map(|(d, p, line, set)| named(&format!("{}: {}", p.id, line.id), &l.duty(d) & &set)).collect()
    }),
    ever("every-contact-and-neighbour-can-matter", |l| {
        BOOK.contacts.iter().chain(BOOK.neighbours).map(|p| named(p.id, l.expr(&p.when))).collect()
    }),
];

/// The event for which waits what is neither offered nor used yet.
const LAUNCH: &str = "launch";

/// Classes and roles that a model has, whatever the system is.
const MODEL_CLASSES: &[&str] =
    &["general-purpose", "general-purpose-systemic", "model-provider", "model-representative"];

/// What a system and a model can be alike: neither offered nor used yet.
const EITHER: &str = "not-yet";

/// The roles among them.
static MODEL_ROLES: [&Category; 2] = [&art_03::MODEL_PROVIDER_ROLE, &art_03::MODEL_REPRESENTATIVE_ROLE];

/// Classes that say that the Regulation does not cover something.
const OUTSIDE: &[&str] = &["out-of-scope", "system-out-of-scope"];

/// That two people confirm a match, Art. 14(5): the provider builds it in, the deployer does it.
const OVERSIGHT_IN_USE: &str = "art-14-5-use";

/// What only the high-risk classes ask for.
const HIGH_RISK_QUESTIONS: &[&str] = &[
    "product",
    "product-law",
    "safety",
    "assessment",
    "areas",
    "infrastructure",
    "education",
    "employment",
    "services",
    "law-enforcement",
    "migration",
    "justice",
    "profiling",
    "exemption",
    "exemption-areas",
    "influence",
];

/// In which of several areas it does no more than an exempt task.
static AREAS_NAMED: &[&Fact] = &[
    &art_06::ONLY_THAT_IN_BIOMETRICS,
    &art_06::ONLY_THAT_IN_INFRASTRUCTURE,
    &art_06::ONLY_THAT_IN_EDUCATION,
    &art_06::ONLY_THAT_IN_EMPLOYMENT,
    &art_06::ONLY_THAT_IN_SERVICES,
    &art_06::ONLY_THAT_IN_LAW_ENFORCEMENT,
    &art_06::ONLY_THAT_IN_MIGRATION,
    &art_06::ONLY_THAT_IN_JUSTICE,
];

/// What every provider of a high-risk system owes without a condition.
const PROVIDER_DUTIES: &[&str] = &[
    "art-8", "art-9", "art-10", "art-11", "art-12", "art-13", "art-14", "art-15", "art-17", "art-18", "art-20",
    "art-21", "art-47", "art-48", "art-72", "art-73",
];

fn named(what: &str, set: Set) -> (String, Set) {
    (what.to_owned(), set)
}

fn one(set: Set) -> Named {
    vec![(String::new(), set)]
}

fn any_is(l: &Law, facts: &[&'static Fact]) -> Set {
    l.any(facts.iter().map(|fact| l.is(fact)))
}

fn any_holds(l: &Law, rules: &[&'static Rule]) -> Set {
    l.any(rules.iter().map(|rule| l.rule(rule)))
}

/// Offered or put into service in the Union.
fn market(l: &Law) -> Set {
    l.rule(&art_02::OFFERED_IN_UNION)
}

/// The system is covered.
fn in_scope(l: &Law) -> Set {
    l.rule(&art_02::SYSTEM_IN_SCOPE)
}

/// The model is covered.
fn model_in_scope(l: &Law) -> Set {
    l.rule(&art_02::MODEL_IN_SCOPE)
}

/// Art. 2(1)(a) and (c) for a provider; own use in the Union is putting into service, Art. 3(11).
fn linked_as_provider(l: &Law) -> Set {
    l.any([
        market(l),
        l.rule(&art_02::OUTPUT_IN_UNION).minus(&l.expr(&art_02::IN_UNION)),
        &l.rule(&art_02::USES) & &l.expr(&art_02::IN_UNION),
    ])
}

/// Somebody with a role for the system whom Art. 2(1) links to the Union in this role.
fn system_roles(l: &Law) -> Set {
    let (seat, offered) = (l.expr(&art_02::IN_UNION), market(l));
    let result = &l.rule(&art_02::OUTPUT_IN_UNION) | &seat;
    let linked: [(&Category, Set); 8] = [
        (&art_03::PROVIDER_ROLE, linked_as_provider(l)),
        (&art_03::DEPLOYER_ROLE, result),
        (&art_03::IMPORTER_ROLE, l.all()),
        (&art_03::DISTRIBUTOR_ROLE, offered.clone()),
        (&art_03::MANUFACTURER_ROLE, offered.clone()),
        (&art_03::REPRESENTATIVE_ROLE, l.all()),
        (&art_03::SUPPLIER_ROLE, &offered | &seat),
        (&art_03::AFFECTED_ROLE, seat),
    ];
    l.any(linked.into_iter().map(|(role, link)| &l.class(role) & &link))
}

fn banned(l: &Law) -> Set {
    l.class(&art_05::PROHIBITED)
}

fn provider_or_deployer(l: &Law) -> Set {
    &l.class(&art_03::PROVIDER_ROLE) | &l.class(&art_03::DEPLOYER_ROLE)
}

fn high_risk_provider(l: &Law) -> Set {
    &l.rule(&art_06::CHAPTER_3_BINDS) & &l.class(&art_03::PROVIDER_ROLE)
}

/// A ban applies, or Art. 2(2) has left the system to product law: Art. 4 and 50 have nothing to say.
fn no_ordinary_rules(l: &Law) -> Set {
    &l.in_effect(&art_05::PROHIBITED) | &l.in_effect(&art_06::SECTION_B_ONLY)
}

/// Some point of Annex III with one of these numbers describes the system.
fn annex_3_points(l: &Law, numbers: &[&str]) -> Set {
    let is_point = |rule: &Rule| {
        let number = rule.id.strip_prefix("annex-3-").and_then(|rest| rest.split('-').next());
        number.is_some_and(|n| numbers.contains(&n))
    };
    l.any(art_06::HIGH_RISK.grounds().filter(|(_, rule)| is_point(rule)).map(|(_, rule)| l.rule(rule)))
}

fn annex_3_use(l: &Law) -> Set {
    annex_3_points(l, &["1", "2", "3", "4", "5", "6", "7", "8"])
}

fn other_points_than_2(l: &Law) -> Set {
    annex_3_points(l, &["1", "3", "4", "5", "6", "7", "8"])
}

/// Whether it is owed, not allowed or voluntary.
fn is_due(duty: &Duty) -> bool {
    matches!(duty.force, Force::Must | Force::Should)
}

/// The duties whose main provision is one of these articles of the Regulation.
fn duties_of(articles: &'static [&'static str]) -> impl Iterator<Item = &'static Duty> {
    let of = |cite: &Citation| {
        std::ptr::eq(cite.act, &raw const AI_ACT) && cite.unit == Unit::Article && articles.contains(&cite.number())
    };
    BOOK.duties().filter(move |d| of(&d.cites[0]))
}

/// What presupposes a high-risk system: Art. 8 to 27 and 43 to 49 without what exempt systems owe and without the help
/// that Art. 25(2) and (4) ask of the providers of other systems and of models.
fn chapter_3_duties() -> impl Iterator<Item = &'static Duty> {
    const ARTICLES: &[&str] = &[
        "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25", "26",
        "27", "43", "47", "48", "49", "72", "73", "86",
    ];
    duties_of(ARTICLES).filter(|d| !["art-49-2", "art-49-2-secure", "art-25-2", "art-25-4-model"].contains(&d.id))
}

/// Where it depends on one option alone.
fn turned(l: &Law, question: &str, option: &str, set: &Set) -> Set {
    let answer = l.space.option(question, option);
    set.some(&answer).minus(&set.every(&answer))
}

/// A role owes these duties for every high-risk system to which Chapter III applies, and nobody else owes them.
fn owed_by(l: &Law, role: &Category, ids: &[&str], article: &'static str) -> Named {
    let (role, high) = (l.class(role), l.rule(&art_06::CHAPTER_3_BINDS));
    let mut found: Named =
        ids.iter().map(|id| named(id, (&role & &high).minus(&l.owes(&format!("art-{id}"))))).collect();
    let of_article = BOOK.duties().filter(|d| d.cites[0].number() == article && d.cites[0].unit == Unit::Article);
    found.extend(of_article.map(|d| named(&format!("{} by somebody else", d.id), l.duty(d).minus(&role))));
    found
}

/// Every penalty that some duty has, once.
fn penalties() -> Vec<&'static Penalty> {
    let mut all: Vec<&'static Penalty> = Vec::new();
    for penalty in BOOK.duties().flat_map(Duty::penalties) {
        if !all.iter().any(|p| std::ptr::eq(*p, penalty)) {
            all.push(penalty);
        }
    }
    all
}

/// The lines of all penalties that are of a kind, with the answer sets that they decide.
fn lines(l: &Law, kind: impl Fn(&Penalty, &ai_act_check::engine::duty::Sanction) -> bool) -> Named {
    let all = penalties().into_iter().flat_map(|p| l.sanctions(p).into_iter().map(move |(line, set)| (p, line, set)));
    let some = all.filter(|(p, line, _)| kind(p, line));
    some.map(|(p, line, set)| (format!("{}: {}", p.id, line.id), set)).collect()
}

/// Every schedule of what is law on the day, once.
fn schedules(day: Date) -> Vec<&'static Schedule> {
    let law = rules_of(&BOOK).into_iter().filter(|r| r.wordings.first().is_some_and(|w| w.valid.first <= day));
    let duties = BOOK.duties().filter(|d| d.valid.contains(day)).map(|d| d.applies);
    let mut all: Vec<&'static Schedule> = Vec::new();
    for schedule in law.filter_map(|r| r.applies).chain(duties) {
        if !all.iter().any(|s| std::ptr::eq(*s, schedule)) {
            all.push(schedule);
        }
    }
    all
}
