//! The closed lists of the record. What each value is called in German, English and other schemes stands in tables/values.csv.

#[cfg(test)]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Lists whose values are written in small letters with hyphens.
macro_rules! closed {
    ($($(#[$about:meta])* $name:ident { $($value:ident)* })*) => { $(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(test, derive(JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs, reason = "tables/values.csv says what each is called")]
        pub enum $name { $($value,)* }
    )* };
}

closed! {
    /// How complete a register is.
    Completeness { Complete Partial Unknown }
    /// What kind of body an organisation is.
    BodyKind { Federal Land Municipal PublicLaw UnionBody Court University Company Association Other }
    /// Where an identifier comes from.
    Scheme { Local Maki NlLars NlSourceId Atrs EuDatabase NationalRegister UsOmb CaRegister Other }
    /// Why a result was written down.
    Trigger { First AnswersChanged NewRulebook Review Import DatePassed Correction }
    /// Whether something holds or may hold.
    Standing { Certain Possible }
    /// Whether what holds applies already.
    Onset { Now Later }
    /// A class as somebody claimed it. Another measure than the law's, such as "high-impact", is unclear.
    ClaimClass { Prohibited HighRisk Limited Transparency Minimal None NotAssessed Unclear }
    /// Whether a body runs the system, runs it for others, or uses one that others run.
    Share { RunsItself CentralService UsesCentralService }
    /// Where a system is in its life.
    LifeStatus { Idea Development Procurement Pilot InUse Paused Ended NeverUsed }
    /// Annex VIII, section A point 7 and section B point 8.
    EuStatus { OnMarketOrInService NoLonger Recalled }
    /// What a system is about: the Dutch standard's sixteen.
    Theme {
        Administration CultureLeisure Economy PublicFinance Housing International MigrationIntegration Environment
        EducationScience PublicOrderSafety Justice SpatialInfrastructure SocialSecurity Transport Employment HealthCare
    }
    /// Whom a system touches.
    Group { Public Applicants Employees Companies Children Vulnerable InternalOnly }
    /// What a system does in a decision.
    DecisionRole { None Informs Prepares Recommends DecidesWithCheck DecidesAlone }
    /// What kind of technique a system is.
    Technique {
        LanguageModel GenerativeImageAudioVideo MachineLearning ComputerVision Speech LanguageProcessing Optimisation
        KnowledgeBased Agent Robotics Other
    }
    /// Where a system runs.
    Hosting { Own PublicItProvider CloudEu CloudThirdCountry Supplier Unknown }
    /// Where a system comes from.
    Origin { Own Commissioned Bought TakenOver PartOfAProduct FreeOfCharge Unknown }
    /// Whether others may take a system over.
    Reuse { Yes No OnRequest }
    /// Whether there are personal data.
    Personal { None Yes SpecialCategories Unknown }
    /// Yes and no, and what lies between.
    Degree { Yes No Partly Unknown NotApplicable }
    /// What a body has experienced.
    Rating { Positive Neutral Negative NoneYet }
    /// What was assessed.
    AssessmentKind { Dpia DpiaScreening Fria WorksCouncil ItSecurity AlgorithmAudit Other }
    /// How far an assessment is.
    AssessmentState { Done UnderWay Planned NotRequired Unknown }
    /// The conditions of Art. 6(3), second subparagraph.
    Condition { A B C D }
    /// Registers of others.
    OtherRegister { EuDatabase EuDatabaseSecure NationalSecure Maki Land Own Other }
    /// How far an entry in a register of others is.
    EntryState { NotYetPossible Due Submitted Registered Updated Removed NotNeeded }
    /// Who sees a record.
    Publicity { Draft Internal Approved Published Withheld Retired }
    /// Why a record is withheld.
    Withheld { Law Security OngoingProceedings TradeSecret ThirdPartyRights Other }
    /// What an attachment is.
    AttachmentKind { Certificate Declaration Dpia Fria Contract Documentation Case Other }
    /// Why a record was removed.
    Removal { Merged Duplicate EnteredInError Other }
    /// Who sees a field, where a body decides.
    Opening { Public Internal }
}

/// Sections of Annex VIII.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(JsonSchema))]
#[allow(missing_docs, reason = "they are what the annex calls them")]
pub enum Section {
    A,
    B,
    C,
}
