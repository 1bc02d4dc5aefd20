//! Annex I: the product law through which an AI system becomes high-risk under Art. 6(1).
//!
//! Machinery stood in Section A, point 1, until Regulation (EU) 2026/1744 moved it to Section B, point 21.

use crate::acts::AI_ACT;
use engine::expr::{any, given, is};
use engine::rulebook::{Fact, Kind, Question, Rule, choice, wording};

use super::annex_3_areas::IN_PRODUCT;
use super::art_113_dates::{BEFORE_AMENDMENT, SINCE_AMENDMENT};
use super::topics;

// Section A.

/// Point 2: toys, Directive 2009/48/EC.
pub static PRODUCT_TOYS: Fact = Fact { id: "product-toys" };
/// Point 3: recreational craft and personal watercraft, Directive 2013/53/EU.
pub static PRODUCT_BOATS: Fact = Fact { id: "product-boats" };
/// Point 4: lifts and their safety components, Directive 2014/33/EU.
pub static PRODUCT_LIFTS: Fact = Fact { id: "product-lifts" };
/// Point 5: equipment for explosive atmospheres, Directive 2014/34/EU.
pub static PRODUCT_ATEX: Fact = Fact { id: "product-atex" };
/// Point 6: radio equipment, Directive 2014/53/EU.
pub static PRODUCT_RADIO: Fact = Fact { id: "product-radio" };
/// Point 7: pressure equipment, Directive 2014/68/EU.
pub static PRODUCT_PRESSURE: Fact = Fact { id: "product-pressure" };
/// Point 8: cableway installations, Regulation (EU) 2016/424.
pub static PRODUCT_CABLEWAYS: Fact = Fact { id: "product-cableways" };
/// Point 9: personal protective equipment, Regulation (EU) 2016/425.
pub static PRODUCT_PPE: Fact = Fact { id: "product-ppe" };
/// Point 10: appliances burning gaseous fuels, Regulation (EU) 2016/426.
pub static PRODUCT_GAS: Fact = Fact { id: "product-gas" };
/// Point 11: medical devices, Regulation (EU) 2017/745.
pub static PRODUCT_MEDICAL: Fact = Fact { id: "product-medical" };
/// Point 12: in vitro diagnostic medical devices, Regulation (EU) 2017/746.
pub static PRODUCT_IVD: Fact = Fact { id: "product-ivd" };

// Section B.

/// Point 13: civil aviation security, Regulation (EC) No 300/2008.
pub static PRODUCT_AVIATION_SECURITY: Fact = Fact { id: "product-aviation-security" };
/// Point 14: two- or three-wheel vehicles and quadricycles, Regulation (EU) No 168/2013.
pub static PRODUCT_TWO_WHEELERS: Fact = Fact { id: "product-two-wheelers" };
/// Point 15: agricultural and forestry vehicles, Regulation (EU) No 167/2013.
pub static PRODUCT_TRACTORS: Fact = Fact { id: "product-tractors" };
/// Point 16: marine equipment, Directive 2014/90/EU.
pub static PRODUCT_MARINE: Fact = Fact { id: "product-marine" };
/// Point 17: the rail system, Directive (EU) 2016/797.
pub static PRODUCT_RAIL: Fact = Fact { id: "product-rail" };
/// Point 18: motor vehicles and their trailers, Regulations (EU) 2018/858 and (EU) 2019/2144, points 18 and 19.
pub static PRODUCT_VEHICLES: Fact = Fact { id: "product-vehicles" };
/// Point 20: unmanned aircraft; civil aviation only that far, Regulation (EU) 2018/1139.
pub static PRODUCT_DRONES: Fact = Fact { id: "product-drones" };
/// Section B, point 21, before the amendment Section A, point 1: machinery, Regulation (EU) 2023/1230.
pub static PRODUCT_MACHINERY: Fact = Fact { id: "product-machinery" };

/// Which product it is, or belongs to: those that most people have stand first. Each stands for the law that covers it.
pub static PRODUCT_LAW: Question = Question {
    id: "product-law",
    topic: &topics::HIGH_RISK,
    kind: Kind::Several,
    options: &[
        choice("medical", &[&PRODUCT_MEDICAL]).cite(AI_ACT.annex("I").section("A").point("11")),
        choice("machinery", &[&PRODUCT_MACHINERY]).cite(AI_ACT.annex("I").section("B").point("21")),
        choice("toys", &[&PRODUCT_TOYS]).cite(AI_ACT.annex("I").section("A").point("2")),
        choice("vehicles", &[&PRODUCT_VEHICLES]).cite(AI_ACT.annex("I").section("B").point("18")),
        choice("lifts", &[&PRODUCT_LIFTS]).cite(AI_ACT.annex("I").section("A").point("4")),
        choice("radio", &[&PRODUCT_RADIO]).cite(AI_ACT.annex("I").section("A").point("6")),
        choice("gas", &[&PRODUCT_GAS]).cite(AI_ACT.annex("I").section("A").point("10")),
        choice("pressure", &[&PRODUCT_PRESSURE]).cite(AI_ACT.annex("I").section("A").point("7")),
        choice("ivd", &[&PRODUCT_IVD]).cite(AI_ACT.annex("I").section("A").point("12")),
        choice("ppe", &[&PRODUCT_PPE]).cite(AI_ACT.annex("I").section("A").point("9")),
        choice("drones", &[&PRODUCT_DRONES]).cite(AI_ACT.annex("I").section("B").point("20")),
        choice("two-wheelers", &[&PRODUCT_TWO_WHEELERS]).cite(AI_ACT.annex("I").section("B").point("14")),
        choice("tractors", &[&PRODUCT_TRACTORS]).cite(AI_ACT.annex("I").section("B").point("15")),
        choice("rail", &[&PRODUCT_RAIL]).cite(AI_ACT.annex("I").section("B").point("17")),
        choice("boats", &[&PRODUCT_BOATS]).cite(AI_ACT.annex("I").section("A").point("3")),
        choice("marine", &[&PRODUCT_MARINE]).cite(AI_ACT.annex("I").section("B").point("16")),
        choice("cableways", &[&PRODUCT_CABLEWAYS]).cite(AI_ACT.annex("I").section("A").point("8")),
        choice("atex", &[&PRODUCT_ATEX]).cite(AI_ACT.annex("I").section("A").point("5")),
        choice("aviation-security", &[&PRODUCT_AVIATION_SECURITY]).cite(AI_ACT.annex("I").section("B").point("13")),
    ],
    cites: &[AI_ACT.annex("I"), AI_ACT.art("6").par("1")],
    judgement: false,
    helps: None,
};

/// A product under Annex I Section A.
pub static SECTION_A: Rule = Rule::definition(
    "annex-1-section-a",
    &[
        wording(
            BEFORE_AMENDMENT,
            AI_ACT.annex("I").section("A"),
            given(
                &is(&IN_PRODUCT),
                &any(&[
                    is(&PRODUCT_MACHINERY),
                    is(&PRODUCT_TOYS),
                    is(&PRODUCT_BOATS),
                    is(&PRODUCT_LIFTS),
                    is(&PRODUCT_ATEX),
                    is(&PRODUCT_RADIO),
                    is(&PRODUCT_PRESSURE),
                    is(&PRODUCT_CABLEWAYS),
                    is(&PRODUCT_PPE),
                    is(&PRODUCT_GAS),
                    is(&PRODUCT_MEDICAL),
                    is(&PRODUCT_IVD),
                ]),
            ),
        ),
        wording(
            SINCE_AMENDMENT,
            AI_ACT.annex("I").section("A"),
            given(
                &is(&IN_PRODUCT),
                &any(&[
                    is(&PRODUCT_TOYS),
                    is(&PRODUCT_BOATS),
                    is(&PRODUCT_LIFTS),
                    is(&PRODUCT_ATEX),
                    is(&PRODUCT_RADIO),
                    is(&PRODUCT_PRESSURE),
                    is(&PRODUCT_CABLEWAYS),
                    is(&PRODUCT_PPE),
                    is(&PRODUCT_GAS),
                    is(&PRODUCT_MEDICAL),
                    is(&PRODUCT_IVD),
                ]),
            ),
        ),
    ],
);

/// A product under Annex I Section B.
pub static SECTION_B: Rule = Rule::definition(
    "annex-1-section-b-product",
    &[
        wording(
            BEFORE_AMENDMENT,
            AI_ACT.annex("I").section("B"),
            given(
                &is(&IN_PRODUCT),
                &any(&[
                    is(&PRODUCT_AVIATION_SECURITY),
                    is(&PRODUCT_TWO_WHEELERS),
                    is(&PRODUCT_TRACTORS),
                    is(&PRODUCT_MARINE),
                    is(&PRODUCT_RAIL),
                    is(&PRODUCT_VEHICLES),
                    is(&PRODUCT_DRONES),
                ]),
            ),
        ),
        wording(
            SINCE_AMENDMENT,
            AI_ACT.annex("I").section("B"),
            given(
                &is(&IN_PRODUCT),
                &any(&[
                    is(&PRODUCT_AVIATION_SECURITY),
                    is(&PRODUCT_TWO_WHEELERS),
                    is(&PRODUCT_TRACTORS),
                    is(&PRODUCT_MARINE),
                    is(&PRODUCT_RAIL),
                    is(&PRODUCT_VEHICLES),
                    is(&PRODUCT_DRONES),
                    is(&PRODUCT_MACHINERY),
                ]),
            ),
        ),
    ],
);

/// The rules of this file.
pub static RULES: &[&Rule] = &[&SECTION_A, &SECTION_B];
