//! The reader as its user meets it: keystrokes in, screens out.

mod corpus;
mod harness;
mod journeys;
mod looks;
mod pages;
mod properties;
mod rulings;
