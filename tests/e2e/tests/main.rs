//! Journeys in real browsers, a file for each subject.

mod accessibility;
mod builds;
mod check;
mod contract;
mod element;
mod embed;
mod engines;
mod fit;
mod frame;
mod heights;
mod history;
mod hostile;
mod hosts;
mod journeys;
mod keep;
mod languages;
mod lawbook;
mod lines;
mod manual;
mod painted;
mod pdf;
mod policy;
mod probes;
mod served;
mod systems;
mod training;
