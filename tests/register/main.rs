//! The register: records against their schema, the public view, results and claims, merge, the files of others, the command line.

mod command;
mod merging;
mod publishing;
mod records;
mod results;
mod samples;
mod tables;
