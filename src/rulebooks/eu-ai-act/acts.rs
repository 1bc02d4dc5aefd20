//! The acts and guidance documents that the rules cite.

use engine::date::Date;
use engine::source::Act;

/// Regulation (EU) 2024/1689, the AI Act.
pub static AI_ACT: Act = Act {
    id: "ai-act",
    texts: &[(Date::new(2024, 8, 1), "32024R1689"), (Date::new(2026, 7, 27), "02024R1689-20260727")],
    published_as: "32024R1689",
    articles: 113,
    recitals: 180,
};

/// Regulation (EU) 2026/1744, the Digital Omnibus on AI, which amends the AI Act since 27 July 2026.
pub static OMNIBUS: Act = Act {
    id: "omnibus",
    texts: &[(Date::new(2026, 7, 27), "32026R1744")],
    published_as: "32026R1744",
    articles: 4,
    recitals: 47,
};

/// Regulation (EU) 2016/679, the General Data Protection Regulation: Art. 4(4) defines profiling.
pub static GDPR: Act = Act {
    id: "gdpr",
    texts: &[(Date::new(2024, 8, 1), "32016R0679")],
    published_as: "32016R0679",
    articles: 99,
    recitals: 173,
};

/// Commission guidelines on the definition of an AI system, C(2025) 924, adopted as C(2025) 5053.
pub static DEFINITION_GUIDELINES: Act = Act {
    id: "definition-guidelines",
    texts: &[],
    published_as: "https://digital-strategy.ec.europa.eu/en/library/commission-publishes-guidelines-ai-system-definition-facilitate-first-ai-acts-rules-application",
    articles: 0,
    recitals: 0,
};

/// Commission guidelines on prohibited practices, C(2025) 884, adopted as C(2025) 5052. They cover Art. 5(1)(a) to (h).
pub static PRACTICES_GUIDELINES: Act = Act {
    id: "practices-guidelines",
    texts: &[],
    published_as: "https://ai-act-service-desk.ec.europa.eu/sites/default/files/2025-08/guidelines_prohibited_practices.pdf",
    articles: 0,
    recitals: 0,
};

/// Commission guidelines on general-purpose AI models, C(2025) 5045.
pub static MODEL_GUIDELINES: Act = Act {
    id: "model-guidelines",
    texts: &[],
    published_as: "https://digital-strategy.ec.europa.eu/en/library/guidelines-scope-obligations-providers-general-purpose-ai-models-under-ai-act",
    articles: 0,
    recitals: 0,
};

/// Commission draft guidelines on Art. 6 of 19 May 2026, general principles and Annex III. A draft.
pub static HIGH_RISK_DRAFT: Act =
    Act { id: "high-risk-draft", texts: &[], published_as: DRAFT_ON_ARTICLE_6, articles: 0, recitals: 0 };

/// Commission draft guidelines on Art. 6 of 19 May 2026, the part on Annex I. A draft.
pub static PRODUCT_DRAFT: Act =
    Act { id: "product-draft", texts: &[], published_as: DRAFT_ON_ARTICLE_6, articles: 0, recitals: 0 };

/// The page from which each part of the draft on Art. 6 is downloaded.
const DRAFT_ON_ARTICLE_6: &str =
    "https://digital-strategy.ec.europa.eu/en/library/draft-commission-guidelines-classification-high-risk-ai-systems";

/// Commission guidelines on Art. 50, C(2026) 5054.
pub static TRANSPARENCY_GUIDELINES: Act = Act {
    id: "transparency-guidelines",
    texts: &[],
    published_as: "https://digital-strategy.ec.europa.eu/en/library/guidelines-transparency-obligations-providers-and-deployers-ai-systems",
    articles: 0,
    recitals: 0,
};

/// Directive (EU) 2016/680 on data protection in law enforcement: its Art. 13 takes the place of Art. 26(11).
pub static POLICE_DIRECTIVE: Act = Act {
    id: "police-directive",
    texts: &[(Date::new(2024, 8, 1), "32016L0680")],
    published_as: "32016L0680",
    articles: 65,
    recitals: 107,
};

/// The German act that carries out the Regulation, KI-MIG of 22 July 2026 (`BGBl.` 2026 I Nr. 223), in force since 29 July
/// 2026. Read in copies of gesetze-im-internet.de, not in the Bundesgesetzblatt.
pub static KI_MIG: Act = Act { id: "ki-mig", texts: &[], published_as: "ki-mig", articles: 0, recitals: 0 };

/// The German Works Constitution Act.
pub static WORKS_CONSTITUTION: Act =
    Act { id: "works-constitution", texts: &[], published_as: "betrvg", articles: 0, recitals: 0 };

/// The German act on staff representation in federal administration; the Länder have acts of their own.
pub static STAFF_REPRESENTATION: Act =
    Act { id: "staff-representation", texts: &[], published_as: "bpersvg_2021", articles: 0, recitals: 0 };
