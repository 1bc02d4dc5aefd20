//! The law: statics only. Facts, questions, rules and dates, each with its provision.

pub mod acts;
pub mod eu_ai_act;
