//! The register and its records. Each field says who sees it: `public`, `internal` (unless a body opens it for one record), or
//! `never`; a container lets out no more than its parts allow. The schema in docs/schema/ is derived from these structs, and
//! [`super::schema`] and [`super::public`] follow that schema: so limits and levels stand here alone.
//!
//! What is empty is absent. Texts are plain, with paragraphs, and lines that begin with `- `. Lengths are in characters.

use std::collections::BTreeMap;

#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::values::{
    AssessmentKind, AssessmentState, AttachmentKind, BodyKind, ClaimClass, Completeness, Condition, DecisionRole,
    Degree, EntryState, EuStatus, Group, Hosting, LifeStatus, Onset, Opening, Origin, OtherRegister, Personal,
    Publicity, Rating, Removal, Reuse, Scheme, Section, Share, Standing, Technique, Theme, Trigger, Withheld,
};

/// Members that this version does not know. They are kept and written back, and never published.
pub type Others = Map<String, Value>;

/// Whether a field holds nothing, so that it is not written.
fn absent<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Structs whose fields have a level, and what else the schema says of them.
macro_rules! record {
    ($($(#[$about:meta])* $name:ident ($($need:literal)*) {
        $($(#[doc = $doc:literal])+ $field:ident: $type:ty, $level:ident $(, $key:literal = $limit:literal)*;)*
    })*) => { $(
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(test, derive(JsonSchema), schemars(extend("required" = [$($need),*])))]
        pub struct $name {
            $(
                $(#[doc = $doc])+
                #[serde(default, skip_serializing_if = "absent")]
                #[cfg_attr(test, schemars(extend("x-publish" = stringify!($level) $(, $key = $limit)*)))]
                pub $field: $type,
            )*
            /// Members that this version does not know.
            #[serde(flatten)]
            pub others: Others,
        }
    )* };
}

record! {
    /// A register of AI systems: every system of a body, or of several, as one file in the canonical form of RFC 8785.
    Register ("format" "register" "organisations" "systems") {
        /// The name of this form and its number.
        format: String, public, "const" = "ai-act-register/1";
        /// What the register is.
        register: About, public;
        /// The bodies that the systems belong to.
        organisations: Vec<Organisation>, public, "minItems" = 1;
        /// The systems: one record for each use in a body.
        systems: Vec<System>, public;
        /// Records that were removed. Their ids are never used again.
        tombstones: Vec<Tombstone>, public;
        /// SHA-256 of the canonical text of this document without this member. It shows a change after saving; it is no
        /// signature.
        sha256: String, public, "format" = "sha256";
    }
    /// What a register is, and whose.
    About ("id" "title" "publisher" "languages") {
        /// Its own id.
        id: String, public, "format" = "uuid";
        /// Its title.
        title: String, public, "minLength" = 1, "maxLength" = 200;
        /// The organisation that keeps it.
        publisher: String, public, "format" = "uuid";
        /// The languages of its texts.
        languages: Vec<String>, public, "minItems" = 1;
        /// The licence of what is published.
        licence: String, public, "maxLength" = 100;
        /// Which systems belong in it.
        scope: String, public, "maxLength" = 1000;
        /// Where it is published.
        base_url: String, public, "format" = "url", "maxLength" = 500;
        /// Whom to ask about it.
        contact: Contact, public;
        /// Where to report faults.
        feedback_url: String, public, "format" = "url", "maxLength" = 500;
        /// How complete it is.
        completeness: Coverage, public;
        /// After how many months a record is reviewed unless it says otherwise.
        review_default_months: Option<u32>, internal, "minimum" = 1, "maximum" = 60;
        /// Columns and filters that an editor has set up.
        columns: Others, never;
    }
    /// How complete a register is.
    Coverage () {
        /// What its keeper says.
        declared: Option<Completeness>, public;
        /// As of which day.
        as_of: String, public, "format" = "date";
        /// Who has reported, and who has not.
        note: String, public, "maxLength" = 1000;
    }
    /// A body, an agency, a firm.
    Organisation ("id" "name") {
        /// Its own id.
        id: String, public, "format" = "uuid";
        /// Its official name.
        name: String, public, "minLength" = 1, "maxLength" = 200;
        /// Its short name.
        short: String, public, "maxLength" = 30;
        /// What kind of body it is.
        kind: Option<BodyKind>, public;
        /// The two letters of its country.
        country: String, public, "maxLength" = 2;
        /// The organisation above it.
        parent: String, public, "format" = "uuid";
        /// Its postal address.
        address: String, public, "maxLength" = 300;
        /// What others call it.
        identifiers: Vec<Identifier>, public;
        /// Whom to ask.
        contact: Contact, public;
        /// Why it has no systems here.
        no_entries_reason: String, public, "maxLength" = 500;
    }
    /// What somebody else's list calls a thing.
    Identifier ("scheme" "value") {
        /// Whose list.
        scheme: Option<Scheme>, public;
        /// The id there.
        value: String, public, "minLength" = 1, "maxLength" = 100;
        /// The page of the entry there.
        url: String, public, "format" = "url", "maxLength" = 500;
    }
    /// A contact for the public: a team, never a person.
    Contact () {
        /// The team.
        unit: String, public, "maxLength" = 200;
        /// Its mailbox.
        email: String, public, "maxLength" = 254;
        /// Its telephone.
        phone: String, public, "maxLength" = 50;
        /// Its page.
        url: String, public, "format" = "url", "maxLength" = 500;
    }
    /// A contact that is never published.
    InternalContact () {
        /// The team.
        unit: String, never, "maxLength" = 200;
        /// The person.
        person: String, never, "maxLength" = 120;
        /// The mailbox.
        email: String, never, "maxLength" = 254;
        /// The telephone.
        phone: String, never, "maxLength" = 50;
    }
    /// A firm or body that supplies something.
    Party () {
        /// Its name.
        name: String, public, "maxLength" = 200;
        /// Its address.
        address: String, internal, "maxLength" = 300;
        /// The two letters of its country.
        country: String, public, "maxLength" = 2;
        /// Its mailbox.
        email: String, internal, "maxLength" = 254;
        /// Its page.
        url: String, public, "format" = "url", "maxLength" = 500;
    }
    /// A title with an address.
    Link ("title") {
        /// What is there.
        title: String, public, "minLength" = 1, "maxLength" = 200;
        /// The address.
        url: String, public, "format" = "url", "maxLength" = 500;
    }
    /// A record that was removed.
    Tombstone ("id" "removed_on" "reason") {
        /// The id it had.
        id: String, public, "format" = "uuid";
        /// The day of removal.
        removed_on: String, public, "format" = "date";
        /// Why.
        reason: Option<Removal>, public;
        /// The record that holds its content now.
        merged_into: String, public, "format" = "uuid";
    }
    /// One system in one body.
    System ("id" "revision" "lang" "name" "organisation" "lifecycle" "publication") {
        /// Its own id, for ever.
        id: String, public, "format" = "uuid";
        /// Which state of the record this is.
        revision: Revision, public;
        /// The language of its texts.
        lang: String, public, "minLength" = 2, "maxLength" = 8;
        /// Texts in other languages, by language and field.
        translations: BTreeMap<String, BTreeMap<String, String>>, public;
        /// Its name.
        name: String, public, "minLength" = 1, "maxLength" = 120;
        /// Other names it goes by.
        other_names: Vec<String>, public;
        /// What it is, in a sentence or two.
        short_description: String, public, "maxLength" = 350;
        /// What others call it.
        identifiers: Vec<Identifier>, public;
        /// Whose it is.
        organisation: Belonging, public;
        /// The product it is a use of.
        product: Product, public;
        /// Where it is in its life.
        lifecycle: Lifecycle, public;
        /// What it is for.
        purpose: Purpose, public;
        /// How it works.
        technology: Technology, public;
        /// Where it comes from, and what it costs.
        supply: Supply, public;
        /// The data.
        data: Data, public;
        /// What keeps it in bounds.
        safeguards: Safeguards, public;
        /// Assessments of its impact, and the like.
        impact_assessments: Vec<ImpactAssessment>, public;
        /// Classes that somebody claimed.
        claims: Vec<Claim>, public;
        /// What the check says.
        classification: Classification, public;
        /// When somebody looks again.
        review: Review, public;
        /// Registrations that the law asks for.
        registration: Registration, public;
        /// Who sees the record.
        publication: Publication, public;
        /// Whom to ask.
        contacts: Contacts, public;
        /// Pages about it.
        links: Vec<Link>, public;
        /// Words to find it by.
        tags: Vec<String>, public;
        /// Files kept elsewhere.
        attachments: Vec<Attachment>, internal;
        /// What changed in the record.
        changes: Vec<Change>, public;
        /// The editors' notes.
        notes: String, never, "maxLength" = 5000;
        /// What was written about it beyond the law, by catalogue: documents of reflection.schema.json.
        reflections: BTreeMap<String, Others>, never;
        /// What was left over when the record was read from somewhere else.
        import: Import, never;
        /// Fields of the house.
        x: Others, never;
    }
    /// Which state of a record this is.
    Revision ("number" "changed_on") {
        /// Counted from 1.
        number: u64, public, "minimum" = 1;
        /// The checksum of the content before it.
        parent: String, internal, "format" = "sha256";
        /// The checksum of this content.
        content_sha256: String, internal, "format" = "sha256";
        /// The day of the last change.
        changed_on: String, public, "format" = "date";
    }
    /// Whose a system is.
    Belonging ("responsible") {
        /// The organisation that answers for it.
        responsible: String, public, "format" = "uuid";
        /// The unit there.
        unit: String, public, "maxLength" = 200;
        /// Other organisations that use it.
        using: Vec<String>, public;
        /// Who runs it.
        role: Option<Share>, public;
    }
    /// The product of which a system is a use.
    Product () {
        /// What records of the same product have in common.
        catalogue_id: String, internal, "format" = "uuid";
        /// Whether it is ready-made office software.
        commodity: Option<bool>, public;
    }
    /// Where a system is in its life. Dates are a year, month or day, as far as known.
    Lifecycle ("status") {
        /// Its state.
        status: Option<LifeStatus>, public;
        /// Since when it is used.
        begin: String, public, "format" = "partial-date";
        /// Until when.
        end: String, public, "format" = "partial-date";
        /// Why it ended.
        end_reason: String, public, "maxLength" = 500;
        /// Its status for the EU database.
        eu_status: Option<EuStatus>, public;
    }
    /// What a system is for.
    Purpose () {
        /// Its intended purpose.
        text: String, public, "maxLength" = 2500;
        /// Components and functions that it supports.
        functions: String, public, "maxLength" = 2500;
        /// What it is about.
        themes: Vec<Theme>, public;
        /// Who uses it.
        users: String, public, "maxLength" = 500;
        /// Who is affected.
        affected: String, public, "maxLength" = 500;
        /// Which groups are affected.
        affected_groups: Vec<Group>, public;
        /// What comes out.
        output: String, public, "maxLength" = 1000;
        /// What it does in decisions.
        decision_role: Option<DecisionRole>, public;
        /// The process it is a part of.
        process: String, public, "maxLength" = 2500;
        /// How things were done before.
        previous_process: String, public, "maxLength" = 1000;
        /// What else was considered.
        alternatives: String, public, "maxLength" = 2500;
        /// What is gained.
        benefits: String, public, "maxLength" = 2500;
        /// What it is not for.
        limits: String, public, "maxLength" = 2500;
        /// How often it is used.
        volume: String, public, "maxLength" = 500;
        /// The legal basis of the task.
        legal_basis: String, public, "maxLength" = 2500;
        /// Where the legal basis can be read.
        legal_basis_links: Vec<Link>, public;
    }
    /// How a system works.
    Technology () {
        /// Its kinds of technique.
        kinds: Vec<Technique>, public;
        /// How it works.
        description: String, public, "maxLength" = 5000;
        /// Its models.
        models: Vec<Model>, public;
        /// Where it runs.
        hosting: Option<Hosting>, public;
        /// More about where.
        hosting_note: String, internal, "maxLength" = 500;
        /// What it is connected with.
        interfaces: String, internal, "maxLength" = 1000;
        /// Its source code.
        code_url: String, public, "format" = "url", "maxLength" = 500;
        /// How it is looked after.
        maintenance: String, public, "maxLength" = 1000;
        /// Energy and other resources.
        sustainability: String, public, "maxLength" = 1000;
    }
    /// A model in a system.
    Model ("name") {
        /// Its name.
        name: String, public, "minLength" = 1, "maxLength" = 200;
        /// Its version.
        version: String, public, "maxLength" = 60;
        /// Who made it.
        maker: String, public, "maxLength" = 200;
        /// What it does.
        task: String, public, "maxLength" = 500;
        /// What goes in.
        input: String, public, "maxLength" = 500;
        /// What comes out.
        output: String, public, "maxLength" = 500;
        /// How it is built.
        architecture: String, public, "maxLength" = 1000;
        /// How well it does.
        performance: String, public, "maxLength" = 1000;
    }
    /// Where a system comes from.
    Supply () {
        /// How the body came by it.
        origin: Option<Origin>, public;
        /// Its provider.
        provider: Party, public;
        /// The name of the product.
        product_name: String, public, "maxLength" = 200;
        /// Its version.
        product_version: String, public, "maxLength" = 60;
        /// Who else supplies a part.
        supply_chain: Vec<Part>, public;
        /// How it was procured.
        procurement: String, public, "maxLength" = 500;
        /// When the contract ends.
        contract_end: String, internal, "format" = "partial-date";
        /// What the supplier may do with data.
        data_access_terms: String, internal, "maxLength" = 1000;
        /// Whether others may take it over.
        reuse_offered: Option<Reuse>, public;
        /// More about that.
        reuse_note: String, public, "maxLength" = 1000;
        /// Wishes for working together.
        cooperation: String, public, "maxLength" = 500;
        /// Cost of introduction in euros.
        cost_introduction_eur: Option<Amount>, internal;
        /// Cost of a year in euros.
        cost_yearly_eur: Option<Amount>, internal;
        /// What the costs mean.
        cost_note: String, public, "maxLength" = 500;
    }
    /// A part that somebody supplies.
    Part () {
        /// Who.
        party: Party, public;
        /// What.
        part: String, public, "maxLength" = 500;
    }
    /// The data of a system.
    Data () {
        /// What goes in.
        inputs: String, public, "maxLength" = 2500;
        /// Where data come from.
        sources: Vec<Link>, public;
        /// Whether there are personal data.
        personal: Option<Personal>, public;
        /// Which.
        personal_categories: String, public, "maxLength" = 1000;
        /// The entry in the record of processing.
        processing_record_url: String, public, "format" = "url", "maxLength" = 500;
        /// Who receives them.
        recipients: String, internal, "maxLength" = 1000;
        /// How long they are kept.
        retention: String, public, "maxLength" = 500;
        /// The data it was trained with.
        training: Training, public;
    }
    /// The data a system was trained with.
    Training () {
        /// Whether they are known.
        known: Option<Degree>, public;
        /// What they are.
        description: String, public, "maxLength" = 2500;
        /// Whether data of the body were used.
        own_data_used: Option<Degree>, public;
        /// Whether somebody looked for discrimination.
        bias_checked: Option<Degree>, public;
        /// With what result.
        bias_note: String, public, "maxLength" = 1000;
        /// How quality is watched.
        quality_control: String, public, "maxLength" = 1000;
        /// Whether they are complete and representative.
        completeness: String, public, "maxLength" = 1000;
    }
    /// What keeps a system in bounds.
    Safeguards () {
        /// Who watches, and what they can do.
        human_oversight: String, public, "maxLength" = 2500;
        /// Risks, and what is done about them.
        risk_management: String, public, "maxLength" = 2500;
        /// How its working is watched.
        monitoring: String, public, "maxLength" = 1000;
        /// How staff are trained.
        staff_training: String, public, "maxLength" = 1000;
        /// Whether people are told.
        notice: Option<Degree>, public;
        /// In which words.
        notice_text: String, public, "maxLength" = 600;
        /// How to object.
        objection: String, public, "maxLength" = 1000;
        /// How it is protected.
        it_security: String, never, "maxLength" = 2500;
        /// What was learned.
        experience: String, public, "maxLength" = 1000;
        /// In one word.
        experience_rating: Option<Rating>, public;
    }
    /// An assessment of a system's impact, or what stands beside it.
    ImpactAssessment ("kind" "state") {
        /// What was assessed.
        kind: Option<AssessmentKind>, public;
        /// Its title.
        title: String, public, "maxLength" = 200;
        /// How far it is.
        state: Option<AssessmentState>, public;
        /// Since when.
        on: String, public, "format" = "partial-date";
        /// What it found.
        summary: String, public, "maxLength" = 2500;
        /// Why there is none.
        reason: String, public, "maxLength" = 1000;
        /// Where it can be read.
        url: String, public, "format" = "url", "maxLength" = 500;
    }
    /// A class that somebody claimed.
    Claim ("class" "raw" "source") {
        /// The class in the words of the Regulation.
        class: Option<ClaimClass>, public;
        /// The claim letter for letter.
        raw: String, public, "maxLength" = 300;
        /// Who said so, and where.
        source: String, public, "maxLength" = 300;
        /// When.
        on: String, public, "format" = "partial-date";
        /// Who wrote it down.
        by: String, internal, "maxLength" = 200;
    }
    /// What the check says of a system.
    Classification () {
        /// The answers, by question id.
        answers: BTreeMap<String, Vec<String>>, public;
        /// Why somebody answered so, by question id.
        reasons: BTreeMap<String, String>, internal, "maxLength" = 600;
        /// Each result that was written down, the oldest first. It is appended to and never changed.
        history: Vec<Snapshot>, public;
        /// The result in the body's own words.
        public_statement: String, public, "maxLength" = 2500;
        /// The fingerprint of the rulebook that an editor saw last.
        fingerprint_seen: String, internal, "maxLength" = 16;
    }
    /// A result, condensed. The whole assessment is made anew when somebody looks.
    Snapshot ("on" "as_of" "trigger" "rulebook" "headline") {
        /// The day of computing.
        on: String, public, "format" = "date";
        /// The legal day.
        as_of: String, public, "format" = "date";
        /// Why it was written down.
        trigger: Option<Trigger>, public;
        /// Which rulebook was asked.
        rulebook: Rulebook, public;
        /// Which program asked it.
        program_version: String, public, "maxLength" = 40;
        /// The most serious class that is certain for the body in its role; "open" if none is.
        headline: String, public, "minLength" = 1, "maxLength" = 40;
        /// The same for the system, whoever must act.
        system_headline: String, public, "maxLength" = 40;
        /// The body's roles.
        roles: Vec<Role>, public;
        /// The classes that hold or may hold, the most serious first.
        classes: Vec<Class>, public;
        /// What is owed for certain.
        duties: Vec<Owed>, public;
        /// The questions that are open.
        open: Vec<String>, public;
        /// The questions on which the class of the system still hangs.
        system_open: Vec<String>, public;
        /// SHA-256 of the canonical text of the answers.
        answers_sha256: String, internal, "format" = "sha256";
        /// SHA-256 of a saved case.
        case_sha256: String, internal, "format" = "sha256";
        /// What there is to say about it.
        note: String, internal, "maxLength" = 600;
    }
    /// Which rulebook was asked.
    Rulebook ("id" "version" "fingerprint") {
        /// Its id.
        id: String, public, "maxLength" = 40;
        /// The day of the last legal change it knows.
        version: String, public, "maxLength" = 20;
        /// Fingerprint of its rules and texts.
        fingerprint: String, public, "maxLength" = 16;
    }
    /// A role of a body.
    Role ("id" "status") {
        /// Its id.
        id: String, public, "maxLength" = 40;
        /// Whether it holds.
        status: Option<Standing>, public;
    }
    /// A class of a system.
    Class ("id" "status") {
        /// Its id.
        id: String, public, "maxLength" = 40;
        /// Whether it holds.
        status: Option<Standing>, public;
        /// Whether it applies already; absent while it is only possible.
        standing: Option<Onset>, public;
        /// From which day it certainly applies.
        applies_from: Option<String>, public, "format" = "date";
        /// The rules under which it holds or may hold.
        rules: Vec<String>, public;
    }
    /// A duty.
    Owed ("id") {
        /// Its id.
        id: String, public, "maxLength" = 60;
        /// When it has to be met.
        moment: String, public, "maxLength" = 20;
        /// From which day; several while an open answer decides.
        applies_from: Vec<String>, public;
    }
    /// When somebody looks again.
    Review () {
        /// When somebody looked last.
        last: String, public, "format" = "date";
        /// When it is due.
        next: String, public, "format" = "date";
        /// After how many months.
        interval_months: Option<u32>, internal, "minimum" = 1, "maximum" = 60;
        /// Who looks.
        by: String, internal, "maxLength" = 200;
        /// What to look at.
        note: String, internal, "maxLength" = 1000;
    }
    /// Registrations that the law asks for: Annex VIII.
    Registration () {
        /// The sections that apply.
        sections: Vec<Section>, public;
        /// Whether it goes into the secure part, Art. 49(4).
        secure: Option<bool>, internal;
        /// Entries in registers of others.
        entries: Vec<Entry>, public;
        /// The provider's entry, section C point 3.
        provider_entry_url: String, public, "format" = "url", "maxLength" = 500;
        /// The conditions of Art. 6(3), section B point 6.
        art_6_3_conditions: Vec<Condition>, public;
        /// Two letters for each Member State, section A point 10.
        member_states: Vec<String>, public;
        /// Certificates, section A point 8.
        certificates: Vec<Certificate>, public;
        /// The authorised representative.
        representative: Party, public;
        /// Who submits for somebody else.
        submitted_by: InternalContact, never;
        /// The instructions for use, section A point 12.
        instructions_url: String, public, "format" = "url", "maxLength" = 500;
    }
    /// An entry in a register of others.
    Entry ("register" "state") {
        /// Which register.
        register: Option<OtherRegister>, public;
        /// How far it is.
        state: Option<EntryState>, public;
        /// Its number there.
        number: String, public, "maxLength" = 100;
        /// Its page.
        url: String, public, "format" = "url", "maxLength" = 500;
        /// Since when.
        on: String, public, "format" = "date";
    }
    /// A certificate of a notified body.
    Certificate () {
        /// Its type.
        r#type: String, public, "maxLength" = 200;
        /// Its number.
        number: String, public, "maxLength" = 100;
        /// Until when it is valid.
        valid_until: String, public, "format" = "date";
        /// The notified body.
        body: String, public, "maxLength" = 200;
    }
    /// Who sees a record.
    Publication ("state") {
        /// How far it is. Only what is approved or published is shown.
        state: Option<Publicity>, internal;
        /// Why it is withheld.
        withheld_reason: Option<Withheld>, public;
        /// More about that.
        withheld_note: String, never, "maxLength" = 1000;
        /// Fields that the body opens or closes for this record, by path. What is never public stays so.
        fields: BTreeMap<String, Opening>, internal;
        /// Fields that are blacked out, with the reason that is shown in their place, by path.
        redactions: BTreeMap<String, String>, public, "maxLength" = 300;
        /// First published.
        first: String, public, "format" = "date";
        /// Last published.
        last: String, public, "format" = "date";
        /// Where.
        url: String, public, "format" = "url", "maxLength" = 500;
        /// Who approved it.
        approved_by: String, internal, "maxLength" = 200;
    }
    /// Whom to ask about a system.
    Contacts () {
        /// Anybody may.
        public: Contact, public;
        /// For faults in the entry.
        feedback: Contact, public;
        /// Only the body may.
        internal: InternalContact, never;
    }
    /// A file kept elsewhere.
    Attachment ("name" "sha256") {
        /// Its name.
        name: String, internal, "minLength" = 1, "maxLength" = 200;
        /// What it is.
        kind: Option<AttachmentKind>, internal;
        /// Its media type.
        media_type: String, internal, "maxLength" = 100;
        /// Its length.
        bytes: Option<u64>, internal;
        /// Its checksum.
        sha256: String, internal, "format" = "sha256";
        /// Whether it may be published.
        publish: Option<bool>, internal;
    }
    /// A change of a record.
    Change ("on" "summary") {
        /// The day.
        on: String, public, "format" = "date";
        /// The revision it made.
        revision: Option<u64>, public;
        /// What changed.
        summary: String, public, "minLength" = 1, "maxLength" = 300;
        /// Which fields.
        fields: Vec<String>, internal;
        /// Whether readers learn of it; unless said, they do.
        public: Option<bool>, internal;
    }
    /// Where a record was read from, and what was left over.
    Import () {
        /// The file.
        from: String, never, "maxLength" = 200;
        /// The row there, counted from 1.
        row: Option<u64>, never;
        /// The day.
        on: String, never, "format" = "date";
        /// The mapping.
        mapping: String, never, "maxLength" = 60;
        /// What has no field here or could not be read, letter for letter, by column.
        unmapped: BTreeMap<String, String>, never;
        /// Fields that were guessed.
        uncertain: Vec<String>, never;
    }
}

/// An amount of money that is not negative.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema), schemars(extend("type" = "number", "minimum" = 0)))]
pub struct Amount(pub serde_json::Number);
